package stakeholders

import (
	"context"
	"fmt"
	"sync"

	"samrad/collab"
)

// turns lets one change at a time be made to a document through this process:
// of two that read the same state, the second would check its values against a
// map that is no longer there.
type turns struct {
	mu   sync.Mutex
	docs map[collab.DocumentID]*turn
}

// turn is a document's place in turns; who holds its one token has the turn.
type turn struct {
	token chan struct{}
	users int // who hold or wait; guarded by turns.mu
}

// take waits for the turn; the returned function ends it.
func (t *turns) take(ctx context.Context, doc collab.DocumentID) (end func(), err error) {
	mine := t.enter(doc)
	select {
	case mine.token <- struct{}{}:
		return func() { <-mine.token; t.leave(doc, mine) }, nil
	case <-ctx.Done():
		t.leave(doc, mine)
		return nil, fmt.Errorf("wait to change doc=%s: %w", doc, ctx.Err())
	}
}

func (t *turns) enter(doc collab.DocumentID) *turn {
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

func (t *turns) leave(doc collab.DocumentID, mine *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if mine.users--; mine.users == 0 {
		delete(t.docs, doc)
	}
}
