package comments_test

import (
	"fmt"
	"sync"
	"testing"

	"samrad/server/comments"
)

// Two editors accepted one suggestion in the same moment, and both browsers made
// the edit: the words stood there twice.
func TestOneOfManyMayPutASuggestionIntoTheText(t *testing.T) {
	w := newWorld(t)
	idea := w.suggest(t, w.Ambassador, "a", "b")
	told := len(w.hub.Told)
	codes := make([]int, 8)
	var all sync.WaitGroup
	for i := range codes {
		all.Go(func() {
			codes[i] = w.Do(w.Coordinator, "POST", thread(idea.ID, "/claim"), map[string]any{"claim": claimNumber(i)}).Code
		})
	}
	all.Wait()
	winner := -1
	for i, code := range codes {
		switch {
		case code == 200 && winner < 0:
			winner = i
		case code != 409:
			t.Fatalf("answers %v", codes)
		}
	}
	if winner < 0 || len(w.hub.Told) != told {
		t.Fatalf("answers %v, told %d times", codes, len(w.hub.Told)-told)
	}
	other := claimNumber(100)
	accept := func(want int, body map[string]any) (got comments.Thread) {
		t.Helper()
		if want != 200 {
			w.Must(t, want, w.Coordinator, "POST", thread(idea.ID, "/accept"), body, nil)
			return got
		}
		w.Must(t, want, w.Coordinator, "POST", thread(idea.ID, "/accept"), body, &got)
		return got
	}
	w.Must(t, 200, w.Coordinator, "POST", thread(idea.ID, "/claim"), map[string]any{"claim": claimNumber(winner)}, nil) // the answer was lost
	w.Must(t, 409, w.Coordinator, "POST", thread(idea.ID, "/reject"), map[string]any{}, nil)
	accept(409, map[string]any{})
	accept(409, map[string]any{"claim": other})
	accept(422, map[string]any{"claim": "mine"})

	// The winner's browser has died.
	w.Exec(t, `UPDATE comment_threads SET claimed_at = now() - interval '21 seconds'`)
	w.Must(t, 200, w.Coordinator, "POST", thread(idea.ID, "/claim"), map[string]any{"claim": other}, nil)
	accept(409, map[string]any{"claim": claimNumber(winner)})
	got := accept(200, map[string]any{"claim": other, "written": map[string]any{"client": 7, "from": 3, "to": 9}})
	if s := got.Suggestion; s.State != comments.SuggestionAccepted || s.Written == nil || *s.Written != (comments.Written{Client: 7, From: 3, To: 9}) {
		t.Errorf("got %+v", s)
	}
	w.Must(t, 409, w.Coordinator, "POST", thread(idea.ID, "/claim"), map[string]any{"claim": claimNumber(winner)}, nil)
}

func TestClaimsOfWhatIsNoSuggestion(t *testing.T) {
	w := newWorld(t)
	said, no := w.begin(t, w.Ambassador, "x"), w.suggest(t, w.Ambassador, "a", "b")
	w.Must(t, 200, w.Coordinator, "POST", thread(no.ID, "/reject"), map[string]any{}, nil)
	for id, want := range map[string]int{said.ID: 409, no.ID: 409, "nonsense": 404, claimNumber(1): 404} {
		w.Must(t, want, w.Coordinator, "POST", thread(id, "/claim"), map[string]any{"claim": claimNumber(1)}, nil)
	}
	open := w.suggest(t, w.Ambassador, "a", "b")
	for _, claim := range []string{"", "mine"} {
		w.Must(t, 422, w.Coordinator, "POST", thread(open.ID, "/claim"), map[string]any{"claim": claim}, nil)
	}
	// Programs that know nothing of claims accept as before.
	w.Must(t, 200, w.Coordinator, "POST", thread(open.ID, "/accept"), map[string]any{}, nil)
}

func claimNumber(n int) string { return fmt.Sprintf("c0000000-0000-4000-8000-%012d", n) }
