package calendar_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access/accesstest"
	"samrad/server/calendar"
	"samrad/server/identity"
)

type world struct {
	*accesstest.World
	service *calendar.Service
	path    string
}

func newWorld(t *testing.T) *world {
	w := &world{}
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		w.service = calendar.New(pool, "https://samrad.example/")
		w.service.Register(api)
	})
	w.path = "/api/v1/groups/" + w.Group + "/calendar"
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	return w
}

func (w *world) goal(t *testing.T, id, title, due, review string, open, example bool) {
	t.Helper()
	w.Exec(t, `INSERT INTO goals (document_id, id, group_id, position, depth, code, title, level, status, health, departments, target_groups, steps, tags,
		due, review_cycle, next_review_on, progress_mode, measured, measurable, open, example)
		VALUES ($1, $2, $3, 1, 0, '1', $4, 'goal', 'in_progress', 'unknown', '{}', '{}', '{}', '{}', nullif($5, '')::date, 'tertial', nullif($6, '')::date, 'manual', 0, 0, $7, $8)`,
		string(w.Document), id, w.Group, title, due, review, open, example)
}

func (w *world) url(t *testing.T, who identity.Identity) string {
	t.Helper()
	var out struct{ URL string }
	w.Must(t, 200, who, "POST", w.path, nil, &out)
	return out.URL
}

func (w *world) fetch(url string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", strings.TrimPrefix(url, "https://samrad.example"), nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer := httptest.NewRecorder()
	w.service.ServeHTTP(answer, r)
	return answer
}

func TestCalendar(t *testing.T) {
	w := newWorld(t)
	w.goal(t, "a", "Trygge nætter, hele året", "2099-03-31", "2098-01-15", true, false)
	w.goal(t, "b", "Done", "2099-04-30", "", false, false)
	w.goal(t, "c", "Example", "2099-05-31", "", true, true)
	w.goal(t, "d", "Long ago", "1999-05-31", "", true, false)
	w.Exec(t, `INSERT INTO activities (document_id, id, group_id, title, due, status, milestone) VALUES
		($1, 'x', $2, 'Buy sensors', '2099-06-30', 'doing', false), ($1, 'y', $2, 'Opened', '2099-07-31', NULL, true), ($1, 'z', $2, 'Finished', '2099-08-31', 'done', false)`,
		string(w.Document), w.Group)
	w.Exec(t, `INSERT INTO goal_reviews VALUES ($1, $2, '2097-03-01')`, string(w.Document), w.Group)
	w.Exec(t, `UPDATE people SET locale = 'da' WHERE id = $1`, w.Observer.Person)
	url := w.url(t, w.Observer)
	if again := w.url(t, w.Observer); again != url {
		t.Errorf("asked twice: %s and %s", url, again)
	}
	if other := w.url(t, w.Ambassador); other == url {
		t.Error("two people have one address")
	}
	answer := w.fetch(url)
	text := strings.ReplaceAll(answer.Body.String(), "\r\n ", "")
	if answer.Code != 200 || answer.Header().Get("Content-Type") != "text/calendar; charset=utf-8" || strings.Count(text, "BEGIN:VEVENT") != 5 {
		t.Fatalf("got %d %s\n%s", answer.Code, answer.Header(), text)
	}
	for _, want := range []string{`SUMMARY:Frist: Trygge nætter\, hele året`, "DTSTART;VALUE=DATE:20990331\r\nDTEND;VALUE=DATE:20990401",
		`SUMMARY:Opfølgning: Trygge nætter`, "DTSTART;VALUE=DATE:20980115", "SUMMARY:Aktivitet: Buy sensors", "SUMMARY:Milepæl: Opened",
		"UID:list-whole@" + string(w.Document), "DTSTART;VALUE=DATE:20970301", "SUMMARY:Opfølgning på hele listen: ",
		"UID:due-a@" + string(w.Document), "URL:https://samrad.example/documents/" + string(w.Document) + "?selected=a", "X-WR-CALNAME:Mål – Joint work"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	tag := answer.Header().Get("ETag")
	if same := w.fetch(url, "If-None-Match", tag); same.Code != 304 || same.Body.Len() != 0 {
		t.Errorf("unchanged: %d %s", same.Code, same.Body)
	}
	w.Exec(t, `UPDATE goals SET due = '2099-04-01' WHERE id = 'a'`)
	if moved := w.fetch(url, "If-None-Match", tag); moved.Code != 200 || moved.Header().Get("ETag") == tag || !strings.Contains(moved.Body.String(), "20990401") {
		t.Errorf("changed: %d %s", moved.Code, moved.Body)
	}
	w.Exec(t, `INSERT INTO projections (document_id, version, commits, projected_at) VALUES ($1, 1, 1, '2098-05-06 07:08:09Z')`, string(w.Document))
	if edited := w.fetch(url).Body.String(); strings.Count(edited, "DTSTAMP:20980506T070809Z") != 5 {
		t.Errorf("an edit does not show in the stamps: %s", edited)
	}
	w.Exec(t, `UPDATE documents SET confidential = true`)
	if hidden := w.fetch(url); hidden.Code != 200 || strings.Contains(hidden.Body.String(), "VEVENT") {
		t.Errorf("a confidential list: %d %s", hidden.Code, hidden.Body)
	}
}

func TestWhoHasNoCalendar(t *testing.T) {
	w := newWorld(t)
	w.Must(t, 404, w.Observer, "GET", w.path, nil, nil)
	w.Must(t, 404, w.Stranger, "POST", w.path, nil, nil)
	w.Must(t, 404, w.Stranger, "DELETE", w.path, nil, nil)
	w.Must(t, 401, w.Nobody, "POST", w.path, nil, nil)
	url := w.url(t, w.Observer)
	var mine struct{ URL string }
	w.Must(t, 200, w.Observer, "GET", w.path, nil, &mine)
	if mine.URL != url {
		t.Errorf("got %s", mine.URL)
	}
	w.Must(t, 404, w.Ambassador, "GET", w.path, nil, nil)
	w.Must(t, 204, w.Observer, "DELETE", w.path, nil, nil)
	w.Must(t, 204, w.Observer, "DELETE", w.path, nil, nil)
	if got := w.fetch(url); got.Code != http.StatusNotFound {
		t.Errorf("revoked: %d", got.Code)
	}
	next := w.url(t, w.Observer)
	if next == url {
		t.Error("the revoked address lives again")
	}
	w.Exec(t, `DELETE FROM group_members WHERE person_id = $1`, w.Observer.Person)
	w.Exec(t, `INSERT INTO group_members (group_id, person_id, role) VALUES ($1, $2, 'observer')`, w.Group, w.Observer.Person)
	if got := w.fetch(next); got.Code != http.StatusNotFound {
		t.Errorf("left the group and came back: %d", got.Code)
	}
	for _, nonsense := range []string{"/calendar/.ics", "/calendar/abc", "/calendar/abc.ics", "/calendar/%00AAAAAAAAAAAAAAAAAAAA.ics", "/calendar/%FF%FEAAAAAAAAAAAAAAA.ics", "/calendar/" + strings.Repeat("A", 5000) + ".ics"} {
		if got := w.fetch(nonsense); got.Code != http.StatusNotFound {
			t.Errorf("%.40s: %d", nonsense, got.Code)
		}
	}
}
