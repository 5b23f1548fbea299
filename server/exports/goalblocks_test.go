package exports_test

import (
	"encoding/json"
	"strings"
	"testing"

	"samrad/collab/ydoc"
	"samrad/server/strategy/markdown"
)

// A strategy shows goals as their lists say now, to whoever may see those lists.
func TestGoalsInATextAreOfToday(t *testing.T) {
	w, hub, path := newWorld(t)
	list := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'Goals') RETURNING id::text`, w.Group)
	foreign := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'Theirs') RETURNING id::text`, w.Other)
	w.Exec(t, `INSERT INTO goals (document_id, id, group_id, position, depth, code, title, level, status, health, departments, target_groups, steps, tags, review_cycle,
			progress_mode, progress, measured, measurable, open, example)
		SELECT d.id, 'g1', d.group_id, 0, 0, '1.2', 'Today <b>"s</b> name', 'goal', 'in_progress', 'on_track', '{}', '{}', '{}', '{}', 'tertial', 'manual', 41.6, 0, 0, true, false
		  FROM documents d WHERE d.kind = 'goal_list'`)
	block := func(document, goal, label string) ydoc.Node {
		return ydoc.Node{Type: "goalBlock", Attrs: map[string]any{"documentId": document, "goalId": goal, "mode": "goal", "label": label}}
	}
	fill(t, w, hub, ydoc.Node{Type: "doc", Content: []ydoc.Node{
		{Type: "blockquote", Content: []ydoc.Node{{Type: "paragraph"}}}, block(list, "g1", "Old name"), block(foreign, "g1", "Not yours"), block(list, "gone", "Deleted"), block("nonsense", "g1", "Odd"),
	}}, "")
	html := w.Do(w.Observer, "GET", path+"?format=html", nil).Body.String()
	for _, want := range []string{`<p class="goal">Today &lt;b&gt;&#34;s&lt;/b&gt; name <small>1.2 · 42 %</small></p>`, "<p class=\"goal\">Not yours</p>\n<p><em>Mållisten kan ikke åbnes her.", "<p class=\"goal\">Deleted</p>\n<p><em>Målet er ikke længere i sin liste.", `<p class="goal">Odd</p>`} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %s\n%s", want, html)
		}
	}
	text := w.Do(w.Observer, "GET", path+"?format=markdown", nil).Body.String()
	if !strings.Contains(text, `/g1 "1.2 · 42 %")`) || strings.Contains(text, "Old name") || strings.Count(text, "42 %") != 1 {
		t.Errorf("Markdown: %s", text)
	}
	back, _, err := markdown.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if n := back.Content[1]; n.Type != "goalBlock" || n.Attrs["label"] != `Today <b>"s</b> name` || n.Attrs["goalId"] != "g1" || n.Attrs["now"] != nil {
		t.Errorf("imported again: %+v", n)
	}
	var said struct {
		Content []ydoc.Node
		Goals   []struct {
			DocumentID, GoalID, Title, Code, Status string
			Progress                                float64
		}
	}
	body := w.Do(w.Observer, "GET", path+"?format=json", nil).Body.Bytes()
	if err := json.Unmarshal(body, &said); err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	if len(said.Goals) != 1 || said.Goals[0].Title != `Today <b>"s</b> name` || said.Goals[0].Progress != 41.6 || said.Goals[0].DocumentID != list {
		t.Errorf("got %+v", said.Goals)
	}
	if n := said.Content[1]; n.Attrs["now"] != nil || n.Attrs["label"] != `Today <b>"s</b> name` || said.Content[2].Attrs["label"] != "Not yours" {
		t.Errorf("got %+v", said.Content)
	}
}

