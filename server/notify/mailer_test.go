package notify_test

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/server/access/accesstest"
	"samrad/server/comments"
	"samrad/server/identity"
	"samrad/server/notify"
)

// world is a group whose coordinator Astrid (Danish) and observer Karen (Danish,
// reads English) are told by mail what Elin says.
type world struct {
	*accesstest.World
	smtp    *smtpServer
	mailer  *notify.Mailer
	links   *notify.Links
	threads string
	now     time.Time
}

func newWorld(t *testing.T) *world {
	w := &world{smtp: newSMTPServer(t), now: time.Now()}
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		hub := accesstest.NewRecorder()
		inbox := notify.New(pool, hub, true)
		inbox.Register(api)
		comments.New(pool, hub, inbox).Register(api)
	})
	w.threads = "/api/v1/documents/" + string(w.Document) + "/threads"
	w.Exec(t, `UPDATE people SET email = lower(name) || '@town.example', locale = CASE name WHEN 'Karen' THEN 'en' ELSE '' END`)
	public, err := url.Parse("https://samrad.example")
	if err != nil {
		t.Fatal(err)
	}
	if w.links, err = notify.NewLinks(t.Context(), w.Pool, public); err != nil {
		t.Fatal(err)
	}
	w.mailer = w.newMailer(t)
	return w
}

func (w *world) newMailer(t *testing.T) *notify.Mailer {
	t.Helper()
	smtp, err := notify.ReadSMTP("smtp://" + w.smtp.addr)
	if err != nil {
		t.Fatal(err)
	}
	m := notify.NewMailer(w.Pool, smtp, "Samråd <samrad@town.example>", w.links, zerolog.Nop())
	m.At(func() time.Time { return w.now })
	return m
}

// wants sets how often somebody wants mail.
func (w *world) wants(t *testing.T, who identity.Identity, c notify.Cadence) {
	t.Helper()
	w.Must(t, 200, who, "PUT", "/api/v1/me/notification-settings", map[string]any{"default": c, "groups": map[string]any{}}, nil)
}

func (w *world) say(t *testing.T, body string) comments.Thread {
	t.Helper()
	var made comments.Thread
	w.Must(t, 201, w.Ambassador, "POST", w.threads, map[string]any{"body": body, "anchor": map[string]any{"kind": "text", "quote": "the <goal>"}}, &made)
	return made
}

// sent sends what is due after a while, and returns it.
func (w *world) sent(t *testing.T, later time.Duration) []delivered {
	t.Helper()
	w.now = w.now.Add(later)
	if err := w.mailer.SendDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	return w.smtp.take()
}

// letter is a mail, read as a mail program does.
type letter struct {
	header      mail.Header
	plain, html string
}

func read(t *testing.T, d delivered) letter {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(d.text))
	if err != nil {
		t.Fatal(err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s %v", kind, err)
	}
	l := letter{header: m.Header}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return l
		}
		if err != nil {
			t.Fatal(err)
		}
		var body io.Reader = part
		switch part.Header.Get("Content-Transfer-Encoding") {
		case "quoted-printable":
			body = quotedprintable.NewReader(part)
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, part)
		}
		text, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			l.html = string(text)
		} else {
			l.plain = strings.ReplaceAll(string(text), "\r\n", "\n")
		}
	}
}

