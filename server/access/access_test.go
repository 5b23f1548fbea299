package access_test

import (
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/access/accesstest"
)

func TestRoleTable(t *testing.T) {
	all := []access.Right{access.View, access.Comment, access.Suggest, access.Edit, access.Manage}
	for role, want := range map[access.Role]string{
		access.Coordinator: "11111", access.Ambassador: "11100", access.Observer: "10000", "": "00000", "admin": "00000",
	} {
		got := ""
		for _, right := range all {
			got += map[bool]string{true: "1", false: "0"}[role.Can(right)]
		}
		if got != want || role.Valid() != (want != "00000") {
			t.Errorf("%q: got %s, want %s", role, got, want)
		}
	}
}

func TestRoomRights(t *testing.T) {
	w := accesstest.New(t, func(*pgxpool.Pool, huma.API) {})
	a := access.New(w.Pool)
	check := func(when string, want map[collab.PersonID]collab.Right) {
		t.Helper()
		for person, right := range want {
			got, err := a.Right(t.Context(), person, w.Document)
			if err != nil || got != right {
				t.Errorf("%s: %s has %d (%v), want %d", when, person, got, err, right)
			}
		}
	}
	check("open", map[collab.PersonID]collab.Right{
		w.Coordinator.Person: collab.RightWrite, w.Ambassador.Person: collab.RightComment,
		w.Observer.Person: collab.RightRead, w.Stranger.Person: collab.RightNone,
		"": collab.RightNone, "x' OR 1=1": collab.RightNone,
	})
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	check("archived", map[collab.PersonID]collab.Right{
		w.Coordinator.Person: collab.RightRead, w.Ambassador.Person: collab.RightRead,
		w.Observer.Person: collab.RightRead, w.Stranger.Person: collab.RightNone,
	})
	w.Exec(t, `UPDATE documents SET archived_at = NULL, ready = false`)
	check("without content yet", map[collab.PersonID]collab.Right{w.Coordinator.Person: collab.RightNone})
	for _, doc := range []collab.DocumentID{"", "nonsense", "00000000-0000-0000-0000-000000000000"} {
		if got, err := a.Right(t.Context(), w.Coordinator.Person, doc); err != nil || got != collab.RightNone {
			t.Errorf("document %q: %d %v", doc, got, err)
		}
	}
}
