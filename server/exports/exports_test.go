package exports_test

import (
	"encoding/json"
	"mime"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab/ydoc"
	"samrad/server/access/accesstest"
	"samrad/server/exports"
	"samrad/server/sheets"
	"samrad/server/stakeholders"
	"samrad/server/strategy"
	"samrad/server/strategy/markdown"
)

func newWorld(t *testing.T) (*accesstest.World, *accesstest.Recorder, string) {
	hub := accesstest.NewRecorder()
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		exports.New(pool, hub, stakeholders.New(pool, hub)).Register(api)
	})
	return w, hub, "/api/v1/documents/" + string(w.Document) + "/export"
}

const source = `# Plan & <b>mål</b>

Text with **bold**, _italic_ and [a link](https://odense.example/?a=1&b=2).

| Goal | Due |
| --- | --- |
| æøåäöðþ | 2027 |

- [x] done
- [ ] open
`

func fill(t *testing.T, w *accesstest.World, hub *accesstest.Recorder, doc ydoc.Node, language string) {
	t.Helper()
	update, err := strategy.Update(doc, "markdown", language)
	if err != nil {
		t.Fatal(err)
	}
	hub.Content[w.Document] = update
}

func TestFormats(t *testing.T) {
	w, hub, path := newWorld(t)
	doc, _, err := markdown.Parse([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	fill(t, w, hub, doc, "")
	w.Exec(t, `UPDATE documents SET title = 'Näste "mål": 2027/28 – ½'`)

	answer := w.Do(w.Observer, "GET", path+"?format=markdown", nil)
	if got := answer.Body.String(); got != strings.ReplaceAll(strings.ReplaceAll(source, "<b>", ""), "</b>", "") {
		t.Errorf("markdown:\n%s", got)
	}
	if kind, _, _ := mime.ParseMediaType(answer.Header().Get("Content-Type")); kind != "text/markdown" {
		t.Errorf("type %q", kind)
	}
	disposition, params, err := mime.ParseMediaType(answer.Header().Get("Content-Disposition"))
	if err != nil || disposition != "attachment" || params["filename"] != "Näste mål 2027 28 – ½.md" {
		t.Errorf("disposition %q %v %v", disposition, params, err)
	}

	page := w.Do(w.Observer, "GET", path+"?format=html", nil).Body.String()
	for _, want := range []string{
		`<html lang="da">`, "<title>Näste &#34;mål&#34;: 2027/28 – ½</title>", "<h1>Plan &amp; mål</h1>", "<strong>bold</strong>",
		`<a href="https://odense.example/?a=1&amp;b=2" rel="noopener noreferrer">a link</a>`,
		"<th><p>Goal</p>", "<td><p>æøåäöðþ</p>", `<input type="checkbox" checked disabled> done`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s\n%s", want, page)
		}
	}

	var back ydoc.Node
	if err := json.Unmarshal(w.Do(w.Observer, "GET", path+"?format=json", nil).Body.Bytes(), &back); err != nil || back.Type != "doc" {
		t.Errorf("json: %v %+v", err, back)
	}
	if got := markdown.Render(back); got != markdown.Render(doc) {
		t.Errorf("the JSON says something else:\n%s", got)
	}
	if got := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action = 'document.exported'`); got != "3" {
		t.Errorf("%s lines in the audit log", got)
	}
}

// A client may write anything into a Yjs document; the page must stay harmless.
func TestHostileContent(t *testing.T) {
	w, hub, path := newWorld(t)
	const bad = `<script>alert(1)</script>"'&`
	fill(t, w, hub, ydoc.Node{Type: "doc", Content: []ydoc.Node{
		{Type: "paragraph", Content: []ydoc.Node{{Type: "text", Text: bad, Marks: []ydoc.Mark{
			{Type: "link", Attrs: map[string]any{"href": "javascript:alert(1)"}}}}}},
		{Type: "paragraph", Content: []ydoc.Node{{Type: "text", Text: "x", Marks: []ydoc.Mark{
			{Type: "link", Attrs: map[string]any{"href": `https://a.example/"onclick="alert(1)`}}}}}},
		{Type: "paragraph", Content: []ydoc.Node{{Type: "stakeholderMention", Attrs: map[string]any{"label": bad}}}},
		{Type: "stakeholderCard", Attrs: map[string]any{"label": bad, "documentId": 7}},
		{Type: "goalBlock", Attrs: map[string]any{"label": bad, "mode": bad}},
		{Type: "script", Content: []ydoc.Node{{Type: "text", Text: bad}}},
		{Type: "heading", Attrs: map[string]any{"level": `1><script>`}, Content: []ydoc.Node{{Type: "text", Text: bad}}},
		{Type: "codeBlock", Attrs: map[string]any{"language": `"><script>`}, Content: []ydoc.Node{{Type: "text", Text: bad}}},
		{Type: "table", Content: []ydoc.Node{{Type: "tableRow", Content: []ydoc.Node{
			{Type: "tableCell", Attrs: map[string]any{"colspan": 1e9, "rowspan": `"><script>`}, Content: []ydoc.Node{{Type: "paragraph"}}}}}}},
	}}, `en"><script>`)
	w.Exec(t, `UPDATE documents SET title = $1`, bad)
	mentioned := `"stakeholder">@&lt;script`
	page := w.Do(w.Observer, "GET", path+"?format=html", nil).Body.String()
	if !strings.Contains(page, mentioned) || strings.Count(page, `class="stakeholder"`) != 2 || !strings.Contains(page, `<p class="goal">&lt;script`) {
		t.Errorf("the page lacks a mention, a card or a goal\n%s", page)
	}
	for _, never := range []string{"<script", "javascript:", `"onclick`, "1000000000"} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %s\n%s", never, page)
		}
	}
	if n := strings.Count(page, "&lt;script&gt;alert(1)"); n < 6 {
		t.Errorf("text was lost: %d of 6\n%s", n, page)
	}
	text := w.Do(w.Observer, "GET", path+"?format=markdown", nil).Body.String()
	if doc, report, err := markdown.Parse([]byte(text)); err != nil || report.HTML > 0 || strings.Contains(markdown.Render(doc), "](javascript") {
		t.Errorf("the Markdown does harm when imported: %v %+v\n%s", err, report, text)
	}
}

