package identity

import (
	"net/http"
	"net/url"
	"time"
)

// cookies names and shapes the cookies. On https the names carry the __Host-
// prefix, which binds them to this host, to the whole site and to https. Plain
// http, allowed on loopback only, cannot have the prefix.
type cookies struct{ secure bool }

func newCookies(public *url.URL) cookies { return cookies{secure: public.Scheme == "https"} }

func (c cookies) session() string { return c.prefix() + "samrad" }

// flow names the cookie of one attempt to sign in. Each attempt has its own, so
// that two tabs do not spoil each other's.
func (c cookies) flow(state string) string { return c.prefix() + "samrad-flow-" + state[:8] }

func (c cookies) prefix() string {
	if c.secure {
		return "__Host-"
	}
	return ""
}

func (c cookies) set(w http.ResponseWriter, name, value string, age time.Duration) {
	http.SetCookie(w, c.cookie(name, value, int(age.Seconds())))
}

func (c cookies) clear(w http.ResponseWriter, name string) {
	http.SetCookie(w, c.cookie(name, "", -1))
}

func (c cookies) cookie(name, value string, maxAge int) *http.Cookie {
	return &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: maxAge,
		HttpOnly: true, Secure: c.secure,
		// Lax, not Strict: the provider's redirect back must carry the flow cookie.
		SameSite: http.SameSiteLaxMode,
	}
}

// value returns the one value of the cookie; two of the same name mean that
// somebody planted one, and neither counts.
func (c cookies) value(r *http.Request, name string) string {
	found := r.CookiesNamed(name)
	if len(found) != 1 {
		return ""
	}
	return found[0].Value
}
