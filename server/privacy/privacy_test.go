package privacy_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access/accesstest"
	"samrad/server/comments"
	"samrad/server/identity"
	"samrad/server/notify"
	"samrad/server/privacy"
)

type world struct {
	*accesstest.World
	threads string
}

func newWorld(t *testing.T) *world {
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		hub := accesstest.NewRecorder()
		comments.New(pool, hub, notify.New(pool, hub, false)).Register(api)
		privacy.New(pool).Register(api)
	})
	return &world{w, "/api/v1/documents/" + string(w.Document) + "/threads"}
}

func (w *world) say(t *testing.T, who identity.Identity, body string) comments.Thread {
	t.Helper()
	var made comments.Thread
	w.Must(t, 201, who, "POST", w.threads, map[string]any{"body": body}, &made)
	return made
}

// Every table that refers to people is part of what they can demand.
func TestNothingIsLeftOut(t *testing.T) {
	w := newWorld(t)
	rows, err := w.Pool.Query(t.Context(), `
		SELECT DISTINCT c.conrelid::regclass::text FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = 'people'::regclass`)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(tables) < 15 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	for _, table := range tables {
		if table != "comment_document_reads" && !strings.Contains(privacy.SQL(), table) {
			t.Errorf("the export has nothing of %s; add it to the sections in export.go", table)
		}
	}
}

func TestExport(t *testing.T) {
	w := newWorld(t)
	w.say(t, w.Ambassador, "Mine")
	w.say(t, w.Coordinator, "Not @[Elin](person:"+string(w.Ambassador.Person)+")")
	var got map[string][]map[string]any
	answer := w.Do(w.Ambassador, "GET", "/api/v1/me/export", nil)
	if err := json.Unmarshal(answer.Body.Bytes(), &got); err != nil || answer.Code != 200 {
		t.Fatalf("%d %v %s", answer.Code, err, answer.Body)
	}
	if len(got["comments"]) != 1 || got["comments"][0]["body"] != "Mine" || got["comments"][0]["document"] != "Our strategy" {
		t.Errorf("comments: %v", got["comments"])
	}
	if len(got["person"]) != 1 || got["person"][0]["name"] != "Elin" || len(got["memberships"]) != 1 || len(got["mentions"]) != 1 || len(got["notifications"]) != 1 {
		t.Errorf("got %v", got)
	}
	if strings.Contains(answer.Body.String(), "Not @") || answer.Header().Get("Content-Disposition") == "" {
		t.Errorf("somebody else's words, or no file: %v %s", answer.Header(), answer.Body)
	}
	if got := w.One(t, `SELECT action FROM audit_log`); got != "person.exported" {
		t.Errorf("the audit log says %q", got)
	}
	w.Must(t, 401, w.Nobody, "GET", "/api/v1/me/export", nil, nil)
}

// What a person said with a decision is theirs too; and answers that are kept for a
// day, to be repeated, name who was in the thread.
func TestEraseReachesDecisionsAndKeptAnswers(t *testing.T) {
	for choice, want := range map[string]string{"keep": "- said Well put", "remove": "- said "} {
		w := newWorld(t)
		w.Exec(t, `UPDATE groups SET erase_comments = $1`, choice)
		w.Exec(t, `INSERT INTO group_members (group_id, person_id, role) VALUES ($1, $2, 'coordinator')
			ON CONFLICT (group_id, person_id) DO UPDATE SET role = 'coordinator'`, w.Group, w.Ambassador.Person)
		var idea comments.Thread
		w.Must(t, 201, w.Coordinator, "POST", w.threads, map[string]any{"kind": "suggestion", "replacement": "new",
			"anchor": map[string]any{"kind": "text", "quote": "old"}}, &idea)
		w.Must(t, 200, w.Ambassador, "POST", "/api/v1/threads/"+idea.ID+"/accept", map[string]any{"word": "Well put"}, nil)
		seq := w.One(t, `SELECT seq::text FROM comment_seqs`)
		w.Exec(t, `INSERT INTO idempotency_keys (person_id, key, fingerprint, status, body) VALUES ($1, 'theirs', 'x', 201, convert_to($2, 'UTF8')), ($1, 'others', 'x', 201, 'nothing')`,
			w.Coordinator.Person, `{"comments":[{"author":{"id":"`+string(w.Ambassador.Person)+`","name":"Elin"}}]}`)

		if _, err := privacy.Erase(t.Context(), w.Pool, w.Ambassador.Person); err != nil {
			t.Fatal(err)
		}
		var list struct{ Items []comments.Thread }
		w.Must(t, 200, w.Observer, "GET", w.threads+"?since="+seq, nil, &list)
		if len(list.Items) != 1 || list.Items[0].Suggestion == nil {
			t.Fatalf("open pages are not told: %+v", list)
		}
		s, name := list.Items[0].Suggestion, "-"
		if s.DecidedBy.Person != nil {
			name = s.DecidedBy.Name
		}
		if got := name + " said " + s.Word; got != want {
			t.Errorf("%s: %q, want %q", choice, got, want)
		}
		if got := w.One(t, `SELECT string_agg(key, ' ') FROM idempotency_keys`); got != "others" {
			t.Errorf("kept answers of: %s", got)
		}
	}
}

