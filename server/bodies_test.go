package server

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// refusing is a server with small bounds that reads all it may of a body, or
// nothing where the path says so, and refuses.
func refusing(t *testing.T, b bodies) (address string) {
	server := httptest.NewServer(b.Limit(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var tooLarge *http.MaxBytesError
		if r.URL.Path == "/unread" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		if n, err := io.Copy(io.Discard, r.Body); errors.As(err, &tooLarge) {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
		} else {
			fmt.Fprint(w, n, err)
		}
	})))
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

// send writes a request as most programs do, everything before a look at the answer,
// and returns how much was taken and what was answered.
func send(t *testing.T, address, head string, length int) (taken int, answer *http.Response, err error) {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	_ = c.SetDeadline(time.Now().Add(time.Minute))
	if _, err := io.WriteString(c, strings.ReplaceAll(head, "\n", "\r\n")+"\r\n"); err != nil {
		return 0, nil, err
	}
	for piece := make([]byte, 64<<10); taken < length; {
		n, err := c.Write(piece[:min(len(piece), length-taken)])
		if taken += n; err != nil {
			return taken, nil, err
		}
	}
	answer, err = http.ReadResponse(bufio.NewReader(c), nil)
	return taken, answer, err
}

func TestTooLargeABodyIsAnswered(t *testing.T) {
	const most, leftover = 1 << 20, 30 << 20
	address := refusing(t, bodies{most: most, leftover: leftover, patience: 20 * time.Second})
	head := func(path string, length int) string {
		return fmt.Sprintf("POST %s HTTP/1.1\nHost: x\nContent-Length: %d\n", path, length)
	}
	for path, want := range map[string]int{"/": 413, "/unread": 403} {
		length := most + leftover // far more than the buffers of a connection
		if path == "/unread" {
			length = leftover
		}
		taken, answer, err := send(t, address, head(path, length), length)
		if err != nil {
			t.Errorf("%s: refused after %d bytes without an answer: %v", path, taken, err)
			continue
		}
		if answer.StatusCode != want {
			t.Errorf("%s: %d", path, answer.StatusCode)
		}
	}
	if _, answer, err := send(t, address, head("/", most), most); err != nil || answer.StatusCode != 200 {
		t.Errorf("as much as may be: %v %v", answer, err)
	}
}

// What is thrown away is bounded: in bytes, whatever the length that was promised, and
// in time.
func TestWhatIsThrownAwayIsBounded(t *testing.T) {
	const most, leftover = 1 << 20, 2 << 20
	address := refusing(t, bodies{most: most, leftover: leftover, patience: 300 * time.Millisecond})
	const endless = 64 << 20
	if taken, _, err := send(t, address, fmt.Sprintf("POST / HTTP/1.1\nHost: x\nContent-Length: %d\n", endless), endless); err == nil || taken == endless {
		t.Errorf("all of %d bytes were taken: %v", taken, err)
	}
	chunked := "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n4000000"
	if taken, _, err := send(t, address, chunked, endless); err == nil || taken == endless {
		t.Errorf("all of %d bytes of a chunk were taken: %v", taken, err)
	}
	// Who promises more and stops gets the answer all the same, when patience ends.
	stalled := fmt.Sprintf("POST / HTTP/1.1\nHost: x\nContent-Length: %d\n", most+leftover)
	if _, answer, err := send(t, address, stalled, most+1000); err != nil || answer.StatusCode != 413 {
		t.Errorf("stalled: %v %v", answer, err)
	}
	// Who asks first is not told to go on.
	asking := fmt.Sprintf("POST /unread HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: %d\n", leftover)
	if _, answer, err := send(t, address, asking, 0); err != nil || answer.StatusCode != 403 {
		t.Errorf("asked first: %v %v", answer, err)
	}
}
