package comments

import (
	"context"
	"time"

	"samrad/collab"
)

// BeginPlain begins a thread on the whole document.
func (s *Store) BeginPlain(ctx context.Context, doc collab.DocumentID, author collab.PersonID, body string) (Thread, error) {
	out, err := s.Begin(ctx, doc, author, newThread{kind: KindComment, body: body})
	return out.thread, err
}

// ReplyPlain answers in a thread.
func (s *Store) ReplyPlain(ctx context.Context, doc collab.DocumentID, author collab.PersonID, id, body string) (Thread, error) {
	out, err := s.Reply(ctx, doc, author, id, body)
	return out.thread, err
}

// LimitAt is Limit with a clock.
func (s *Service) LimitAt(perMinute, inARow int, now func() time.Time) {
	s.pace = newPace(perMinute, inARow, now)
}
