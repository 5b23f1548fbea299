package collab

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"samrad/collab/journal"
)

func TestRoomAtRest(t *testing.T) {
	t.Run("UN3_encodings_are_given_back_and_made_again_alike", roomGivesEncodingsBack)
}

func roomGivesEncodingsBack(t *testing.T) {
	h := NewHub(HubConfig{Journal: journal.NewMemory(string(docA)), Logger: zerolog.Nop()})
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := h.Shutdown(ctx); err != nil {
			t.Error(err)
		}
	}()
	update := (&typist{client: 7}).types("held for those who join")
	r, err := newRoom(h, docA, journal.Loaded{Updates: [][]byte{update}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	before := r.core.stored.EncodeState()
	r.state = sharedFrame{update: before, frame: []byte("a frame")}
	r.joined = true
	r.rest()
	if r.state.frame == nil || &before[0] != &r.core.stored.EncodeState()[0] {
		t.Error("given back though somebody has just joined")
	}
	r.rest()
	if r.state.frame != nil {
		t.Error("kept though nobody joins")
	}
	if again := r.core.stored.EncodeState(); !bytes.Equal(before, again) || &before[0] == &again[0] {
		t.Error("the state is not made again as it was")
	}
}