func subjectOf(t *testing.T, l letter) string {
	t.Helper()
	s, err := new(mime.WordDecoder).DecodeHeader(l.header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestImmediateMail(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Coordinator, notify.Immediate)
	made := w.say(t, "Is **this** <b>enough</b>? @[Astrid](person:"+string(w.Coordinator.Person)+")")
	if got := w.sent(t, 10*time.Second); len(got) != 0 {
		t.Fatalf("sent without gathering: %v", got)
	}
	got := w.sent(t, 15*time.Second)
	if len(got) != 1 || got[0].to != "astrid@town.example" {
		t.Fatalf("sent %v", got)
	}
	l := read(t, got[0])
	link := "https://samrad.example/documents/" + string(w.Document) + "?thread=" + made.ID
	if s := subjectOf(t, l); s != "Elin nævnte dig: Our strategy" {
		t.Errorf("subject %q", s)
	}
	for _, want := range []string{"Our strategy\nJoint work", "Elin nævnte dig", "> the <goal>", "Is this <b>enough</b>? @Astrid", link, "Vælg hvor ofte"} {
		if !strings.Contains(l.plain, want) {
			t.Errorf("the plain text lacks %q:\n%s", want, l.plain)
		}
	}
	for _, want := range []string{`<html lang="da">`, "Is this &lt;b&gt;enough&lt;/b&gt;? @Astrid", "the &lt;goal&gt;", `href="` + link + `"`, "Få ikke flere mails"} {
		if !strings.Contains(l.html, want) {
			t.Errorf("the HTML lacks %q:\n%s", want, l.html)
		}
	}
	unsubscribe := strings.Trim(l.header.Get("List-Unsubscribe"), "<>")
	if !strings.HasPrefix(unsubscribe, "https://samrad.example/mail/unsubscribe/") || l.header.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" ||
		l.header.Get("Auto-Submitted") != "auto-generated" || !strings.HasSuffix(l.header.Get("Message-Id"), "@samrad.example>") {
		t.Errorf("header %v", l.header)
	}
	if got := w.sent(t, time.Hour); len(got) != 0 {
		t.Errorf("sent again: %v", got)
	}
}

// What people and documents are called is a text in a header and nothing else.
func TestNamesAreNoHeaders(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Coordinator, notify.Immediate)
	w.Exec(t, `UPDATE people SET name = E'Åse "Bo" <x@evil.example>\r\nBcc: y@evil.example' WHERE id = $1`, w.Coordinator.Person)
	w.Exec(t, `UPDATE people SET name = E'Elin\r\nBcc: z@evil.example' WHERE id = $1`, w.Ambassador.Person)
	w.Exec(t, `UPDATE documents SET title = E'Plan\r\nBcc: z@evil.example\r\n\r\nBody'`)
	w.say(t, "@[Astrid](person:"+string(w.Coordinator.Person)+")")
	got := w.sent(t, 25*time.Second)
	if len(got) != 1 || got[0].to != "astrid@town.example" {
		t.Fatalf("sent %v", got)
	}
	header := read(t, got[0]).header
	to, err := header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != "astrid@town.example" || !strings.HasPrefix(to[0].Name, `Åse "Bo" <x@evil.example>`) {
		t.Errorf("to %v %v", to, err)
	}
	if header.Get("Bcc") != "" || !strings.Contains(header.Get("Subject"), "=?") {
		t.Errorf("header %v", header)
	}
}

// Links of a comment lead somewhere in its mail too, and what it mentions is called
// what it is called now, unless that is a secret of another document.
func TestLinksAndNamesInMail(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Coordinator, notify.Immediate)
	goals := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'Goals') RETURNING id::text`, w.Group)
	w.Exec(t, `INSERT INTO goals (document_id, id, group_id, position, depth, code, title, level, status, health, departments, target_groups, steps, tags,
		review_cycle, progress_mode, measured, measurable, open, example)
		VALUES ($1, 'g1', $2, 0, 0, '1', 'Loneliness halves', 'goal', 'in_progress', 'unknown', '{}', '{}', '{}', '{}', 'tertial', 'manual', 0, 0, true, false)`, goals, w.Group)
	w.say(t, "@[Astrid](person:"+string(w.Coordinator.Person)+") see [**the plan**](https://kl.dk/a?b=1&c=2), https://ssb.no/x. [mail](mailto:a@kl.dk) "+
		"[no](javascript:alert(1)) [https://kl.dk](https://evil.example/) @[Old name](goal:"+goals+"/g1)")
	got := w.sent(t, 25*time.Second)
	if len(got) != 1 {
		t.Fatalf("sent %v", got)
	}
	l := read(t, got[0])
	text := "@Astrid see the plan (https://kl.dk/a?b=1&c=2), https://ssb.no/x. mail (a@kl.dk) no) https://evil.example/ @Loneliness halves\n"
	if !strings.Contains(l.plain, text) {
		t.Errorf("the plain text lacks %q:\n%s", text, l.plain)
	}
	for _, want := range []string{`see <a href="https://kl.dk/a?b=1&amp;c=2" style="color:#0b5394">the plan</a>, <a href="https://ssb.no/x" style="color:#0b5394">https://ssb.no/x</a>. <a href="mailto:a@kl.dk"`,
		`>https://evil.example/</a> @Loneliness halves</p>`} {
		if !strings.Contains(l.html, want) {
			t.Errorf("the HTML lacks %q:\n%s", want, l.html)
		}
	}
	if strings.Contains(l.html, "javascript") {
		t.Errorf("a script is linked:\n%s", l.html)
	}

	w.Exec(t, `UPDATE documents SET confidential = true WHERE id = $1`, goals)
	w.say(t, "@[Astrid](person:"+string(w.Coordinator.Person)+") @[Old name](goal:"+goals+"/g1)")
	if got = w.sent(t, 25*time.Second); len(got) != 1 {
		t.Fatalf("sent %v", got)
	}
	if l := read(t, got[0]); !strings.Contains(l.plain, "@Old name") || strings.Contains(l.plain, "Loneliness") {
		t.Errorf("the name of a goal in a confidential list was mailed:\n%s", l.plain)
	}
}

