package server

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/rs/zerolog"

	"samrad/server/calendar"
)

// contentSecurityPolicy allows nothing that the program does not serve itself.
// connect-src 'self' covers WebSockets to the same origin.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

// securityHeaders go on every answer. A handler may set a stricter policy.
func securityHeaders(https bool) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			h := w.Header()
			h.Set("Content-Security-Policy", contentSecurityPolicy)
			h.Set("X-Content-Type-Options", "nosniff")
			h.Set("X-Frame-Options", "DENY")
			// Not "same-origin": a document's address says who works on what.
			h.Set("Referrer-Policy", "no-referrer")
			h.Set("Cross-Origin-Opener-Policy", "same-origin")
			h.Set("Cross-Origin-Resource-Policy", "same-origin")
			h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
			if https {
				h.Set("Strict-Transport-Security", "max-age=63072000")
			}
			next.ServeHTTP(w, r)
		})
	}
}

// requestIDHeader carries the request's id on the answer, where handlers that
// want to show it to a person ("reference …") read it too.
const requestIDHeader = "X-Request-Id"

// identify gives every request an id of ours and a logger that writes it. An
// id sent by the caller is not taken: it would let them forge log lines.
func identify(logger zerolog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			id := strings.ToLower(rand.Text()[:12])
			w.Header().Set(requestIDHeader, id)
			own := logger.With().Str("request", id).Logger()
			ctx := context.WithValue(r.Context(), requestIDKey{}, id)
			next.ServeHTTP(w, r.WithContext(own.WithContext(ctx)))
		})
	}
}

type requestIDKey struct{}

// requestID is the request's id, "" outside of one.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// accessLog writes one line per answer. The query is left out: it holds
// sign-in codes. A WebSocket's line comes when it opens.
func accessLog(metrics *httpMetrics) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			began := time.Now()
			answer := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
			defer func() {
				took := time.Since(began)
				status := answer.Status()
				switch {
				case status == 0 && r.Header.Get("Upgrade") != "":
					status = http.StatusSwitchingProtocols // written past us
				case status == 0:
					status = http.StatusOK
				}
				metrics.observe(r.Method, routePattern(r), status, took)
				zerolog.Ctx(r.Context()).WithLevel(levelOf(r, status)).
					Str("method", r.Method).Str("path", loggable(r.URL.Path)).Int("status", status).
					Int("bytes", answer.BytesWritten()).Dur("took", took).
					Str("remote", hostOf(r.RemoteAddr)).Msg("request")
			}()
			next.ServeHTTP(answer, r)
		})
	}
}

// loggable leaves out of an address what would open something to who reads the log.
func loggable(path string) string {
	if strings.HasPrefix(path, calendar.Path) {
		return calendar.Path + "…"
	}
	return path
}

// levelOf keeps the log readable at level info: files and probes are debug.
func levelOf(r *http.Request, status int) zerolog.Level {
	switch {
	case status >= 500:
		return zerolog.ErrorLevel
	case strings.HasPrefix(r.URL.Path, "/api/"), strings.HasPrefix(r.URL.Path, "/auth/"), strings.HasPrefix(r.URL.Path, "/collab"):
		return zerolog.InfoLevel
	default:
		return zerolog.DebugLevel
	}
}

// routePattern is the route that answered, which has few values where paths
// have many.
func routePattern(r *http.Request) string {
	if route := chi.RouteContext(r.Context()); route != nil && route.RoutePattern() != "" {
		return route.RoutePattern()
	}
	return "other"
}

// recoverPanics turns a defect into an answer for one caller; the others go on.
func recoverPanics(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause == http.ErrAbortHandler {
				panic(cause)
			}
			zerolog.Ctx(r.Context()).Error().Str("panic", fmt.Sprint(cause)).
				Str("stack", string(debug.Stack())).Msg("a request hit a defect")
			if r.Header.Get("Upgrade") == "" {
				writeProblem(w, http.StatusInternalServerError, brokenMessage(w.Header().Get(requestIDHeader)))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// refuseCrossOrigin keeps other sites from changing anything with a signed-in
// person's cookie. (It does not see WebSockets: the hub compares the Origin.)
func refuseCrossOrigin(public *url.URL) (func(http.Handler) http.Handler, error) {
	protection := http.NewCrossOriginProtection()
	if err := protection.AddTrustedOrigin(public.String()); err != nil {
		return nil, fmt.Errorf("trust the public URL %s: %w", public, err)
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		writeProblem(w, http.StatusForbidden,
			"This request came from another site. Open "+public.String()+" and try again there.")
	}))
	return protection.Handler, nil
}

// keepToLoopback is for the demo, where anyone may sign in as anyone: a page
// elsewhere whose name resolves to this machine must not reach it. A browser
// that came by "localhost" is sent to the address that sign-in returns to.
func keepToLoopback(public *url.URL) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			host := strings.ToLower(r.Host)
			switch {
			case host == public.Host:
				next.ServeHTTP(w, r)
			case !isLoopback(hostOf(host)):
				writeProblem(w, http.StatusMisdirectedRequest, "The demo answers on this machine only. Open "+public.String()+".")
			case portOf(host) == public.Port() && r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html"):
				http.Redirect(w, r, public.String()+r.URL.RequestURI(), http.StatusTemporaryRedirect)
			default:
				next.ServeHTTP(w, r)
			}
		})
	}
}

// believeProxies takes the caller's address from X-Forwarded-For when the
// connection comes from a proxy that the operator named: the last address that
// is not itself such a proxy, since everything before it may be invented.
func believeProxies(trusted []*net.IPNet) func(http.Handler) http.Handler {
	isProxy := func(host string) bool {
		ip := net.ParseIP(host)
		for _, network := range trusted {
			if ip != nil && network.Contains(ip) {
				return true
			}
		}
		return false
	}
	return func(next http.Handler) http.Handler {
		if len(trusted) == 0 {
			return next
		}
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if isProxy(hostOf(r.RemoteAddr)) {
				hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
				for i := len(hops) - 1; i >= 0; i-- {
					hop := strings.TrimSpace(hops[i])
					if net.ParseIP(hop) == nil {
						break
					}
					r.RemoteAddr = net.JoinHostPort(hop, "0")
					if !isProxy(hop) {
						break
					}
				}
			}
			next.ServeHTTP(w, r)
		})
	}
}

func hostOf(address string) string {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return strings.Trim(address, "[]")
	}
	return host
}

func portOf(address string) string {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return ""
	}
	return port
}
