package exports_test

import (
	"encoding/json"
	"strings"
	"testing"

	"samrad/server/strategy/markdown"
)

func TestCommentsGoWithTheFile(t *testing.T) {
	w, hub, path := newWorld(t)
	doc, _, err := markdown.Parse([]byte("Hei\n"))
	if err != nil {
		t.Fatal(err)
	}
	fill(t, w, hub, doc, "nb")
	thread := w.One(t, `INSERT INTO comment_threads (document_id, quote, seq, kind, replacement, suggestion_state, decided_by)
		VALUES ($1, 'a *b* <i>', 1, 'suggestion', '<b>new</b>', 'accepted', $2) RETURNING id::text`, w.Document, w.Coordinator.Person)
	w.Exec(t, `INSERT INTO comments (document_id, thread_id, author_id, body, seq) VALUES
		($1, $2, $3, 'Is **this** <script>ok</script>, @[Astrid](person:x)? [link](javascript:alert(1))', 1), ($1, $2, NULL, '# Big', 2)`,
		w.Document, thread, w.Ambassador.Person)
	w.Exec(t, `INSERT INTO comments (document_id, thread_id, author_id, body, seq, deleted_at) VALUES ($1, $2, $3, '', 3, now())`, w.Document, thread, w.Ambassador.Person)

	text := w.Do(w.Observer, "GET", path+"?format=markdown", nil).Body.String()
	for _, want := range []string{"Hei\n", "\n## Kommentarer\n", `### “a \*b\* \<i>” (forslag: Elin (Västerås), godtatt: Astrid (Odense))`, `> \<b>new\</b>`, "**Elin (Västerås)**, ", "Is **this** \\<script>ok\\</script>, @Astrid?", "**Noen**", "_slettet_"} {
		if !strings.Contains(text, want) {
			t.Errorf("markdown lacks %q:\n%s", want, text)
		}
	}
	page := w.Do(w.Observer, "GET", path+"?format=html", nil).Body.String()
	for _, want := range []string{"<h2>Kommentarer</h2>", "<h3>“a *b* &lt;i&gt;” (forslag: Elin (Västerås), godtatt: Astrid (Odense))</h3>", "<del>a *b* &lt;i&gt;</del> <ins>&lt;b&gt;new&lt;/b&gt;</ins>", "<strong>this</strong>", "@Astrid", "<p>Big</p>", "</section>\n</main>"} {
		if !strings.Contains(page, want) {
			t.Errorf("html lacks %q:\n%s", want, page)
		}
	}
	if strings.Contains(page, "<script>") || strings.Contains(page, "javascript:alert") && strings.Contains(page, "href=\"javascript") {
		t.Errorf("html lets through what it must not:\n%s", page)
	}
	var object struct {
		Type     string
		Comments []struct{ Comments []struct{ Body string } }
	}
	if err := json.Unmarshal(w.Do(w.Observer, "GET", path+"?format=json", nil).Body.Bytes(), &object); err != nil || object.Type != "doc" || len(object.Comments) != 1 || len(object.Comments[0].Comments) != 3 {
		t.Errorf("json: %v %+v", err, object)
	}
	for _, format := range []string{"markdown", "html", "json"} {
		if without := w.Do(w.Observer, "GET", path+"?comments=false&format="+format, nil).Body.String(); strings.Contains(without, "this") {
			t.Errorf("%s has comments that nobody asked for:\n%s", format, without)
		}
	}
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	delete(hub.Content, w.Document)
	if err := json.Unmarshal(w.Do(w.Observer, "GET", path+"?format=json", nil).Body.Bytes(), &object); err != nil || len(object.Comments) != 1 {
		t.Errorf("json of a goal list: %v %+v", err, object)
	}
}
