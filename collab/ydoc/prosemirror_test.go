package ydoc

import (
	"encoding/json"
	"errors"
	"math/rand"
	"slices"
	"testing"
)

// randomNodes makes content that the schema of prosemirror.cjs takes.
func (e *editor) randomNodes(depth int) []Node {
	var out []Node
	for range e.Intn(4) {
		switch e.Intn(8 - 4*min(depth, 1)) {
		case 0, 1, 2:
			n := Node{Type: "text", Text: e.word()}
			if e.Intn(2) == 0 {
				n.Marks = e.randomMarks()
			}
			out = append(out, n)
		case 3:
			out = append(out, Node{Type: "hardBreak"})
		case 4:
			out = append(out, Node{Type: "heading", Attrs: map[string]any{"level": 1 + e.Intn(4)}, Content: e.randomNodes(depth + 1)})
		case 5:
			out = append(out, Node{Type: "orderedList", Attrs: map[string]any{"start": 2, "type": nil}, Content: []Node{{Type: "listItem", Content: e.randomNodes(depth + 1)}}})
		case 6:
			cell := Node{Type: "tableCell", Attrs: map[string]any{"colspan": 1, "rowspan": 2, "colwidth": []any{120, 80}}, Content: e.randomNodes(depth + 1)}
			out = append(out, Node{Type: "table", Content: []Node{{Type: "tableRow", Content: []Node{cell}}}})
		default:
			out = append(out, Node{Type: "paragraph", Content: e.randomNodes(depth + 1)})
		}
	}
	return out
}

func (e *editor) randomMarks() (marks []Mark) {
	if e.Intn(2) == 0 {
		marks = append(marks, Mark{Type: "bold"})
	}
	if e.Intn(3) == 0 {
		marks = append(marks, Mark{Type: "link", Attrs: map[string]any{"href": e.word(), "target": nil}})
	}
	for _, id := range []string{"x", "y"} {
		if e.Intn(3) == 0 {
			marks = append(marks, Mark{Type: "comment", Attrs: map[string]any{"id": id}})
		}
	}
	return marks
}

// normalNode is a document in the form in which it compares: adjacent equal
// texts joined, null attributes gone, marks sorted.
func normalNode(t *testing.T, n Node) string {
	t.Helper()
	var walk func(n Node) Node
	marks := func(n Node) string { b, _ := json.Marshal(n.Marks); return string(b) }
	walk = func(n Node) Node {
		for i := range n.Marks {
			for k, v := range n.Marks[i].Attrs {
				if v == nil {
					delete(n.Marks[i].Attrs, k)
				}
			}
		}
		slices.SortFunc(n.Marks, func(a, b Mark) int {
			x, _ := json.Marshal(a)
			y, _ := json.Marshal(b)
			return slices.Compare(x, y)
		})
		for k, v := range n.Attrs {
			if v == nil {
				delete(n.Attrs, k)
			}
		}
		var content []Node
		for _, c := range n.Content {
			c = walk(c)
			if k := len(content) - 1; k >= 0 && c.Type == "text" && content[k].Type == "text" && marks(c) == marks(content[k]) {
				content[k].Text += c.Text
				continue
			}
			content = append(content, c)
		}
		n.Content = content
		return n
	}
	b, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	var copied Node
	if err := json.Unmarshal(b, &copied); err != nil {
		t.Fatal(err)
	}
	return canonical(t, walk(copied))
}

func TestProseMirrorAgainstTiptap(t *testing.T) {
	tiptap := startYjs(t, "prosemirror.cjs")
	overlapping := OverlappingMarks{"comment": true}
	for seed := range int64(80) {
		d := New(WithClientID(7))
		e := &editor{rand.New(rand.NewSource(seed)), d}
		doc := Node{Type: "doc", Content: e.randomNodes(0)}
		want := normalNode(t, doc)

		var theirs struct{ Update []byte }
		tiptap.ask(t, map[string]any{"cmd": "write", "doc": doc}, &theirs)
		read := New()
		mustApply(t, int(seed), read, [][]byte{theirs.Update})
		got, err := read.XMLFragment("content").ProseMirror()
		if err != nil || normalNode(t, got) != want {
			t.Fatalf("seed %d: read %v\n%s\nwant\n%s", seed, err, normalNode(t, got), want)
		}
		// Names of overlapping marks are the same as theirs.
		again, err := read.Transact(nil, func(tx *Txn) error {
			return overlapping.Write(tx, read.XMLFragment("content"), doc)
		})
		if err != nil || again != nil && !e.hasSplitTexts(doc) {
			t.Fatalf("seed %d: writing what is there writes %x, %v", seed, again, err)
		}

		var updates [][]byte
		for _, version := range []Node{{Type: "doc", Content: e.randomNodes(0)}, doc} {
			u, err := d.Transact(nil, func(tx *Txn) error {
				return overlapping.Write(tx, d.XMLFragment("content"), version)
			})
			if err != nil {
				t.Fatalf("seed %d: write: %v", seed, err)
			}
			if u != nil {
				updates = append(updates, u)
			}
		}
		var answer struct{ Doc Node }
		tiptap.ask(t, map[string]any{"cmd": "read", "updates": append([][]byte{}, updates...)}, &answer)
		if got := normalNode(t, answer.Doc); got != want {
			t.Fatalf("seed %d: y-tiptap reads\n%s\nwant\n%s", seed, got, want)
		}
	}
}

// hasSplitTexts reports whether a document has adjacent texts that are equal in
// their marks, which Yjs holds as one.
func (e *editor) hasSplitTexts(n Node) bool {
	for i, c := range n.Content {
		if i > 0 && c.Type == "text" && n.Content[i-1].Type == "text" || e.hasSplitTexts(c) {
			return true
		}
	}
	return false
}

func TestProseMirrorRefuses(t *testing.T) {
	d := New()
	x := d.XMLFragment("content")
	bad := map[string]Node{
		"not a document":     {Type: "paragraph"},
		"node without type":  {Type: "doc", Content: []Node{{}}},
		"empty text":         {Type: "doc", Content: []Node{{Type: "paragraph", Content: []Node{{Type: "text"}}}}},
		"something unlikely": {Type: ""},
	}
	for name, n := range bad {
		u, err := d.Transact(nil, func(tx *Txn) error { return WriteProseMirror(tx, x, n) })
		if !errors.Is(err, ErrNotProseMirror) || u != nil {
			t.Errorf("%s: %x, %v", name, u, err)
		}
	}
	deep := Node{Type: "text", Text: "x"}
	for range 1000 {
		deep = Node{Type: "blockquote", Content: []Node{deep}}
	}
	_, err := d.Transact(nil, func(tx *Txn) error { return WriteProseMirror(tx, x, Node{Type: "doc", Content: []Node{deep}}) })
	if !errors.Is(err, ErrTooDeep) {
		t.Errorf("1000 levels: %v", err)
	}
	if _, err := d.Transact(nil, func(tx *Txn) error { return x.Insert(tx, 0, NewMap()) }); err != nil {
		t.Fatal(err)
	}
	if _, err := x.ProseMirror(); !errors.Is(err, ErrNotProseMirror) {
		t.Errorf("a map in XML: %v", err)
	}
}
