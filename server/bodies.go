package server

import (
	"io"
	"net/http"
	"time"
)

// bodies bounds what requests send. Who is refused while they are still sending
// sees only a broken connection, unless somebody takes the rest off them: browsers
// and most programs read no answer before they have sent everything. So a bounded
// part of what no operation wants is read and thrown away before the answer goes.
type bodies struct {
	most     int64         // bytes that an operation may read
	leftover int64         // bytes that are thrown away at the most
	patience time.Duration // how long that may take
}

// maxBody is the most any request may send: a spreadsheet of 5 MB to
// import. A long strategy as Markdown is some hundred kilobytes.
const maxBody = 6 << 20

var limits = bodies{most: maxBody, leftover: 32 << 20, patience: 5 * time.Second}

// Limit stands before everything that reads a body.
func (b bodies) Limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Body == nil || r.Body == http.NoBody {
			next.ServeHTTP(w, r)
			return
		}
		sent := &sentBody{from: r.Body, length: r.ContentLength}
		bounded := r.WithContext(r.Context()) // net/http looks at the body of its own request
		bounded.Body = http.MaxBytesReader(w, sent, b.most)
		next.ServeHTTP(w, bounded)
		if sent.worthTaking(b.leftover, r.Header.Get("Expect")) {
			_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(b.patience)) // of this request: the next one has its own
			_, _ = io.CopyN(io.Discard, sent, b.leftover)
		}
	})
}

// sentBody is a body whose end is watched for. net/http closes what it reads from.
type sentBody struct {
	from   io.Reader
	length int64 // -1 is unknown
	read   int64
	err    error // why there is no more
}

func (s *sentBody) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	s.read += int64(n)
	if err != nil {
		s.err = err
	}
	return n, err
}

func (s *sentBody) Close() error { return nil }

// worthTaking tells whether there is a rest, which is not too large as far as one
// knows, and which its sender does not keep until they are asked for it.
func (s *sentBody) worthTaking(most int64, expect string) bool {
	return s.err == nil && s.length-s.read <= most && (expect == "" || s.read > 0)
}
