package notify

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
)

// UnsubscribePath is where the links of mails lead; the token follows.
const UnsubscribePath = "/mail/unsubscribe/"

// Links makes the addresses in mails. The token of an unsubscribe link names a
// person and is signed with the installation's key, so it needs no sign-in, no
// row, and never runs out: an old mail must still get one off the list.
type Links struct {
	public *url.URL
	key    []byte
}

// NewLinks reads the installation's key.
func NewLinks(ctx context.Context, pool *pgxpool.Pool, public *url.URL) (*Links, error) {
	l := &Links{public: public}
	if err := pool.QueryRow(ctx, `SELECT mail_key FROM installation`).Scan(&l.key); err != nil {
		return nil, fmt.Errorf("read the key of mail links: %w", err)
	}
	return l, nil
}

func (l *Links) base() string { return strings.TrimRight(l.public.String(), "/") }

func (l *Links) thread(document, thread string) string {
	return l.base() + "/documents/" + document + "?thread=" + thread
}

func (l *Links) settings() string { return l.base() + "/inbox" }

func (l *Links) unsubscribe(person collab.PersonID) string {
	return l.base() + UnsubscribePath + l.token(person)
}

func (l *Links) token(person collab.PersonID) string {
	id, err := uuid.Parse(string(person))
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(append(id[:], l.sign(id)...))
}

func (l *Links) sign(id uuid.UUID) []byte {
	mac := hmac.New(sha256.New, l.key)
	mac.Write([]byte("unsubscribe\x00"))
	mac.Write(id[:])
	return mac.Sum(nil)[:16]
}

// person returns whom a token names; false for one that is not ours.
func (l *Links) person(token string) (collab.PersonID, bool) {
	raw, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil || len(raw) != 32 {
		return "", false
	}
	id := uuid.UUID(raw[:16])
	return collab.PersonID(id.String()), hmac.Equal(raw[16:], l.sign(id))
}