func TestDigests(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Observer, notify.Weekly)
	w.say(t, "one @[all](organisation:odense)")
	w.say(t, "two @[all](organisation:odense)")
	w.now = time.Date(2027, 3, 3, 10, 0, 0, 0, time.UTC) // a Wednesday
	w.Exec(t, `UPDATE notifications SET created_at = $1, mail_after = $1`, w.now)
	if got := w.sent(t, time.Minute); len(got) != 0 {
		t.Fatalf("sent at once: %v", got)
	}
	got := w.sent(t, 24*time.Hour)
	if len(got) != 1 || got[0].to != "astrid@town.example" {
		t.Fatalf("sent %v", got)
	}
	if l := read(t, got[0]); subjectOf(t, l) != "Samråd: 2 nyheder til dig" || strings.Count(l.plain, "Our strategy\n") != 1 {
		t.Errorf("%q\n%s", subjectOf(t, l), l.plain)
	}
	got = w.sent(t, 5*24*time.Hour)
	if len(got) != 1 || got[0].to != "karen@town.example" || subjectOf(t, read(t, got[0])) != "Samråd: 2 things to know" {
		t.Errorf("sent %v", got)
	}
}

func TestWhenDigestsAreDue(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, try := range []struct {
		made    string
		c       notify.Cadence
		country string
		want    string
	}{
		{"2027-03-01T05:59:59Z", notify.Daily, "DK", "2027-03-01T06:00:00Z"},
		{"2027-03-01T06:00:00Z", notify.Daily, "DK", "2027-03-02T06:00:00Z"},
		{"2027-03-01T05:30:00Z", notify.Daily, "FI", "2027-03-02T05:00:00Z"},
		{"2027-03-01T05:30:00Z", notify.Daily, "IS", "2027-03-01T07:00:00Z"},
		{"2027-03-27T12:00:00Z", notify.Daily, "SE", "2027-03-28T05:00:00Z"}, // clocks go forward that night
		{"2027-03-01T12:00:00Z", notify.Weekly, "NO", "2027-03-08T06:00:00Z"},
		{"2027-02-28T12:00:00Z", notify.Weekly, "NO", "2027-03-01T06:00:00Z"},
		{"2027-02-28T12:00:00Z", notify.Immediate, "NO", "2027-02-28T12:00:20Z"},
		{"2027-03-01T06:30:00Z", notify.Daily, "XX", "2027-03-01T07:00:00Z"},
	} {
		if got := notify.DueAt(at(try.made), try.c, try.country).UTC().Format(time.RFC3339); got != try.want {
			t.Errorf("%s %s %s: %s, want %s", try.made, try.c, try.country, got, try.want)
		}
	}
}