// A branch and a table of departments are written as they are now, too; what the
// document holds inside of a block, or its words for a whole list, are not.
func TestBranchesInATextAreOfToday(t *testing.T) {
	w, hub, path := newWorld(t)
	list := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'The list today') RETURNING id::text`, w.Group)
	empty := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'Nothing yet') RETURNING id::text`, w.Group)
	foreign := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'Secret title') RETURNING id::text`, w.Other)
	goal := func(list, id, code, title, departments string, position, depth int) {
		w.Exec(t, `INSERT INTO goals (document_id, id, group_id, position, depth, code, title, level, status, health, departments, target_groups, steps, tags, review_cycle,
				progress_mode, measured, measurable, open, example, due)
			SELECT d.id, $2, d.group_id, $3, $4, $5, $6, 'goal', 'in_progress', 'on_track', $7, '{}', '{}', '{}', 'tertial', 'manual', 0, 0, true, false, '2027-12-31'
			  FROM documents d WHERE d.id = $1`, list, id, position, depth, code, title, departments)
	}
	goal(list, "a", "1", "Vision", "{}", 0, 0)
	goal(list, "b", "1.1", "Train | all", "{Care,IT}", 1, 1)
	goal(list, "c", "1.1.1", "Films", "{IT}", 2, 2)
	goal(list, "d", "1.2", "", "{}", 3, 1)
	goal(list, "e", "10", "Another", "{Økonomi}", 4, 0)
	goal(foreign, "a", "1", "Secret goal", "{}", 0, 0)
	w.Exec(t, `INSERT INTO goals (document_id, id, group_id, position, depth, code, title, level, status, health, departments, target_groups, steps, tags, review_cycle,
			progress_mode, measured, measurable, open, example)
		SELECT d.id, 'x' || n, d.group_id, n, 0, n::text, 'Many ' || n, 'goal', 'draft', 'unknown', '{}', '{}', '{}', '{}', 'tertial', 'manual', 0, 0, true, false
		  FROM documents d, generate_series(6, 150) n WHERE d.id = $1`, list)
	w.Exec(t, `INSERT INTO stakeholders (document_id, id, group_id, name, relevant_steps, tags, personal_data) SELECT $1, 's', $2, 'Renamed', '{}', '{}', false`, list, w.Group)
	block := func(document, goal, mode, label string) ydoc.Node {
		return ydoc.Node{Type: "goalBlock", Attrs: map[string]any{"documentId": document, "goalId": goal, "mode": mode, "label": label}}
	}
	stale := block(list, "a", "branch", "Old")
	stale.Content = []ydoc.Node{{Type: "paragraph", Content: []ydoc.Node{{Type: "text", Text: "stale words"}}}}
	who := ydoc.Node{Type: "stakeholderMention", Attrs: map[string]any{"documentId": list, "stakeholderId": "s", "label": "Once called"}}
	text := []ydoc.Node{stale, block(list, "b", "matrix", "Old"), block(list, "e", "matrix", "Old"), block(list, "", "branch", "Old list"), block(empty, "", "branch", "Old empty"),
		block(foreign, "", "branch", "Not yours"), {Type: "paragraph", Content: []ydoc.Node{who}}}
	fill(t, w, hub, ydoc.Node{Type: "doc", Content: text}, "da")

	page := w.Do(w.Observer, "GET", path+"?format=html&language=sv", nil).Body.String()
	for _, want := range []string{"<p class=\"goal\">Vision <small>1</small></p>\n<div lang=\"sv\">\n<ul>", "<p>1 Vision (Pågår, 2027-12-31)</p>\n<ul>\n<li>\n<p>1.1 Train | all (Pågår, 2027-12-31)</p>\n<ul>",
		"<p>1.2 Mål utan titel (", "<th><p>Care</p>", "<td><p>1.1 Train | all</p>", "<td><p>Ja</p>", "<th><p>Økonomi</p>", "<p class=\"goal\">The list today</p>", "50 till i listan.",
		"<p class=\"goal\">Nothing yet</p>", "Listan har inga mål än.", "<p class=\"goal\">Not yours</p>", "Mållistan kan inte öppnas här.", "@Renamed"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, never := range []string{"stale words", "Old", "Secret", "Once called"} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
	if t.Failed() {
		t.Log(page)
	}
	file := w.Do(w.Observer, "GET", path+"?format=markdown", nil).Body.String()
	for _, want := range []string{"- 1 Vision (I gang, 2027-12-31)\n  - 1\\.1 Train | all", "| Mål | Care | IT |", "| 1.1.1 Films |  | Ja |", "*Listen har ingen mål endnu.*"} {
		if !strings.Contains(strings.ReplaceAll(file, "_", "*"), want) {
			t.Errorf("the Markdown lacks %q:\n%s", want, file)
		}
	}
	back, report, err := markdown.Parse([]byte(file))
	if err != nil || report.HTML != 0 || len(back.Content) != len(text) {
		t.Errorf("imported again: %v %+v %+v", err, report, back.Content)
	}
	var said struct {
		Content []ydoc.Node
		Goals   []struct{ GoalID, Title, Due string }
	}
	if err := json.Unmarshal(w.Do(w.Observer, "GET", path+"?format=json", nil).Body.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	if len(said.Goals) != 100 || said.Content[0].Content != nil || said.Content[3].Attrs["label"] != "The list today" || said.Content[0].Attrs["saidIn"] != nil {
		t.Errorf("%d goals, %+v", len(said.Goals), said.Content[0])
	}
}
