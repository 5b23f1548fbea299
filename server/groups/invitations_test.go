package groups_test

import (
	"crypto/sha256"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/groups"
	"samrad/server/identity"
	"samrad/server/people"
)

// guest signs somebody in who is in no group.
func guest(t *testing.T, w *accesstest.World, org, orgName, name string) identity.Identity {
	t.Helper()
	id := w.One(t, `INSERT INTO people (organisation_id, issuer, subject, name) VALUES ($1, 'test', $2, $2) RETURNING id::text`, org, name)
	return identity.Identity{Person: collab.PersonID(id), Name: name, Organisation: people.Organisation{ID: org, Name: orgName}}
}

func lars(t *testing.T, w *accesstest.World) identity.Identity {
	return guest(t, w, "vasteras", "Västerås stad", "Lars")
}

func invitations(w *accesstest.World) string { return "/api/v1/groups/" + w.Group + "/invitations" }

// invite makes an invitation for Västerås and returns it with its token.
func invite(t *testing.T, w *accesstest.World, role string) (groups.MadeInvitation, string) {
	t.Helper()
	var made groups.MadeInvitation
	w.Must(t, 201, w.Coordinator, "POST", invitations(w), map[string]any{"organisationId": "vasteras", "role": role}, &made)
	token, found := strings.CutPrefix(made.URL, "https://samrad.example/invitation#")
	if !found || len(token) != 26 {
		t.Fatalf("the link is %q", made.URL)
	}
	return made, token
}

func lookUp(t *testing.T, w *accesstest.World, status int, who identity.Identity, token string, out any) {
	t.Helper()
	w.Must(t, status, who, "POST", "/api/v1/invitations/look-up", map[string]any{"token": token}, out)
}

func accept(t *testing.T, w *accesstest.World, status int, who identity.Identity, token string) {
	t.Helper()
	var joined groups.JoinedGroup
	w.Must(t, status, who, "POST", "/api/v1/invitations/accept", map[string]any{"token": token}, &joined)
	if status == 200 && joined.GroupID != w.Group {
		t.Errorf("joined %q", joined.GroupID)
	}
}

// dead demands that the token is worth nothing, in the words of every dead one.
func dead(t *testing.T, w *accesstest.World, who identity.Identity, token string) {
	t.Helper()
	for _, path := range []string{"look-up", "accept"} {
		var problem struct{ Detail string }
		w.Must(t, 404, who, "POST", "/api/v1/invitations/"+path, map[string]any{"token": token}, &problem)
		if !strings.HasPrefix(problem.Detail, "This invitation cannot be used.") || !strings.Contains(problem.Detail, "Ask a coordinator") {
			t.Errorf("%s: %q", path, problem.Detail)
		}
	}
}

func roleOf(t *testing.T, w *accesstest.World, who identity.Identity) string {
	t.Helper()
	return w.One(t, `SELECT COALESCE((SELECT role FROM group_members WHERE group_id = $1 AND person_id = $2), '')`, w.Group, who.Person)
}

func TestWhoMayNotInvite(t *testing.T) {
	w, _ := newWorld(t)
	made, token := invite(t, w, "observer")
	before := w.One(t, `SELECT count(*)::text FROM audit_log`)
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "POST", Path: invitations(w), Body: map[string]any{"organisationId": "vasteras", "role": "coordinator"}, Ambassador: 403, Observer: 403},
		{Method: "GET", Path: invitations(w), Ambassador: 403, Observer: 403},
		{Method: "DELETE", Path: invitations(w) + "/" + made.ID, Ambassador: 403, Observer: 403},
	})
	// The coordinator of another group reaches no invitation of this one.
	w.Must(t, 404, w.Stranger, "DELETE", "/api/v1/groups/"+w.Other+"/invitations/"+made.ID, nil, nil)
	for _, path := range []string{"look-up", "accept"} {
		w.Must(t, 401, w.Nobody, "POST", "/api/v1/invitations/"+path, map[string]any{"token": token}, nil)
	}
	if got := w.One(t, `SELECT count(*)::text FROM audit_log`); got != before {
		t.Errorf("refusals left lines in the audit log: %s, before %s", got, before)
	}
	lookUp(t, w, 200, lars(t, w), token, nil)
}

