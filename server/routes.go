package server

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/rs/zerolog"

	"samrad/frontend"
	"samrad/server/calendar"
	"samrad/server/demo/provider"
	"samrad/server/notify"
)

// routes is every address the program answers, and what stands before it.
// (/metrics is the only other one; it has its own listener.)
func routes(config Config, public *url.URL, p *parts, checks *health, metrics *httpMetrics, logger zerolog.Logger) (http.Handler, error) {
	pages, err := newFrontendHandler(frontend.Dist)
	if err != nil {
		return nil, err
	}
	sameOrigin, err := refuseCrossOrigin(public)
	if err != nil {
		return nil, err
	}
	proxies, err := config.trustedNetworks()
	if err != nil {
		return nil, err
	}

	r := chi.NewRouter()
	r.Use(believeProxies(proxies), identify(logger), accessLog(metrics), recoverPanics,
		securityHeaders(public.Scheme == "https"), limits.Limit)
	if config.Demo {
		r.Use(keepToLoopback(public))
	}
	r.NotFound(pagesOr404(pages))
	r.MethodNotAllowed(methodNotAllowed)

	r.Get(calendar.Path+"{file}", p.calendar.ServeHTTP) // calendar programs cannot sign in
	r.Get("/healthz", checks.live)
	r.Get("/readyz", checks.ready)

	r.Post("/auth/{org}/backchannel-logout", p.identity.BackchannelLogout) // providers call this, not browsers
	r.Method(http.MethodGet, notify.UnsubscribePath+"{token}", p.stopMail)
	r.Method(http.MethodPost, notify.UnsubscribePath+"{token}", p.stopMail) // mail programs call this, not only browsers
	if p.demoProvider != nil {
		r.Mount(provider.Path, p.demoProvider)
	}

	r.Group(func(r chi.Router) {
		// Without the middleware: they read their own cookies, and answer a
		// database that is away with a page instead of a problem.
		r.Use(sameOrigin, noStore)
		r.Get("/auth/{org}/start", p.identity.Start)
		r.Get("/auth/{org}/callback", p.identity.Callback)
		r.Post("/auth/sign-out", p.identity.SignOut)
	})
	// Without looking up who it is: see there.
	r.With(sameOrigin, noStore).Post("/collab/stream/{streamID}", p.streamChunk)
	r.Group(func(r chi.Router) {
		r.Use(sameOrigin, p.identity.Middleware, noStore)
		r.Get("/collab", p.hocuspocus)
		r.Get("/collab/stream", p.stream)
		r.Get("/collab/{documentID}", p.yWebsocket)

		p.register(newAPI(r.With(newImportGate(time.Now).Middleware, p.keys.Middleware))) // /api/v1/…
	})
	return r, nil
}

// noStore keeps answers about people out of caches; a handler may say otherwise.
func noStore(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// pagesOr404 answers what is in no table: below the programs' addresses a
// problem, everywhere else the application, which has its own "not found".
func pagesOr404(pages http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for _, prefix := range []string{"/api/", "/auth/", "/collab/", "/demo/", "/mail/", "/calendar/"} {
			if strings.HasPrefix(r.URL.Path+"/", prefix) {
				noSuchAddress(w, r)
				return
			}
		}
		pages.ServeHTTP(w, r)
	}
}

func noSuchAddress(w http.ResponseWriter, r *http.Request) {
	writeProblem(w, http.StatusNotFound, "There is no such address. /api/v1/openapi.json lists those there are.")
}

func methodNotAllowed(w http.ResponseWriter, r *http.Request) {
	writeProblem(w, http.StatusMethodNotAllowed, "This address does not take "+r.Method+". /api/v1/openapi.json says what it takes.")
}