func TestEraseKeepsOrRemovesTexts(t *testing.T) {
	for _, choice := range []string{"keep", "remove"} {
		t.Run(choice, func(t *testing.T) {
			w := newWorld(t)
			w.Exec(t, `UPDATE groups SET erase_comments = $1`, choice)
			alone := w.say(t, w.Ambassador, "Alone")
			asked := w.say(t, w.Coordinator, "What does @[Elin](person:"+string(w.Ambassador.Person)+") say? @[All](role:ambassador)")
			w.Must(t, 201, w.Ambassador, "POST", "/api/v1/threads/"+asked.ID+"/comments", map[string]any{"body": "Yes"}, nil)
			var idea comments.Thread
			w.Must(t, 201, w.Ambassador, "POST", w.threads, map[string]any{"kind": "suggestion", "replacement": "new",
				"anchor": map[string]any{"kind": "text", "quote": "old"}}, &idea)
			w.Exec(t, `INSERT INTO sessions (token_hash, person_id, organisation_id, issuer, subject, expires_at) VALUES ('x', $1, 'odense', 'i', 's', now())`, w.Ambassador.Person)
			seq := w.One(t, `SELECT seq::text FROM comment_seqs`)

			done, err := privacy.Erase(t.Context(), w.Pool, w.Ambassador.Person)
			if err != nil {
				t.Fatal(err)
			}
			if choice == "keep" && done != (privacy.Erased{Kept: 3}) || choice == "remove" && done != (privacy.Erased{Removed: 3}) {
				t.Errorf("done %+v", done)
			}
			var list struct {
				Items []comments.Thread
				Gone  []string
			}
			w.Must(t, 200, w.Observer, "GET", w.threads+"?since="+seq, nil, &list)
			texts := ""
			for _, item := range list.Items {
				for _, c := range item.Comments {
					name := "-"
					if c.Author.Person != nil {
						name = c.Author.Name
					}
					texts += name + ":" + c.Body + "|"
				}
				if item.Suggestion != nil {
					texts += item.Suggestion.Replacement + "|"
				}
			}
			want := map[string]string{
				"keep":   "-:Alone|Astrid:What does @… say? @[All](role:ambassador)|-:Yes|-:|new|",
				"remove": "Astrid:What does @… say? @[All](role:ambassador)|-:|",
			}[choice]
			if sorted(texts) != sorted(want) {
				t.Errorf("what is left: %q, want %q", texts, want)
			}
			if choice == "remove" && len(list.Gone) != 2 {
				t.Errorf("gone %v, not %s and %s", list.Gone, alone.ID, idea.ID)
			}
			for _, sql := range []string{`SELECT count(*)::text FROM people WHERE name = 'Elin'`, `SELECT count(*)::text FROM sessions`,
				`SELECT count(*)::text FROM comment_mentions WHERE kind = 'person'`, `SELECT count(*)::text FROM comments WHERE body LIKE '%Elin%'`} {
				if got := w.One(t, sql); got != "0" {
					t.Errorf("%s: %s", sql, got)
				}
			}
			if got := w.One(t, `SELECT action || details::text FROM audit_log ORDER BY id DESC LIMIT 1`); !strings.HasPrefix(got, "person.erased") || strings.Contains(got, "Elin") {
				t.Errorf("the audit log says %s", got)
			}
		})
	}
}

// sorted is text with its parts in order; threads changed at once have none.
func sorted(s string) string {
	parts := strings.Split(s, "|")
	for i := range parts {
		for j := i + 1; j < len(parts); j++ {
			if parts[j] < parts[i] {
				parts[i], parts[j] = parts[j], parts[i]
			}
		}
	}
	return strings.Join(parts, "|")
}

func TestWhoCannotBeErased(t *testing.T) {
	w := newWorld(t)
	var sole privacy.SoleCoordinator
	if _, err := privacy.Erase(t.Context(), w.Pool, w.Coordinator.Person); !errors.As(err, &sole) || len(sole.Groups) != 1 || sole.Groups[0] != "Joint work" {
		t.Errorf("got %v", err)
	}
	if _, err := privacy.Erase(t.Context(), w.Pool, "00000000-0000-0000-0000-000000000000"); !errors.Is(err, privacy.ErrUnknown) {
		t.Errorf("got %v", err)
	}
	// Who is alone in a group leaves nobody behind there.
	if _, err := privacy.Erase(t.Context(), w.Pool, w.Stranger.Person); err != nil {
		t.Error(err)
	}
}
