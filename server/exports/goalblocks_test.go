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
	for _, want := range []string{`<p class="goal">Today &lt;b&gt;&#34;s&lt;/b&gt; name <small>1.2 · 42 %</small></p>`, `<p class="goal">Not yours</p>`, `<p class="goal">Deleted</p>`, `<p class="goal">Odd</p>`} {
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
