package collab

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"samrad/collab/protocol"
)

// enterKnowing connects over Hocuspocus as a client that knows schemas, and joins.
func (w *world) enterKnowing(said, token string, doc DocumentID) *client {
	w.t.Helper()
	c := w.connect("/collab?"+SchemasParameter+"="+said, nil)
	c.auth(token, doc)
	c.send(protocol.AppendSyncStep1(nil, noVector))
	return c
}

func TestSchemas(t *testing.T) {
	current := Schema{Kind: "strategy", Version: 3}
	bubble(t, "JN7_an_older_client_is_not_let_in", Limits{}, func(t *testing.T, w *world) {
		w.access.setSchema(docA, current, nil)
		for _, said := range []string{"strategy.2,goal_list.9", "goal_list.1", "", "strategy", "strategy.x", "strategy.-3",
			"STRATEGY.3", strings.Repeat("x.1,", 40) + "strategy.2"} {
			c := w.enterKnowing(said, "anna", docA)
			settled()
			if c.denials() != "outdated" || len(c.messages(0, 1)) != 0 {
				t.Errorf("%q: denied %q, told %v", said, c.denials(), c.got)
			}
			wantOpen(t, c) // its other documents may be of another kind
			typed := typist{client: 7}
			c.update(typed.types("lost"))
			settled()
			if len(w.journal.calls()) != 0 {
				t.Fatalf("%q: what an older client sent was stored", said)
			}
		}
		y := w.connect("/collab/"+string(docA)+"?"+SchemasParameter+"=strategy.2", http.Header{"Authorization": {"Bearer anna"}})
		settled()
		wantCode(t, y, CloseOutdated)
	})
	streamBubble(t, "JN7_TP1_also_by_stream", Limits{}, func(t *testing.T, w *world) {
		w.access.setSchema(docA, current, nil)
		for said, denied := range map[string]string{"strategy.2": "outdated", "strategy.3": ""} {
			s := w.openStreamAt("/collab/stream?"+SchemasParameter+"="+said, "anna")
			s.enter(docA)
			if s.denials() != denied {
				t.Errorf("%s: denied %q", said, s.denials())
			}
		}
	})
	bubble(t, "JN7_others_are", Limits{}, func(t *testing.T, w *world) {
		w.access.setSchema(docA, current, nil)
		for _, c := range []*client{w.enter("anna", docA), w.enterKnowing("goal_list.1,strategy.3", "anna", docA),
			w.enterKnowing("strategy.4", "anna", docA), w.enterKnowing("strategy.1", "anna", docB)} {
			settled()
			if c.denials() != "" || len(c.messages(0, 1)) != 1 {
				t.Errorf("denied %q, told %v", c.denials(), c.got)
			}
		}
	})
	bubble(t, "JN7_a_stranger_learns_nothing", Limits{}, func(t *testing.T, w *world) {
		w.access.setSchema(docA, current, nil)
		c := w.enterKnowing("strategy.2", "stranger", docA)
		settled()
		if c.denials() != "no access" {
			t.Fatalf("denied %q", c.denials())
		}
	})
	bubble(t, "JN7_a_version_that_rises_is_noticed", Limits{RecheckRights: time.Minute}, func(t *testing.T, w *world) {
		w.access.setSchema(docA, current, nil)
		older, newer, silent := w.enterKnowing("strategy.3", "anna", docA), w.enterKnowing("strategy.4", "bert", docA), w.enter("anna", docA)
		settled()
		w.access.setSchema(docA, Schema{Kind: "strategy", Version: 4}, nil)
		time.Sleep(2 * time.Minute)
		settled()
		wantCode(t, older, CloseOutdated)
		if newer.code() == int(CloseOutdated) || silent.code() == int(CloseOutdated) {
			t.Fatal("who knows the new version, or says nothing, was closed")
		}
	})
	bubble(t, "JN7_a_version_that_cannot_be_read", Limits{}, func(t *testing.T, w *world) {
		w.access.setSchema(docA, current, errors.New("database away"))
		c := w.enterKnowing("strategy.3", "anna", docA)
		settled()
		wantCode(t, c, CloseTryLater)
	})
}