// Nobody gets mail about what they have read, do not want, or may no longer see.
func TestWhoGetsNoMail(t *testing.T) {
	for name, f := range map[string]func(t *testing.T, w *world, made comments.Thread){
		"has left": func(t *testing.T, w *world, _ comments.Thread) {
			w.Exec(t, `DELETE FROM group_members WHERE role = 'coordinator'`)
		},
		"has read it": func(t *testing.T, w *world, made comments.Thread) {
			w.Must(t, 204, w.Coordinator, "POST", "/api/v1/threads/"+made.ID+"/read", map[string]any{"upTo": 9}, nil)
		},
		"wants none": func(t *testing.T, w *world, _ comments.Thread) { w.wants(t, w.Coordinator, notify.None) },
		"no address": func(t *testing.T, w *world, _ comments.Thread) { w.Exec(t, `UPDATE people SET email = ''`) },
		"bad address": func(t *testing.T, w *world, _ comments.Thread) {
			w.Exec(t, `UPDATE people SET email = E'a\r\nBcc: b@c.example'`)
		},
		"was deleted": func(t *testing.T, w *world, made comments.Thread) {
			w.Must(t, 204, w.Ambassador, "DELETE", "/api/v1/comments/"+made.Comments[0].ID, nil, nil)
		},
		"is too old":   func(t *testing.T, w *world, _ comments.Thread) { w.now = w.now.Add(15 * 24 * time.Hour) },
		"organisation": func(t *testing.T, w *world, _ comments.Thread) { w.Exec(t, `UPDATE organisations SET active = false`) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.wants(t, w.Coordinator, notify.Immediate)
			f(t, w, w.say(t, "x"))
			if got := w.sent(t, time.Minute); len(got) != 0 {
				t.Errorf("sent %v", got)
			}
			if n := w.One(t, `SELECT count(*)::text FROM notifications WHERE mailed_at IS NULL`); n != "0" {
				t.Errorf("%s still wait", n)
			}
		})
	}
}

func TestConfidentialDocuments(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Coordinator, notify.Immediate)
	w.Exec(t, `UPDATE documents SET confidential = true, title = 'Takeover'`)
	w.say(t, "Secret words")
	got := w.sent(t, time.Minute)
	if len(got) != 1 {
		t.Fatalf("sent %v", got)
	}
	l := read(t, got[0])
	for _, secret := range []string{"Takeover", "Secret", "goal"} {
		if strings.Contains(subjectOf(t, l)+l.plain+l.html, secret) {
			t.Errorf("the mail says %q", secret)
		}
	}
	if subjectOf(t, l) != "Elin kommenterede: et fortroligt dokument" || !strings.HasPrefix(l.plain, "Et fortroligt dokument\n") || !strings.Contains(l.plain, "?thread=") {
		t.Errorf("%q\n%s", subjectOf(t, l), l.plain)
	}
}

func TestMailThatFails(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Coordinator, notify.Immediate)
	w.say(t, "x")
	w.smtp.answers("", "451 later")
	if got := w.sent(t, time.Minute); len(got) != 0 {
		t.Fatalf("sent %v", got)
	}
	w.smtp.answers("", "")
	if got := w.sent(t, 30*time.Second); len(got) != 0 {
		t.Fatalf("tried again at once: %v", got)
	}
	if got := w.sent(t, time.Minute); len(got) != 1 {
		t.Fatalf("sent %v", got)
	}
	// An address that does not exist is not tried again.
	w.say(t, "y")
	w.smtp.answers("550 nobody here", "")
	w.sent(t, time.Minute)
	w.smtp.answers("", "")
	if got := w.sent(t, 24*time.Hour); len(got) != 0 {
		t.Errorf("sent %v", got)
	}
}

// A node that dies with a claim leaves the mail to another, a while later.
func TestClaims(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Coordinator, notify.Immediate)
	w.say(t, "x")
	w.now = w.now.Add(time.Minute)
	first := messageIDs(t, w.sent(t, 0))
	w.Exec(t, `UPDATE notifications SET mailed_at = NULL`) // sent, but not noted
	if got := w.sent(t, time.Minute); len(got) != 0 {
		t.Errorf("another took it at once: %v", got)
	}
	again := messageIDs(t, w.sent(t, 5*time.Minute))
	if first == "" || first != again {
		t.Errorf("a mail that goes twice cannot be recognised: %q and %q", first, again)
	}
}

