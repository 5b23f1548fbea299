package ydoc_test

import (
	"encoding/json"
	"fmt"

	"samrad/collab/ydoc"
)

// A server writes into a document; the update goes to everybody who has it open.
func ExampleDoc_Transact() {
	doc := ydoc.New(ydoc.WithClientID(1))
	update, err := doc.Transact("import", func(tx *ydoc.Txn) error {
		if err := doc.Text("t").Insert(tx, 0, "Hello", map[string]any{"bold": true}); err != nil {
			return err
		}
		return doc.Map("meta").Set(tx, "schemaVersion", 1)
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	other := ydoc.New()
	if err := other.Apply(update); err != nil {
		fmt.Println(err)
		return
	}
	delta, _ := json.Marshal(other.Text("t").Delta())
	fmt.Println(string(delta), other.Map("meta").Get("schemaVersion"))
	// Output: [{"attributes":{"bold":true},"insert":"Hello"}] 1
}

// A hub keeps documents as stores: it relays, and catches up whoever joins.
func ExampleStore() {
	doc := ydoc.New(ydoc.WithClientID(1))
	store := ydoc.NewStore(ydoc.DefaultLimits())
	var behind []byte
	for i, word := range []string{"one ", "two ", "three"} {
		update, _ := doc.Transact(nil, func(tx *ydoc.Txn) error {
			return doc.Text("t").Insert(tx, doc.Text("t").Len(), word, nil)
		})
		if i == 1 {
			behind = store.StateVector()
		}
		applied, err := store.Apply(update)
		fmt.Println(applied.Clocks, err)
	}
	missing, _ := store.Diff(behind)
	info, _ := ydoc.Inspect(missing, ydoc.DefaultLimits())
	fmt.Println(info.Structs)
	// Output:
	// 4 <nil>
	// 4 <nil>
	// 5 <nil>
	// [{1 4 9 item}]
}

// An editor's content is written and read as ProseMirror JSON.
func ExampleWriteProseMirror() {
	doc := ydoc.New()
	content := doc.XMLFragment("content")
	_, err := doc.Transact("template", func(tx *ydoc.Txn) error {
		return ydoc.WriteProseMirror(tx, content, ydoc.Node{Type: "doc", Content: []ydoc.Node{
			{Type: "heading", Attrs: map[string]any{"level": 1}, Content: []ydoc.Node{{Type: "text", Text: "Goals"}}},
		}})
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(content)
	node, _ := content.ProseMirror()
	b, _ := json.Marshal(node)
	fmt.Println(string(b))
	// Output:
	// <heading level="1">Goals</heading>
	// {"type":"doc","content":[{"type":"heading","attrs":{"level":1},"content":[{"type":"text","text":"Goals"}]}]}
}
