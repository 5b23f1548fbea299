package identity_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"samrad/server/demo/provider"
	"samrad/server/identity"
)

// demoWorld is what --demo starts: the server is its own provider.
func demoWorld(t *testing.T) *world {
	t.Helper()
	return newWorld(t, func(w *world) ([]identity.OrganisationConfig, []identity.DemoPerson) {
		p, err := provider.New(provider.Options{PublicURL: w.url, DataDir: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		w.router.Handle(provider.Path+"/*", p)
		return p.OrganisationConfigs(), provider.DemoPeople()
	})
}

func TestEveryDemoPersonSignsInWithOneRequest(t *testing.T) {
	w := demoWorld(t)
	for _, person := range provider.People() {
		b := w.browser()
		place, _ := b.follow("/auth/" + person.OrganisationID + "/start?return_to=/documents/x%3Fa%3Db&login_hint=" + url.QueryEscape(person.Email))
		if place != "/documents/x?a=b" {
			t.Fatalf("%s ended at %s", person.Email, place)
		}
		me, ok := b.me()
		if !ok || me.Name != person.Name() || me.Email != person.Email || me.Organisation.ID != person.OrganisationID || !me.Demo {
			t.Errorf("%s is %+v", person.Email, me)
		}
	}
	if n := w.count(`SELECT count(*) FROM people`); n != len(provider.People()) {
		t.Errorf("%d people, want %d", n, len(provider.People()))
	}
	if n := w.count(`SELECT count(*) FROM sign_in_flows`); n != 0 {
		t.Errorf("%d flows left over", n)
	}
	if n := w.count(`SELECT count(*) FROM audit_log WHERE action = 'sign_in.ok'`); n != len(provider.People()) {
		t.Errorf("%d sign-ins audited, want %d", n, len(provider.People()))
	}
}

func TestDemoPageOffersItsPeopleAsButtons(t *testing.T) {
	w := demoWorld(t)
	b := w.browser()
	place, got := b.follow("/auth/vasteras/start")
	for _, want := range []string{"Västerås stad", `lang="sv"`, "Lars Öberg", "Elin Sjögren", `name="person"`} {
		if !strings.Contains(got.body, want) {
			t.Errorf("page lacks %q:\n%s", want, got.body)
		}
	}
	if strings.Contains(got.body, "Astrid") {
		t.Error("page offers people of another organisation")
	}
	if csp := got.header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(got.body, "style=") {
		t.Errorf("page does not live under its policy %q", csp)
	}
	posted := b.send(http.MethodPost, place, url.Values{"person": {"demo-elin"}}, nil)
	if place, _ := b.follow(posted.location); place != "/" {
		t.Fatalf("ended at %s", place)
	}
	if me, _ := b.me(); me.Name != "Elin Sjögren" {
		t.Errorf("signed in as %q", me.Name)
	}
}

func TestPersonSeededBeforeFirstSignInIsTheSamePerson(t *testing.T) {
	w := demoWorld(t)
	astrid := provider.People()[0]
	id, _, err := identity.EnsurePerson(t.Context(), w.pool, astrid.Account())
	if err != nil {
		t.Fatal(err)
	}
	b := w.browser()
	b.follow("/auth/odense/start?login_hint=" + url.QueryEscape(astrid.Email))
	if me, _ := b.me(); me.ID != string(id) {
		t.Errorf("signed in as %s, seeded as %s", me.ID, id)
	}
}

func TestSignOutEndsTheSessionHereAndAtTheProvider(t *testing.T) {
	w := demoWorld(t)
	b := w.browser()
	b.follow("/auth/odense/start?login_hint=astrid@odense.example")
	held := b.cookie("samrad")
	if held == "" {
		t.Fatal("no session cookie")
	}
	got := b.send(http.MethodPost, "/auth/sign-out", nil, nil)
	var out struct{ Redirect string }
	if err := json.Unmarshal([]byte(got.body), &out); err != nil {
		t.Fatalf("%v: %s", err, got.body)
	}
	w.wantEnded(1)
	if place, _ := b.follow(out.Redirect); place != "/sign-in" || !strings.Contains(out.Redirect, "/demo/idp/odense/end_session?") {
		t.Errorf("sign-out led by %s to %s", out.Redirect, place)
	}
	if b.cookie("samrad") != "" {
		t.Error("the cookie is still there")
	}
	// Whoever kept a copy of the cookie has nothing.
	thief := w.browser().send(http.MethodGet, "/api/v1/me", nil, http.Header{"Cookie": {"samrad=" + held}})
	if thief.status != http.StatusUnauthorized {
		t.Errorf("old cookie still answers %d", thief.status)
	}
	if again := b.send(http.MethodPost, "/auth/sign-out", nil, nil); again.status != 200 || !strings.Contains(again.body, `"/sign-in"`) {
		t.Errorf("second sign-out: %d %s", again.status, again.body)
	}
}

func TestSigningInAgainGivesANewTokenAndEndsTheOldSession(t *testing.T) {
	w := demoWorld(t)
	b := w.browser()
	b.follow("/auth/odense/start?login_hint=astrid@odense.example")
	first := b.cookie("samrad")
	b.follow("/auth/reykjavik/start?login_hint=jon@reykjavik.example")
	if b.cookie("samrad") == first {
		t.Error("the session token did not change")
	}
	w.wantEnded(1)
	if n := w.count(`SELECT count(*) FROM sessions`); n != 1 {
		t.Errorf("%d sessions, want 1", n)
	}
	if me, _ := b.me(); me.Name != "Jón Ægisson" {
		t.Errorf("signed in as %q", me.Name)
	}
}

func TestSessionEndsIdleAfterTwoHoursAndInAnyCaseAfterTwelve(t *testing.T) {
	w := demoWorld(t)
	idle, busy := w.browser(), w.browser()
	idle.follow("/auth/odense/start?login_hint=astrid@odense.example")
	busy.follow("/auth/odense/start?login_hint=freja@odense.example")
	for range 7 {
		w.later(100 * time.Minute) // 11 h 40 min in all
		if _, ok := busy.me(); !ok {
			t.Fatal("a session in use ended before 12 hours")
		}
	}
	if _, ok := idle.me(); ok {
		t.Error("an idle session still stands")
	}
	w.later(21 * time.Minute)
	if _, ok := busy.me(); ok {
		t.Error("a session stands after 12 hours")
	}
}

func TestOpenSocketKeepsASessionFromGoingIdle(t *testing.T) {
	w := demoWorld(t)
	b := w.browser()
	b.follow("/auth/odense/start?login_hint=astrid@odense.example")
	var id identity.SessionID
	if err := w.pool.QueryRow(t.Context(), `SELECT id::text FROM sessions`).Scan(&id); err != nil {
		t.Fatal(err)
	}
	unknown := identity.SessionID("00000000-0000-0000-0000-000000000001")
	for range 7 {
		w.later(100 * time.Minute)
		alive, err := w.service.Alive(t.Context(), []identity.SessionID{id, unknown})
		if err != nil || !alive[id] || alive[unknown] {
			t.Fatalf("alive: %v, %v", alive, err)
		}
	}
	w.later(21 * time.Minute)
	if alive, err := w.service.Alive(t.Context(), []identity.SessionID{id}); err != nil || alive[id] {
		t.Errorf("after 12 hours: %v, %v", alive, err)
	}
}

func TestOrganisationsAndDemoListsAreOpen(t *testing.T) {
	w := demoWorld(t)
	b := w.browser()
	got := b.get("/api/v1/organisations")
	var orgs struct{ Items []identity.Organisation }
	if err := json.Unmarshal([]byte(got.body), &orgs); err != nil || len(orgs.Items) != 6 || orgs.Items[0].ID != "odense" {
		t.Errorf("organisations: %v %s", err, got.body)
	}
	if strings.Contains(got.body, "secret") || strings.Contains(got.body, "issuer") {
		t.Errorf("organisations tell too much: %s", got.body)
	}
	got = b.get("/api/v1/demo")
	var demo struct {
		Enabled bool
		People  []identity.DemoPerson
	}
	if err := json.Unmarshal([]byte(got.body), &demo); err != nil || !demo.Enabled || len(demo.People) != 11 {
		t.Errorf("demo: %v %s", err, got.body)
	}
}

func TestLocaleIsStoredAndChecked(t *testing.T) {
	w := demoWorld(t)
	b := w.browser()
	b.follow("/auth/eksote/start?login_hint=aino@eksote.example")
	patch := func(body string) answer {
		request, _ := http.NewRequestWithContext(t.Context(), http.MethodPatch, w.url+"/api/v1/me", strings.NewReader(body))
		request.Header.Set("Content-Type", "application/json")
		response, err := b.client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		return answer{status: response.StatusCode}
	}
	if got := patch(`{"locale":"fi"}`); got.status != 200 {
		t.Fatalf("answered %d", got.status)
	}
	if me, _ := b.me(); me.Locale != "fi" {
		t.Errorf("locale is %q", me.Locale)
	}
	if got := patch(`{"locale":"tlh"}`); got.status != http.StatusUnprocessableEntity {
		t.Errorf("an unknown language is answered %d", got.status)
	}
	if got := patch(`{"locale":""}`); got.status != 200 {
		t.Errorf("back to the browser's language is answered %d", got.status)
	}
}
