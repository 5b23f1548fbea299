package webhooks

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// ErrForbiddenAddress: the receiver's name leads into a network that webhooks must
// not reach.
var ErrForbiddenAddress = errors.New("the address is not public")

// Guard decides where webhooks may go.
type Guard struct {
	Allowed  []*net.IPNet // networks that may be reached although they are not public
	Loopback bool         // this machine may be reached, and by plain http: the demo
}

// reserved are ranges that netip has no word for.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	// These carry IPv4 addresses inside.
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("2001::/32"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("fec0::/10"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("100::/64"),
}

// admits tells whether an address may be dialled.
func (g Guard) admits(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	for _, network := range g.Allowed {
		if network.Contains(net.IP(ip.AsSlice())) {
			return true
		}
	}
	if ip.IsLoopback() {
		return g.Loopback
	}
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	for _, network := range reserved {
		if network.Contains(ip) {
			return false
		}
	}
	return true
}

// control refuses a connection to an address that is not admitted. It sees what
// the name was resolved to, so a name that changes its mind gains nothing.
func (g Guard) control(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !g.admits(to.Addr()) {
		return ErrForbiddenAddress
	}
	return nil
}

// client posts to receivers: through the guard, following no redirect and no proxy
// of the environment, keeping no cookies.
func (g Guard) client() *http.Client {
	dialer := &net.Dialer{Timeout: 5 * time.Second, Control: g.control}
	return &http.Client{
		Timeout: requestPatience,
		Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 5 * time.Second, ResponseHeaderTimeout: requestPatience,
			MaxResponseHeaderBytes: 64 << 10, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// checkURL refuses an address that could never be delivered to, in words.
func (g Guard) checkURL(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || len(text) > 2000 {
		return huma.Error422UnprocessableEntity("The address is not one. Write e.g. https://example.org/hook.")
	}
	ip, err := netip.ParseAddr(u.Hostname())
	literal := err == nil
	local := u.Hostname() == "localhost" || literal && ip.IsLoopback()
	switch {
	case u.User != nil || u.Fragment != "":
		return huma.Error422UnprocessableEntity("The address must hold neither a password nor a fragment. Check the signature instead.")
	case u.Scheme != "https" && !(u.Scheme == "http" && local && g.Loopback):
		return huma.Error422UnprocessableEntity("The address must begin with https://.")
	case literal && !g.admits(ip), local && !g.Loopback:
		return huma.Error422UnprocessableEntity(fmt.Sprintf("%s is not a public address. Ask whoever runs this server if it must be reached (webhooks_to).", u.Hostname()))
	}
	return nil
}