func messageIDs(t *testing.T, mails []delivered) string {
	t.Helper()
	var ids []string
	for _, m := range mails {
		ids = append(ids, read(t, m).header.Get("Message-Id"))
	}
	return strings.Join(ids, " ")
}

func TestTwoNodesSendOnce(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Coordinator, notify.Immediate)
	w.wants(t, w.Observer, notify.Immediate)
	w.say(t, "@[all](organisation:odense)")
	w.now = w.now.Add(time.Minute)
	done := make(chan error)
	for range 4 {
		m := w.newMailer(t)
		go func() { done <- m.SendDue(t.Context()) }()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if got := w.smtp.take(); len(got) != 2 || got[0].to == got[1].to {
		t.Errorf("sent %v", got)
	}
}

func TestUnsubscribing(t *testing.T) {
	w := newWorld(t)
	w.wants(t, w.Coordinator, notify.Immediate)
	w.say(t, "x")
	l := read(t, w.sent(t, time.Minute)[0])
	address := strings.Trim(l.header.Get("List-Unsubscribe"), "<>")
	mux := http.NewServeMux()
	mux.Handle(notify.UnsubscribePath+"{token}", notify.NewUnsubscribe(w.Pool, w.links))
	ask := func(method, address string, want int) string {
		t.Helper()
		r := httptest.NewRequest(method, address, strings.NewReader("List-Unsubscribe=One-Click"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer := httptest.NewRecorder()
		mux.ServeHTTP(answer, r)
		if answer.Code != want {
			t.Errorf("%s %s: %d", method, address, answer.Code)
		}
		return answer.Body.String()
	}
	cadence := func() string {
		return w.One(t, `SELECT COALESCE((SELECT cadence FROM notification_settings WHERE person_id = $1), '')`, w.Coordinator.Person)
	}
	if page := ask("GET", address, 200); !strings.Contains(page, "<form") || !strings.Contains(page, "Få ikke flere mails") || cadence() != "immediate" {
		t.Errorf("looking unsubscribes, or nothing asks:\n%s", page)
	}
	w.say(t, "waits")
	if page := ask("POST", address, 200); strings.Contains(page, "<form") || cadence() != "none" {
		t.Errorf("still %s:\n%s", cadence(), page)
	}
	if got := w.sent(t, time.Hour); len(got) != 0 {
		t.Errorf("sent %v", got)
	}
	forged := address[:len(address)-3] + "AAA"
	w.wants(t, w.Coordinator, notify.Daily)
	for _, bad := range []string{forged, "https://samrad.example/mail/unsubscribe/x", "https://samrad.example/mail/unsubscribe/%00"} {
		ask("POST", bad, 404)
	}
	if cadence() != "daily" {
		t.Error("a forged link works")
	}
}

func TestSMTPAddresses(t *testing.T) {
	for _, good := range []string{"smtp://mail.example", "smtps://u:p@mail.example:465", "smtp://u:p@127.0.0.1:25", "smtp://mail.example:25?tls=none"} {
		if _, err := notify.ReadSMTP(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"", "mail.example", "http://mail.example", "smtp://", "smtp://u:sesame@mail.example?tls=none", "smtps://mail.example?tls=none",
		"smtp://mail.example?tls=maybe", "smtp://mail.example:0", "smtp://u:sesame@mail.example:x"} {
		if _, err := notify.ReadSMTP(bad); err == nil || strings.Contains(err.Error(), "sesame") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestEveryLanguageHasEveryText(t *testing.T) {
	if gaps := notify.LanguagesWithGaps(); len(gaps) > 0 {
		t.Errorf("gaps in %v", gaps)
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"**a** `b`\n\n- c": "a b - c", "@[Ö K](person:1) [x](https://y.example)": "@Ö K x", "abcdefghij": "abcdef…", "": "",
		"a[b](https://c.example)d **e**f": "abd ef", "[a](x:1) [b](y:2)  ": "a b", "see https://a.example/__x__, ok": "see https://a.example/__x__, ok",
	} {
		limit := 100
		if in == "abcdefghij" {
			limit = 7
		}
		if got := notify.Plain(in, limit); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
