package ydoc

import (
	"bytes"
	"math/rand"
	"testing"
)

// editor makes random edits to a Doc, as a program on the server might.
type editor struct {
	*rand.Rand
	d *Doc
}

func (e *editor) word() string {
	words := []string{"a", "bc", "def", "å", "漢字", " ", "\n", "<b>", "hello world"}
	return words[e.Intn(len(words))]
}

func (e *editor) value(depth int) any {
	switch e.Intn(12 - 3*min(depth, 2)) {
	case 0:
		return nil
	case 1:
		return true
	case 2:
		return int64(e.Intn(1000) - 500)
	case 3:
		return 1.5
	case 4:
		return []byte{1, 2, byte(e.Intn(256))}
	case 5:
		return int64(1) << 40
	case 6:
		return 0.1
	case 7:
		return []any{e.value(depth + 1), "x"}
	case 8:
		return map[string]any{"k": e.value(depth + 1), "é": 2}
	default:
		return e.word()
	}
}

func (e *editor) attrs() map[string]any {
	if e.Intn(3) > 0 {
		return nil
	}
	out := map[string]any{}
	for range 1 + e.Intn(2) {
		key := []string{"bold", "italic", "link"}[e.Intn(3)]
		switch e.Intn(3) {
		case 0:
			out[key] = nil
		case 1:
			out[key] = map[string]any{"href": e.word()}
		default:
			out[key] = true
		}
	}
	return out
}

func (e *editor) shared() Shared {
	switch e.Intn(5) {
	case 0:
		return NewText(e.word())
	case 1:
		m := NewMap()
		_ = m.Set(nil, "n", e.value(1))
		_ = m.Set(nil, "t", NewText(e.word()))
		return m
	case 2:
		return NewArray(e.value(1), NewArray(1, 2), e.value(1))
	case 3:
		x := NewXMLElement("P")
		_ = x.SetAttribute(nil, "id", e.word())
		_ = x.Append(nil, NewXMLText(e.word()), NewXMLElement("br"))
		return x
	default:
		return NewXMLText(e.word())
	}
}

func (e *editor) edit(tx *Txn) error {
	switch e.Intn(4) {
	case 0:
		return e.editText(tx, e.d.Text("t"))
	case 1:
		return e.editMap(tx, e.d.Map("m"))
	case 2:
		return e.editArray(tx, e.d.Array("a"))
	default:
		return e.editXML(tx, e.d.XMLFragment("x"))
	}
}

func (e *editor) editText(tx *Txn, t *Text) error {
	n := t.Len()
	at := e.Intn(n + 1)
	switch e.Intn(5) {
	case 0:
		return t.Delete(tx, at, e.Intn(min(5, n-at)+1))
	case 1:
		return t.Format(tx, at, e.Intn(min(8, n-at)+1), e.attrs())
	case 2:
		if e.Intn(2) == 0 {
			return t.InsertEmbed(tx, at, e.shared(), e.attrs())
		}
		return t.InsertEmbed(tx, at, map[string]any{"img": e.word()}, e.attrs())
	default:
		return t.Insert(tx, at, e.word(), e.attrs())
	}
}

func (e *editor) editMap(tx *Txn, m *Map) error {
	key := []string{"a", "b", "ø", ""}[e.Intn(4)]
	switch e.Intn(4) {
	case 0:
		return m.Delete(tx, key)
	case 1:
		return m.Set(tx, key, e.shared())
	default:
		if inner, ok := m.Get(key).(*Map); ok {
			return e.editMap(tx, inner)
		}
		return m.Set(tx, key, e.value(0))
	}
}

func (e *editor) editArray(tx *Txn, a *Array) error {
	n := a.Len()
	at := e.Intn(n + 1)
	switch e.Intn(4) {
	case 0:
		return a.Delete(tx, at, e.Intn(min(3, n-at)+1))
	case 1:
		return a.Insert(tx, at, e.value(0), e.shared(), e.value(0), e.value(0))
	default:
		return a.Insert(tx, at, e.value(0), e.value(0))
	}
}

func (e *editor) editXML(tx *Txn, x *XMLFragment) error {
	n := x.Len()
	at := e.Intn(n + 1)
	if n > 0 && e.Intn(2) == 0 {
		switch c := x.Children()[e.Intn(n)].(type) {
		case *XMLElement:
			if e.Intn(3) == 0 {
				return c.SetAttribute(tx, "level", e.value(1))
			}
			return e.editXML(tx, &c.XMLFragment)
		case *XMLText:
			return e.editText(tx, &c.Text)
		}
	}
	if e.Intn(4) == 0 {
		return x.Delete(tx, at, min(1, n-at))
	}
	p := NewXMLElement("p")
	_ = p.Append(nil, NewXMLText(e.word()))
	return x.Insert(tx, at, p, NewXMLText(e.word()))
}

// TestEditsReachYjs edits documents here, alone and after a session of yjs
// clients, and lets yjs apply the updates.
func TestEditsReachYjs(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	equal := 0
	for seed := 1; seed <= 120; seed++ {
		var updates [][]byte
		if seed%2 == 0 {
			updates = yjs.session(t, 2*seed+1, 20).Updates // odd seeds: no surrogate pairs to cut
		}
		d := openDoc()
		mustApply(t, seed, d, updates)
		e := &editor{rand.New(rand.NewSource(int64(seed))), d}
		for range 25 {
			before := d.EncodeState()
			u, err := d.Transact("test", func(tx *Txn) error {
				for range 1 + e.Intn(3) {
					if err := e.edit(tx); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if u == nil {
				if !bytes.Equal(before, d.EncodeState()) {
					t.Fatalf("seed %d: a change without an update", seed)
				}
				continue
			}
			updates = append(updates, u)
		}
		var answer struct {
			View   any
			State  []byte
			Tidied bool
		}
		yjs.ask(t, map[string]any{"cmd": "view", "updates": updates}, &answer)
		reader := openDoc()
		mustApply(t, seed, reader, updates)
		if got, want := canonical(t, testView(t, reader)), canonical(t, answer.View); got != want {
			t.Fatalf("seed %d, read here:\n%s\nyjs\n%s\n%s", seed, got, want, hexOf(updates))
		}
		// Who writes tidies what is edited only; who reads may then tidy more.
		if got, want := canonical(t, testView(t, d)), canonical(t, answer.View); got != want && !answer.Tidied {
			t.Fatalf("seed %d:\n%s\nyjs\n%s\n%s", seed, got, want, hexOf(updates))
		}
		if bytes.Equal(answer.State, d.EncodeState()) {
			equal++
		}
		store := NewStore(Limits{})
		for i, u := range updates {
			if _, err := store.Apply(u); err != nil {
				t.Fatalf("seed %d: the store refuses update %d %x: %v", seed, i, u, err)
			}
		}
		var again struct{ View any }
		yjs.ask(t, map[string]any{"cmd": "view", "updates": [][]byte{store.EncodeState()}}, &again)
		loaded := openDoc()
		mustApply(t, seed, loaded, [][]byte{store.EncodeState()})
		if got, want := canonical(t, testView(t, loaded)), canonical(t, again.View); got != want {
			t.Fatalf("seed %d, from the store:\n%s\nwant\n%s", seed, got, want)
		}
	}
	t.Logf("bytes equal to yjs's in %d of 120", equal)
}