func TestInvitationLife(t *testing.T) {
	w, hub := newWorld(t)
	made, token := invite(t, w, "ambassador")
	if left := time.Until(made.ExpiresAt); left < 13*24*time.Hour || left > 14*24*time.Hour {
		t.Errorf("it lasts %v", left)
	}
	sum := sha256.Sum256([]byte(token))
	if got := w.One(t, `SELECT (token_hash = $1)::text FROM invitations`, sum[:]); got != "true" {
		t.Error("something else than the hash is stored")
	}

	answer := w.Do(w.Coordinator, "GET", invitations(w), nil)
	if strings.Contains(answer.Body.String(), token) || strings.Contains(answer.Body.String(), "url") {
		t.Errorf("the list tells the link: %s", answer.Body)
	}
	var list groups.PendingInvitations
	if err := json.Unmarshal(answer.Body.Bytes(), &list); err != nil || len(list.Items) != 1 {
		t.Fatalf("%v: %s", err, answer.Body)
	}
	if i := list.Items[0]; i.ID != made.ID || i.Organisation.Name != "Västerås stad" || i.Role != access.Ambassador || i.CreatedBy.Name != "Astrid" {
		t.Errorf("got %+v", i)
	}

	guest := lars(t, w)
	var view groups.InvitationView
	lookUp(t, w, 200, guest, token, &view)
	if view.Group.ID != w.Group || view.Group.Name != "Joint work" || view.Role != access.Ambassador ||
		view.Organisation.ID != "vasteras" || view.InvitedBy.Name != "Astrid" {
		t.Errorf("got %+v", view)
	}
	if got := roleOf(t, w, guest); got != "" {
		t.Errorf("looking made them %s", got)
	}

	accept(t, w, 200, guest, token)
	if got := roleOf(t, w, guest); got != "ambassador" {
		t.Errorf("they are %q", got)
	}
	if hub.Rights[guest.Person] != collab.RightComment {
		t.Errorf("the room heard %v", hub.Rights)
	}
	w.Must(t, 200, w.Coordinator, "GET", invitations(w), nil, &list)
	if len(list.Items) != 0 {
		t.Errorf("a used one is still pending: %+v", list.Items)
	}
	for action, details := range map[string]string{
		"invitation.created":  `{"invitation": "` + made.ID + `", "organisation": "vasteras", "role": "ambassador"}`,
		"invitation.accepted": `{"invitation": "` + made.ID + `"}`,
		"role.changed":        `{"person": "` + string(guest.Person) + `", "from": "", "to": "ambassador", "invitation": "` + made.ID + `"}`,
	} {
		if got := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action = $1 AND details = $2::jsonb AND object = 'group:' || $3 AND person_id = $4`,
			action, details, w.Group, map[bool]collab.PersonID{true: w.Coordinator.Person, false: guest.Person}[action == "invitation.created"]); got != "1" {
			t.Errorf("%s lines for %s", got, action)
		}
	}
}

func TestDeadInvitations(t *testing.T) {
	w, hub := newWorld(t)
	first, second := lars(t, w), guest(t, w, "vasteras", "Västerås stad", "Maja")

	_, used := invite(t, w, "observer")
	accept(t, w, 200, first, used)
	dead(t, w, second, used)
	dead(t, w, first, used)

	withdrawn, token := invite(t, w, "observer")
	w.Must(t, 204, w.Coordinator, "DELETE", invitations(w)+"/"+withdrawn.ID, nil, nil)
	dead(t, w, second, token)
	w.Must(t, 404, w.Coordinator, "DELETE", invitations(w)+"/"+withdrawn.ID, nil, nil)
	if got := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action = 'invitation.withdrawn' AND details->>'invitation' = $1`, withdrawn.ID); got != "1" {
		t.Errorf("%s lines for the withdrawal", got)
	}

	_, expired := invite(t, w, "observer")
	w.Exec(t, `UPDATE invitations SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`)
	dead(t, w, second, expired)
	var list groups.PendingInvitations
	w.Must(t, 200, w.Coordinator, "GET", invitations(w), nil, &list)
	if len(list.Items) != 0 {
		t.Errorf("still pending: %+v", list.Items)
	}

	// A dead one does not say whose it was either.
	for _, token := range []string{"", "nonsense", "a\x00b", strings.Repeat("A", 26), strings.Repeat("x", 10000)} {
		dead(t, w, second, token)
	}
	dead(t, w, w.Stranger, used)
	if got := roleOf(t, w, second); got != "" || hub.Rights[second.Person] != 0 {
		t.Errorf("a dead invitation made them %q, %v", got, hub.Rights)
	}
}

func TestOtherOrganisationIsTold(t *testing.T) {
	w, _ := newWorld(t)
	_, token := invite(t, w, "coordinator")
	for _, path := range []string{"look-up", "accept"} {
		var problem struct {
			Detail string
			Errors []struct{ Location, Value string }
		}
		w.Must(t, 403, w.Stranger, "POST", "/api/v1/invitations/"+path, map[string]any{"token": token}, &problem)
		if !strings.Contains(problem.Detail, "Västerås stad") || strings.Contains(problem.Detail, "Joint work") {
			t.Errorf("%s: %q", path, problem.Detail)
		}
		if len(problem.Errors) != 1 || problem.Errors[0].Location != "organisation" || problem.Errors[0].Value != "Västerås stad" {
			t.Errorf("%s: %+v", path, problem.Errors)
		}
	}
	if got := roleOf(t, w, w.Stranger); got != "" {
		t.Errorf("they are %q", got)
	}
	accept(t, w, 200, lars(t, w), token) // it is still there for whom it was meant
}

