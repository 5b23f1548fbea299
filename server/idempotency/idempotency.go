// Package idempotency lets a program repeat a POST of which it does not know
// whether it arrived: with the same Idempotency-Key it gets the answer of the
// first, for 24 hours.
//
// Data flow: Middleware stands before all of /api/v1 and behind identity's. It
// claims (person, key) with a row, hands the request on, and keeps the answer if
// it is a success; anything else is forgotten, since it did nothing and may be
// tried again. The same key with another request is 422; while the first is under
// way, 409. A claim whose process died is free again after a minute; handlers that
// must not do things twice even then take the ids of what they make from ID.
//
// Concurrency: safe for concurrent use; the pool is the only state. Allowed
// imports: identity, pgx, zerolog.
package idempotency

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/server/identity"
)

// Header is what a program sends its key in: 1 to 255 printable ASCII characters
// that it never uses for anything else.
const Header = "Idempotency-Key"

const (
	// kept is how long an answer is repeated.
	kept = 24 * time.Hour
	// claimed is how long a request may be under way before another may try.
	claimed = time.Minute
	// maxAnswer is the largest answer that is kept; no answer to a POST is near it.
	maxAnswer = 1 << 20
	maxKey    = 255
)

// namespace of the ids that ID makes.
var namespace = uuid.MustParse("6f1b7d0e-54d5-4f0c-9a5e-0d3b1c8c7a51")

type contextKey struct{}

// ID returns an id for something the request makes: the same each time the request
// is repeated, and for no other. It is "" for a request without a key.
func ID(ctx context.Context, what string) string {
	request, ok := ctx.Value(contextKey{}).(string)
	if !ok {
		return ""
	}
	return uuid.NewSHA1(namespace, []byte(request+"\x00"+what)).String()
}

// With returns a context as of a request of person with that key; for tests.
func With(ctx context.Context, person, key, address string) context.Context {
	return context.WithValue(ctx, contextKey{}, person+"\x00"+key+"\x00"+address)
}

// Keys answers repeated requests.
type Keys struct {
	pool   *pgxpool.Pool
	refuse func(w http.ResponseWriter, status int, detail string)
}

// New returns Keys in pool; refuse writes a problem.
func New(pool *pgxpool.Pool, refuse func(w http.ResponseWriter, status int, detail string)) *Keys {
	return &Keys{pool: pool, refuse: refuse}
}

// holdsSecret tells whether the answer shows a secret that is kept nowhere else in
// the clear. Such answers are not kept, and a key there counts for nothing.
func holdsSecret(path string) bool {
	return strings.HasSuffix(path, "/invitations") || strings.HasSuffix(path, "/webhooks")
}

// Middleware heeds the key of POSTs by somebody who is signed in.
func (k *Keys) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := r.Header.Get(Header)
		who, known := identity.From(r.Context())
		if key == "" || !known || r.Method != http.MethodPost || holdsSecret(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		if !validKey(key) {
			k.refuse(w, http.StatusBadRequest, "Idempotency-Key must be 1 to 255 printable ASCII characters, such as a UUID.")
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			k.refuse(w, http.StatusRequestEntityTooLarge, "The request could not be read to its end; it may be too large.")
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		k.answer(w, r, next, claim{person: string(who.Person), key: key, fingerprint: fingerprint(r, body)})
	})
}

func validKey(key string) bool {
	if len(key) > maxKey {
		return false
	}
	for _, c := range []byte(key) {
		if c < 0x21 || c > 0x7e {
			return false
		}
	}
	return true
}

func fingerprint(r *http.Request, body []byte) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%s %s\n%s\n", r.Method, r.URL.RequestURI(), r.Header.Get("Content-Type"))
	h.Write(body)
	return h.Sum(nil)
}

type claim struct {
	person, key string
	fingerprint []byte
}

