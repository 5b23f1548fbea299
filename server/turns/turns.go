// Package turns lets one change at a time be made to a document through this
// process. Safe for concurrent use; nothing is kept of documents nobody changes.
// Allowed imports: collab (types).
package turns

import (
	"context"
	"fmt"
	"sync"

	"samrad/collab"
)

// Turns hands out the turns. Without them, of two changes that read the same
// state the second would be checked against one that is no longer there. The zero
// value is ready.
type Turns struct {
	mu   sync.Mutex
	docs map[collab.DocumentID]*turn
}

// turn is a document's place; who holds its one token has the turn.
type turn struct {
	token chan struct{}
	users int // who hold or wait; guarded by Turns.mu
}

// Take waits for the turn; the returned function ends it.
func (t *Turns) Take(ctx context.Context, doc collab.DocumentID) (end func(), err error) {
	mine := t.enter(doc)
	select {
	case mine.token <- struct{}{}:
		return func() { <-mine.token; t.leave(doc, mine) }, nil
	case <-ctx.Done():
		t.leave(doc, mine)
		return nil, fmt.Errorf("wait to change doc=%s: %w", doc, ctx.Err())
	}
}

func (t *Turns) enter(doc collab.DocumentID) *turn {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.docs == nil {
		t.docs = map[collab.DocumentID]*turn{}
	}
	mine := t.docs[doc]
	if mine == nil {
		mine = &turn{token: make(chan struct{}, 1)}
		t.docs[doc] = mine
	}
	mine.users++
	return mine
}

func (t *Turns) leave(doc collab.DocumentID, mine *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if mine.users--; mine.users == 0 {
		delete(t.docs, doc)
	}
}