func TestMembersKeepTheHigherRole(t *testing.T) {
	w, hub := newWorld(t)
	for _, role := range []string{"observer", "ambassador"} {
		_, token := invite(t, w, role)
		accept(t, w, 200, w.Ambassador, token)
		if got := roleOf(t, w, w.Ambassador); got != "ambassador" {
			t.Errorf("invited as %s they became %s", role, got)
		}
		lookUp(t, w, 200, w.Ambassador, token, nil) // unused
	}
	if len(hub.Rights) != 0 {
		t.Errorf("the room heard %v", hub.Rights)
	}
	_, token := invite(t, w, "coordinator")
	accept(t, w, 200, w.Ambassador, token)
	if got := roleOf(t, w, w.Ambassador); got != "coordinator" || hub.Rights[w.Ambassador.Person] != collab.RightWrite {
		t.Errorf("they are %s, the room heard %v", got, hub.Rights)
	}
	dead(t, w, lars(t, w), token)
}

// One link, many people at the same moment: one of them is a member.
func TestOneInvitationOnePerson(t *testing.T) {
	w, _ := newWorld(t)
	for round := range 10 {
		_, token := invite(t, w, "observer")
		var wg sync.WaitGroup
		var codes [2]int
		for i := range codes {
			who := guest(t, w, "vasteras", "Västerås stad", string(rune('A'+round))+string(rune('0'+i)))
			wg.Go(func() {
				codes[i] = w.Do(who, "POST", "/api/v1/invitations/accept", map[string]any{"token": token}).Code
			})
		}
		wg.Wait()
		if codes[0]+codes[1] != http.StatusOK+http.StatusNotFound {
			t.Fatalf("answers %v", codes)
		}
	}
	if got := w.One(t, `SELECT count(*)::text FROM group_members WHERE group_id = $1`, w.Group); got != "13" {
		t.Errorf("%s members", got)
	}
}

// A coordinator who is removed cannot come back by a link of their own.
func TestInvitationsEndWithTheInviter(t *testing.T) {
	w, _ := newWorld(t)
	_, kept := invite(t, w, "observer")
	w.Exec(t, `UPDATE group_members SET role = 'coordinator' WHERE person_id = $1`, string(w.Ambassador.Person))
	var made groups.MadeInvitation
	w.Must(t, 201, w.Ambassador, "POST", invitations(w), map[string]any{"organisationId": "vasteras", "role": "coordinator"}, &made)
	w.Must(t, 204, w.Coordinator, "DELETE", "/api/v1/groups/"+w.Group+"/members/"+string(w.Ambassador.Person), nil, nil)
	dead(t, w, w.Ambassador, made.URL[strings.Index(made.URL, "#")+1:])
	if got := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action = 'invitation.withdrawn' AND person_id = $1`, string(w.Coordinator.Person)); got != "1" {
		t.Errorf("%s lines for the withdrawal", got)
	}
	lookUp(t, w, 200, w.Ambassador, kept, nil)
}

func TestBadInvitations(t *testing.T) {
	w, _ := newWorld(t)
	w.Exec(t, `INSERT INTO organisations (id, name, short_name, country, kind, issuer, active)
		VALUES ('gone', 'Gone', 'Gone', 'DK', 'municipality', 'test', false)`)
	for _, body := range []map[string]any{
		{"organisationId": "atlantis", "role": "observer"}, {"organisationId": "gone", "role": "observer"}, {"organisationId": "", "role": "observer"},
		{"organisationId": "odense", "role": "admin"}, {"organisationId": "odense"}, {"role": "observer"},
	} {
		w.Must(t, 422, w.Coordinator, "POST", invitations(w), body, nil)
	}
	for _, id := range []string{"nonsense", "00000000-0000-0000-0000-000000000000"} {
		w.Must(t, 404, w.Coordinator, "DELETE", invitations(w)+"/"+id, nil, nil)
	}
	if got := w.One(t, `SELECT count(*)::text FROM invitations`); got != "0" {
		t.Errorf("refused invitations left %s rows", got)
	}
	w.Exec(t, `INSERT INTO invitations (token_hash, group_id, organisation_id, role, expires_at)
		SELECT sha256(n::text::bytea), $1, 'odense', 'observer', now() + interval '1 day' FROM generate_series(1, 99) n`, w.Group)
	made, _ := invite(t, w, "observer")
	w.Must(t, 409, w.Coordinator, "POST", invitations(w), map[string]any{"organisationId": "odense", "role": "observer"}, nil)
	w.Must(t, 204, w.Coordinator, "DELETE", invitations(w)+"/"+made.ID, nil, nil)
	invite(t, w, "observer")
}