func (k *Keys) answer(w http.ResponseWriter, r *http.Request, next http.Handler, c claim) {
	ctx := r.Context()
	before, err := k.take(ctx, c)
	switch {
	case err != nil:
		zerolog.Ctx(ctx).Error().Err(err).Msg("an idempotency key could not be looked up")
		k.refuse(w, http.StatusServiceUnavailable, "The server cannot tell just now whether it has done this before. Try again shortly with the same key.")
		return
	case before == nil: // ours
	case !bytes.Equal(before.fingerprint, c.fingerprint):
		k.refuse(w, http.StatusUnprocessableEntity, "This Idempotency-Key was used for another request. Take a new one.")
		return
	case before.status == 0:
		w.Header().Set("Retry-After", "1")
		k.refuse(w, http.StatusConflict, "This very request is under way. Try again shortly with the same key.")
		return
	default:
		before.write(w)
		return
	}
	recorder := &recorder{ResponseWriter: w}
	done := false
	defer func() {
		// The answer is kept even if the caller has hung up: that is what for.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if err := k.settle(ctx, c, recorder, done); err != nil {
			zerolog.Ctx(ctx).Warn().Err(err).Msg("the answer to a request with an idempotency key was not kept")
		}
	}()
	next.ServeHTTP(recorder, r.WithContext(With(ctx, c.person, c.key, r.URL.Path)))
	done = true
}

// kept answer of an earlier request; status 0 while it is under way.
type earlier struct {
	fingerprint []byte
	status      int
	header      http.Header
	body        []byte
}

func (e *earlier) write(w http.ResponseWriter) {
	for name, values := range e.header {
		w.Header()[name] = values
	}
	w.Header().Set("Idempotent-Replayed", "true")
	w.WriteHeader(e.status)
	w.Write(e.body)
}

// take claims the key, or returns what holds it.
func (k *Keys) take(ctx context.Context, c claim) (*earlier, error) {
	tag, err := k.pool.Exec(ctx, `
		INSERT INTO idempotency_keys AS k (person_id, key, fingerprint) VALUES ($1, $2, $3)
		ON CONFLICT (person_id, key) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, begun_at = now(), status = NULL, header = NULL, body = NULL
		 WHERE k.begun_at < now() - CASE WHEN k.status IS NULL THEN $4::interval ELSE $5::interval END`,
		c.person, c.key, c.fingerprint, claimed, kept)
	if err != nil {
		return nil, fmt.Errorf("claim an idempotency key: %w", err)
	}
	if tag.RowsAffected() == 1 {
		return nil, nil
	}
	var e earlier
	var status *int
	var header []byte
	err = k.pool.QueryRow(ctx, `SELECT fingerprint, status, header, body FROM idempotency_keys WHERE person_id = $1 AND key = $2`,
		c.person, c.key).Scan(&e.fingerprint, &status, &header, &e.body)
	if errors.Is(err, pgx.ErrNoRows) { // it failed in between; the caller tries again
		return &earlier{fingerprint: c.fingerprint}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read an idempotency key: %w", err)
	}
	if status == nil {
		return &e, nil
	}
	e.status = *status
	return &e, json.Unmarshal(header, &e.header)
}

// settle keeps a success and forgets anything else.
func (k *Keys) settle(ctx context.Context, c claim, r *recorder, done bool) error {
	if !done || r.status < 200 || r.status > 299 || r.overflow {
		_, err := k.pool.Exec(ctx, `DELETE FROM idempotency_keys WHERE person_id = $1 AND key = $2 AND status IS NULL`, c.person, c.key)
		return err
	}
	header := http.Header{}
	for _, name := range []string{"Content-Type", "Etag", "Location", "Content-Disposition", "Cache-Control"} {
		if values := r.Header().Values(name); len(values) > 0 {
			header[name] = values
		}
	}
	text, err := json.Marshal(header)
	if err != nil { // texts
		panic(err)
	}
	_, err = k.pool.Exec(ctx, `UPDATE idempotency_keys SET status = $3, header = $4, body = $5 WHERE person_id = $1 AND key = $2`,
		c.person, c.key, r.status, string(text), r.body.Bytes())
	return err
}

// Sweep forgets what is older than a day.
func (k *Keys) Sweep(ctx context.Context) error {
	_, err := k.pool.Exec(ctx, `DELETE FROM idempotency_keys WHERE begun_at < now() - $1::interval`, kept)
	if err != nil {
		return fmt.Errorf("sweep idempotency keys: %w", err)
	}
	return nil
}

// Run sweeps every hour until ctx ends.
func (k *Keys) Run(ctx context.Context) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := k.Sweep(ctx); err != nil && ctx.Err() == nil {
				zerolog.Ctx(ctx).Warn().Err(err).Msg("old idempotency keys stay; next try in an hour")
			}
		}
	}
}

// recorder keeps a copy of the answer that passes through.
type recorder struct {
	http.ResponseWriter
	status   int
	body     bytes.Buffer
	overflow bool
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	if r.body.Len()+len(p) > maxAnswer {
		r.overflow = true
	} else {
		r.body.Write(p)
	}
	return r.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
