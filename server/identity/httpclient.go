package identity

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"
)

const (
	// providerTimeout covers a whole exchange with a provider, body included.
	providerTimeout = 10 * time.Second
	// maxProviderBody bounds discovery documents, keys, tokens and userinfo;
	// go-oidc reads them to the end, however long.
	maxProviderBody = 1 << 20
)

var errBodyTooLarge = errors.New("the answer is larger than 1 MiB")

// newProviderClient returns the client for all talk with one provider. It
// follows no redirects: every address comes from the configuration or from the
// discovery document, and a redirect could lead inside the operator's network.
func newProviderClient(now func() time.Time) (*http.Client, *keyCache) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = (&net.Dialer{Timeout: 4 * time.Second}).DialContext
	transport.TLSHandshakeTimeout = 4 * time.Second
	transport.ResponseHeaderTimeout = 8 * time.Second
	transport.MaxResponseHeaderBytes = 64 << 10
	transport.MaxIdleConnsPerHost = 4
	keys := &keyCache{next: cappedTransport{transport}, now: now}
	return &http.Client{
		Transport: keys,
		Timeout:   providerTimeout,
		CheckRedirect: func(req *http.Request, _ []*http.Request) error {
			return fmt.Errorf("the provider redirects to %s; configure the address it redirects to", req.URL)
		},
	}, keys
}

// cappedTransport fails reading a body beyond maxProviderBody.
type cappedTransport struct{ next http.RoundTripper }

func (t cappedTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	resp.Body = &cappedBody{ReadCloser: resp.Body, left: maxProviderBody}
	return resp, nil
}

type cappedBody struct {
	io.ReadCloser
	left int64
}

func (b *cappedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, errBodyTooLarge
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return 0, errBodyTooLarge
	}
	return n, err
}

// keysFreshFor is how long fetched signing keys answer for the provider; a failure to fetch them is remembered for keyFailureKept.
const (
	keysFreshFor   = 15 * time.Second
	keyFailureKept = 2 * time.Second
)

// keyCache keeps forged tokens from making us hammer a provider: go-oidc
// fetches the keys anew for every token with an unknown key id, and anyone may
// send those to the back-channel endpoint. At most one fetch in keysFreshFor
// reaches the provider; others get the same bytes. Providers publish a key
// before they use it, so an honest token waits at most that long.
type keyCache struct {
	next http.RoundTripper
	now  func() time.Time

	mu      sync.Mutex // guards all below
	url     string     // the provider's jwks_uri, known after discovery
	fetched time.Time
	status  int
	header  http.Header
	body    []byte
	err     error
}

// use says which address holds the keys.
func (c *keyCache) use(url string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.url != url {
		c.url, c.fetched = url, time.Time{}
	}
}

func (c *keyCache) RoundTrip(r *http.Request) (*http.Response, error) {
	c.mu.Lock()
	if r.Method != http.MethodGet || c.url == "" || r.URL.String() != c.url {
		c.mu.Unlock()
		return c.next.RoundTrip(r)
	}
	if c.fetched.IsZero() || c.now().Sub(c.fetched) >= keysFreshFor {
		// Claim the fetch, then let the lock go: a slow provider must not hold
		// up others, who meanwhile get the former keys.
		c.fetched = c.now()
		c.mu.Unlock()
		status, header, body, err := fetch(c.next, r)
		c.mu.Lock()
		c.keep(status, header, body, err)
	}
	defer c.mu.Unlock()
	if c.err != nil {
		return nil, c.err
	}
	if c.status == 0 {
		return nil, errors.New("the provider's keys are being fetched; try again in a moment")
	}
	return &http.Response{
		Status: fmt.Sprintf("%d %s", c.status, http.StatusText(c.status)), StatusCode: c.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: c.header.Clone(),
		Body: io.NopCloser(bytes.NewReader(c.body)), ContentLength: int64(len(c.body)), Request: r,
	}, nil
}

// keep takes in the outcome of a fetch. A failure does not displace good keys,
// and is forgotten soon when there are none.
func (c *keyCache) keep(status int, header http.Header, body []byte, err error) {
	if err == nil && status == http.StatusOK {
		c.status, c.header, c.body, c.err = status, header, body, nil
		return
	}
	if c.status == http.StatusOK {
		return
	}
	c.status, c.header, c.body, c.err = status, header, body, err
	c.fetched = c.now().Add(keyFailureKept - keysFreshFor)
}

func fetch(rt http.RoundTripper, r *http.Request) (int, http.Header, []byte, error) {
	resp, err := rt.RoundTrip(r)
	if err != nil {
		return 0, nil, nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return resp.StatusCode, resp.Header, body, err
}
