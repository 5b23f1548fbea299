package identity_test

import (
	"context"
	"testing"
	"time"

	"samrad/server/identity"
)

// A sign-out on another node deletes the row; only this check tells the sockets
// here.
func TestSocketsOfEndedSessionsAreClosed(t *testing.T) {
	w := demoWorld(t)
	for _, hint := range []string{"astrid@odense.example", "freja@odense.example"} {
		w.browser().follow("/auth/odense/start?login_hint=" + hint)
	}
	token, err := identity.CreateToken(t.Context(), w.pool, identity.TokenRequest{Email: "astrid@odense.example", Lifetime: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	byToken, err := w.service.AuthenticateToken(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	w.open = []identity.SessionID{byToken.Session}
	rows, err := w.pool.Query(t.Context(), `SELECT id::text FROM sessions`)
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var id identity.SessionID
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		w.open = append(w.open, id)
	}
	check := func(want int) {
		t.Helper()
		if err := w.service.CheckSockets(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.wantEnded(want)
	}
	check(0)
	if _, err := w.pool.Exec(t.Context(), `DELETE FROM sessions WHERE id = $1::uuid`, string(w.open[1])); err != nil {
		t.Fatal(err)
	}
	check(1)
	w.open = append(w.open[:1], w.open[2:]...)
	w.later(2 * time.Minute) // the token runs out, the session does not
	check(1)
}

// An outage says nothing about anybody's session.
func TestSocketsStayWhileTheDatabaseIsAway(t *testing.T) {
	w := demoWorld(t)
	w.open = []identity.SessionID{"00000000-0000-0000-0000-000000000001"}
	w.pool.Close()
	if err := w.service.CheckSockets(t.Context()); err == nil {
		t.Error("the check claims to have worked")
	}
	w.wantEnded(0)
}

func TestSweepRemovesOnlyWhatHasRunOut(t *testing.T) {
	w, p := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	b.get("/auth/town/start") // never finished
	if got := w.logout(p.logoutToken(func(_ map[string]string, c map[string]any) { c["sub"] = "nobody" })); got.status != 200 {
		t.Fatalf("answered %d", got.status)
	}
	if _, err := identity.CreateToken(t.Context(), w.pool, identity.TokenRequest{Email: "one@town.example", Lifetime: time.Hour}); err != nil {
		t.Fatal(err)
	}
	want := func(flows, logouts, sessions, tokens int) {
		t.Helper()
		if err := w.service.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		got := [4]int{
			w.count(`SELECT count(*) FROM sign_in_flows`), w.count(`SELECT count(*) FROM logout_tokens_used`),
			w.count(`SELECT count(*) FROM sessions`), w.count(`SELECT count(*) FROM access_tokens`),
		}
		if got != [4]int{flows, logouts, sessions, tokens} {
			t.Errorf("flows, logouts, sessions, tokens: %v", got)
		}
	}
	want(1, 1, 1, 1)
	w.later(15 * time.Minute)
	want(0, 0, 1, 1)
	w.later(2 * time.Hour)
	want(0, 0, 0, 1) // the token is shown as expired for a month
	w.later(31 * 24 * time.Hour)
	want(0, 0, 0, 0)
	if n := w.count(`SELECT count(*) FROM people`); n != 1 {
		t.Errorf("%d people left, want 1", n)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	w := demoWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); w.service.Run(ctx) }()
	cancel()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Error("Run does not end")
	}
}

// Several nodes start at once with the same configuration.
func TestOrganisationsAreSyncedByManyNodesAtOnce(t *testing.T) {
	w, p := idpWorld(t, nil)
	list := []identity.OrganisationConfig{p.town("town"), p.town("village"), p.town("parish")}
	failed := make(chan error)
	for range 8 {
		go func() { failed <- identity.SyncOrganisations(context.Background(), w.pool, list) }()
	}
	for range 8 {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	if n := w.count(`SELECT count(*) FROM organisations WHERE active`); n != 3 {
		t.Errorf("%d active organisations, want 3", n)
	}
}

// Two organisations at one national provider, told apart by a claim: who changes
// employer stays the same person, and the change is on record.
func TestPersonMovesBetweenOrganisationsOfOneIssuer(t *testing.T) {
	p := newIDP(t)
	w := newWorld(t, func(*world) ([]identity.OrganisationConfig, []identity.DemoPerson) {
		town, village := p.town("town"), p.town("village")
		town.Require = map[string][]any{"employer": {"town"}}
		village.Require = map[string][]any{"employer": {"village"}}
		return []identity.OrganisationConfig{town, village}, nil
	})
	b := w.browser()
	p.set(func(p *idp) { p.claims = map[string]any{"employer": "town"} })
	b.follow("/auth/town/start")
	before, _ := b.me()
	place, _ := w.browser().follow("/auth/village/start")
	wantRefused(t, place, identity.CodeNotAllowed)
	p.set(func(p *idp) { p.claims = map[string]any{"employer": "village"} })
	b.follow("/auth/village/start")
	after, _ := b.me()
	if after.ID != before.ID || after.Organisation.ID != "village" {
		t.Errorf("%+v became %+v", before, after)
	}
	if n := w.count(`SELECT count(*) FROM audit_log WHERE action = 'person.organisation_changed'
		AND details = '{"from": "town", "to": "village"}'`); n != 1 {
		t.Errorf("%d moves audited, want 1", n)
	}
}
