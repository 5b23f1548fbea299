package ydoc_test

import (
	"bytes"
	"encoding/json"
	"errors"
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

// Updates are combined, and cut to what a peer is missing, without a document.
func ExampleMergeUpdates() {
	doc := ydoc.New(ydoc.WithClientID(1))
	var updates [][]byte
	for _, word := range []string{"one ", "two ", "three"} {
		update, _ := doc.Transact(nil, func(tx *ydoc.Txn) error {
			return doc.Text("t").Insert(tx, doc.Text("t").Len(), word, nil)
		})
		updates = append(updates, update)
	}
	merged, err := ydoc.MergeUpdates(updates...)
	if err != nil {
		fmt.Println(err)
		return
	}
	behind, _ := ydoc.StateVectorOf(updates[0])
	missing, _ := ydoc.DiffUpdate(merged, behind)
	info, _ := ydoc.Inspect(missing, ydoc.DefaultLimits())
	fmt.Println(len(updates[0])+len(updates[1])+len(updates[2]), "bytes become", len(merged))
	fmt.Println("missing:", info.Structs)
	// Output:
	// 41 bytes become 23
	// missing: [{1 4 9 item}]
}

// A server looks at what a client sends before it takes it: which client ids it
// writes as, whether it claims deleted stretches, and what it needs.
func ExampleInspect() {
	update := []byte{
		1,       // one client
		2, 7, 0, // two structs of client 7 from clock 0
		0, 100, // a GC struct of 100 clocks
		0x84, 9, 4, 2, 'h', 'i', // "hi" after clock 4 of client 9
		0, // nothing deleted
	}
	info, err := ydoc.Inspect(update, ydoc.DefaultLimits())
	fmt.Println(info.Structs, info.Depends, err)

	_, err = ydoc.NewStore(ydoc.DefaultLimits()).Apply(update)
	var gap *ydoc.GapError
	fmt.Println(errors.As(err, &gap), err)
	// Output:
	// [{7 0 100 gc} {7 100 2 item}] [{9 4}] <nil>
	// true ydoc: update depends on something missing: client 9 clock 4 (known up to 0)
}

// An anchor stays at its words while others write before it.
func ExampleRelativePosition() {
	doc := ydoc.New(ydoc.WithClientID(1))
	text := doc.Text("t")
	insert := func(at int, s string) func(*ydoc.Txn) error {
		return func(tx *ydoc.Txn) error { return text.Insert(tx, at, s, nil) }
	}
	_, _ = doc.Transact(nil, insert(0, "Care at home"))
	anchor, _ := text.RelativePosition(8, 0) // before "home"
	encoded := anchor.Encode()               // as yjs encodes it

	_, _ = doc.Transact(nil, insert(0, "Better "))
	anchor, _ = ydoc.DecodeRelativePosition(encoded)
	_, index, ok := doc.Resolve(anchor)
	fmt.Println(index, ok, text.String()[index:])
	// Output: 15 true home
}

// A document that keeps deleted content can be read as it was.
func ExampleDoc_At() {
	doc := ydoc.New(ydoc.WithClientID(1), ydoc.WithDeletedContent())
	text := doc.Text("t")
	_, _ = doc.Transact(nil, func(tx *ydoc.Txn) error { return text.Insert(tx, 0, "first draft", nil) })
	then := doc.Snapshot()
	_, _ = doc.Transact(nil, func(tx *ydoc.Txn) error {
		if err := text.Delete(tx, 0, 5); err != nil {
			return err
		}
		return text.Insert(tx, 0, "second", nil)
	})
	was, err := doc.At(then)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(text, "/", was.Text("t"))
	// Output: second draft / first draft
}

// A document nobody has open is kept compact, and comes back when it is needed.
func ExampleStore_Compact() {
	doc := ydoc.New(ydoc.WithClientID(1))
	store := ydoc.NewStore(ydoc.DefaultLimits())
	for range 100 {
		update, _ := doc.Transact(nil, func(tx *ydoc.Txn) error {
			return doc.Map("cards").Set(tx, "a", ydoc.NewMap())
		})
		if _, err := store.Apply(update); err != nil {
			fmt.Println(err)
			return
		}
	}
	store.Compact()
	kept := store.EncodeState() // this is all that need be kept
	again := ydoc.NewStore(ydoc.DefaultLimits())
	_, err := again.Apply(kept)
	fmt.Println(bytes.Equal(again.StateVector(), doc.StateVector()), err)
	// Output: true <nil>
}