func TestEmptyAndOtherKinds(t *testing.T) {
	w, hub, path := newWorld(t)
	for format, want := range map[string]string{"markdown": "<!-- -->\n", "html": "<p></p>", "json": `"paragraph"`} {
		if got := w.Do(w.Observer, "GET", path+"?format="+format, nil).Body.String(); !strings.Contains(got, want) {
			t.Errorf("an empty strategy as %s: %q", format, got)
		}
	}
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	doc := ydoc.New()
	update, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
		g := ydoc.NewMap()
		if err := doc.Map("goals").Set(tx, "g1", g); err != nil {
			return err
		}
		return g.Set(tx, "title", "Mål")
	})
	if err != nil {
		t.Fatal(err)
	}
	hub.Content[w.Document] = update
	var got map[string]map[string]map[string]any
	w.Must(t, 200, w.Observer, "GET", path+"?format=json", nil, &got)
	if got["goals"]["g1"]["title"] != "Mål" || got["indicators"] == nil {
		t.Errorf("got %v", got)
	}
	w.Must(t, 200, w.Observer, "GET", path+"?format=html", nil, nil)
	w.Must(t, 422, w.Observer, "GET", path+"?format=docx", nil, nil)
}

func TestWhoMayNot(t *testing.T) {
	w, _, path := newWorld(t)
	w.CheckRefusals(t, []accesstest.Refused{{Method: "GET", Path: path + "?format=json"}})
	w.Must(t, 404, w.Coordinator, "GET", "/api/v1/documents/nonsense/export", nil, nil)
}

func TestStakeholderMap(t *testing.T) {
	w, hub, path := newWorld(t)
	w.Exec(t, `UPDATE documents SET kind = 'stakeholder_map', title = 'Hvem & <b>hvad</b>'`)
	update, err := stakeholders.Build(func(e stakeholders.Editor) error {
		for id, name := range map[string]string{"a": "Ældreråd <script>", "b": "=1+1"} {
			err := e.Add(stakeholders.Stakeholders, id, stakeholders.Values{"name": name, "interest": 1.5, "domainRole": "citizen_council",
				"ownerId": string(w.Coordinator.Person), "concerns": "Tid\nog | penge"})
			if err != nil {
				return err
			}
		}
		return e.Add(stakeholders.Relations, "r", stakeholders.Values{"fromId": "a", "toId": "b", "type": "advises"})
	})
	if err != nil {
		t.Fatal(err)
	}
	hub.Content[w.Document] = update
	for format, want := range map[string][]string{
		"csv":              {"\ufeffID;Name;", "Ældreråd <script>", `;"1,5";`, ";Astrid;", "'=1+1"},
		"markdown":         {"# Hvem & ", "Citizens' council", "Ældreråd", "Astrid", "Tid"},
		"html":             {"<h1>Hvem &amp; ", "Ældreråd &lt;script&gt;", "Citizens&#39; council", "advises"},
		"html&language=da": {`<html lang="da">`, "<h2>Interessenter</h2>", "Borgerråd", "<p>rådgiver</p>", "<h4>Bekymringer</h4>"},
		"json":             {`"stakeholders"`, `"relations"`, `"communications"`, "Ældreråd"},
	} {
		answer := w.Do(w.Observer, "GET", path+"?format="+format, nil)
		body := answer.Body.String()
		for _, part := range want {
			if !strings.Contains(body, part) {
				t.Errorf("%s lacks %q:\n%s", format, part, body)
			}
		}
		if strings.HasPrefix(format, "html") && strings.Contains(body, "<script>") {
			t.Errorf("%s holds a script:\n%s", format, body)
		}
	}
	answer := w.Do(w.Observer, "GET", path+"?format=xlsx", nil)
	all, err := sheets.Read(answer.Body.Bytes(), sheets.Limits{})
	if err != nil || len(all) != 3 || len(all[0].Rows) != 3 || len(all[1].Rows) != 2 || !strings.HasSuffix(answer.Header().Get("Content-Disposition"), ".xlsx") {
		t.Errorf("xlsx: %d sheets, %v", len(all), err)
	}
	w.Must(t, 404, w.Stranger, "GET", path+"?format=xlsx", nil, nil)
	w.Exec(t, `UPDATE documents SET kind = 'strategy'`)
	w.Must(t, 422, w.Coordinator, "GET", path+"?format=csv", nil, nil)
	hub.Content[w.Document] = nil
	w.Exec(t, `UPDATE documents SET kind = 'stakeholder_map'`)
	for _, format := range []string{"csv", "xlsx", "markdown", "html", "json"} {
		w.Must(t, 200, w.Observer, "GET", path+"?format="+format, nil, nil)
	}
}
