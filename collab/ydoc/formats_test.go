package ydoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand"
	"testing"
)

func TestV2AgainstYjs(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	for seed := 1; seed <= 60; seed++ {
		s := yjs.session(t, seed, 30)
		all := append([][]byte{s.State}, s.Updates...)
		var v2 struct{ Updates [][]byte }
		yjs.ask(t, map[string]any{"cmd": "convert", "updates": all}, &v2)
		whole, steps := openDoc(), openDoc()
		for i, u := range v2.Updates {
			d := steps
			if i == 0 {
				d = whole
			}
			if err := d.ApplyV2(u); err != nil {
				t.Fatalf("session %d: update %d %x: %v", seed, i, u, err)
			}
		}
		want := canonical(t, s.View)
		for name, d := range map[string]*Doc{"whole": whole, "steps": steps} {
			if got := canonical(t, testView(t, d)); got != want {
				t.Fatalf("session %d, %s:\n%s\nyjs\n%s", seed, name, got, want)
			}
		}
	}
}

// What yjs emits and encodes in V2 by itself, rather than by converting.
func TestV2OfYjsItself(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	for seed := 1; seed <= 60; seed++ {
		s := yjs.session(t, seed, 40)
		var v2 struct {
			Updates [][]byte
			State   []byte
			View    any
		}
		yjs.ask(t, map[string]any{"cmd": "emit", "updates": s.Updates}, &v2)
		steps, whole := openDoc(), openDoc()
		for i, u := range v2.Updates {
			if err := steps.ApplyV2(u); err != nil {
				t.Fatalf("session %d: update %d %x: %v", seed, i, u, err)
			}
		}
		if err := whole.ApplyV2(v2.State); err != nil {
			t.Fatalf("session %d: state %x: %v", seed, v2.State, err)
		}
		want := canonical(t, v2.View)
		for name, d := range map[string]*Doc{"steps": steps, "whole": whole} {
			if got := canonical(t, testView(t, d)); got != want {
				t.Fatalf("session %d, %s:\n%s\nyjs\n%s", seed, name, got, want)
			}
		}
		store := NewStore(Limits{})
		v1, err := ConvertV2(v2.State, Limits{})
		if err == nil {
			_, err = store.Apply(v1)
		}
		if err != nil || !bytes.Equal(store.StateVector(), s.Vector) {
			t.Fatalf("session %d: the store: %v", seed, err)
		}
	}
}

func TestV2RefusesWhatExpands(t *testing.T) {
	// One section of 2^28 GC structs of length 1, in run lengths.
	var b []byte
	b = append(b, 0)            // feature flag
	b = append(b, 0)            // key clocks
	b = append(b, 1, 5)         // clients
	b = append(b, 0, 0)         // left and right clocks
	b = append(b, 1, 0)         // kinds: GC for ever
	b = append(b, 1, 0)         // texts
	b = append(b, 0, 0)         // parents, types
	b = append(b, 6, 0x41)      // lengths: 1, repeated
	b = appendUvarint(b, 1<<30) //
	for len(b) < 6+7+5 {        // the lengths column is six bytes long
		b = append(b, 0)
	}
	b = appendUvarint(append(b, 1), 1<<28)
	b = append(b, 0, 0)
	if _, err := ConvertV2(b, Limits{}); !errors.Is(err, ErrLimit) && !errors.Is(err, ErrMalformed) {
		t.Fatalf("got %v", err)
	}
}

func FuzzV2(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, input []byte) {
		out, err := ConvertV2(input, Limits{})
		if err != nil {
			return
		}
		if _, err := Inspect(out, Limits{}); err != nil {
			t.Fatalf("%x converted to %x: %v", input, out, err)
		}
	})
}

func TestRelativePositionsAgainstYjs(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	checked := 0
	for seed := 1; seed <= 40; seed++ {
		s := yjs.session(t, seed, 40)
		half := len(s.Updates) / 2
		var answer struct {
			Positions []struct {
				Index, Assoc, Now int
				Bytes             []byte
				JSON              RelativePosition
			}
		}
		yjs.ask(t, map[string]any{"cmd": "relative", "updates": s.Updates, "half": half}, &answer)
		d := openDoc()
		mustApply(t, seed, d, s.Updates[:half])
		for _, p := range answer.Positions {
			got, err := d.Text("t").RelativePosition(p.Index, p.Assoc)
			if err != nil || !bytes.Equal(got.Encode(), p.Bytes) {
				t.Fatalf("session %d: position %d/%d is %x, yjs %x, %v", seed, p.Index, p.Assoc, got.Encode(), p.Bytes, err)
			}
			a, _ := json.Marshal(got)
			b, _ := json.Marshal(p.JSON)
			if !bytes.Equal(a, b) {
				t.Fatalf("session %d: %s, yjs %s", seed, a, b)
			}
		}
		mustApply(t, seed, d, s.Updates[half:])
		for _, p := range answer.Positions {
			rel, err := DecodeRelativePosition(p.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			_, now, ok := d.Resolve(rel)
			if !ok {
				now = -1
			}
			if now != p.Now {
				t.Fatalf("session %d: %x is at %d, yjs %d", seed, p.Bytes, now, p.Now)
			}
			checked++
		}
	}
	if checked < 500 {
		t.Errorf("only %d positions were checked", checked)
	}
}

// sequences returns the texts, arrays and XML nodes of a document, nested ones too.
func sequences(d *Doc) (list []sequence) {
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case *Map:
			for _, k := range v.Keys() {
				walk(v.Get(k))
			}
			return
		case *Array:
			for _, x := range v.Values() {
				walk(x)
			}
		case *XMLElement:
			for _, x := range v.Children() {
				walk(x)
			}
		case *XMLFragment:
			for _, x := range v.Children() {
				walk(x)
			}
		}
		if s, ok := v.(sequence); ok {
			list = append(list, s)
		}
	}
	for _, root := range []any{d.Map("m"), d.Array("a"), d.Text("t"), d.XMLFragment("x")} {
		walk(root)
	}
	return list
}

type sequence interface {
	Len() int
	RelativePosition(index, assoc int) (RelativePosition, error)
}

// Positions made here, in every kind of sequence, are resolved by yjs and here
// after more edits.
func TestRelativePositionsForYjs(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	checked, gone := 0, 0
	for seed := 1; seed <= 60; seed++ {
		s := yjs.session(t, seed, 50)
		half := len(s.Updates) / 2
		d := openDoc()
		mustApply(t, seed, d, s.Updates[:half])
		var positions [][]byte
		for _, in := range sequences(d) {
			for index := range in.Len() + 1 {
				for _, assoc := range []int{-1, 0} {
					p, err := in.RelativePosition(index, assoc)
					if err != nil {
						t.Fatal(err)
					}
					if _, now, ok := d.Resolve(p); !ok || now != index {
						t.Fatalf("session %d: %x made at %d is at %d at once", seed, p.Encode(), index, now)
					}
					positions = append(positions, p.Encode())
				}
			}
		}
		var answer struct {
			At []*struct{ Index, Length int }
		}
		yjs.ask(t, map[string]any{"cmd": "resolve", "updates": s.Updates, "positions": positions}, &answer)
		mustApply(t, seed, d, s.Updates[half:])
		for i, want := range answer.At {
			p, err := DecodeRelativePosition(positions[i])
			if err != nil {
				t.Fatal(err)
			}
			_, now, ok := d.Resolve(p)
			if ok != (want != nil) || ok && now != want.Index {
				t.Fatalf("session %d: %x is at %d (%v), yjs %+v", seed, positions[i], now, ok, want)
			}
			if checked++; want == nil {
				gone++
			}
		}
	}
	if checked < 2000 || gone == 0 {
		t.Errorf("only %d positions were checked, of which %d are gone", checked, gone)
	}
}

// Resolving leaves a document as it is, whatever names a position gives.
func TestResolvingAddsNoRoots(t *testing.T) {
	d := New()
	if _, _, ok := d.Resolve(RelativePosition{Root: "nobody asked for this"}); ok || len(d.Roots()) > 0 {
		t.Errorf("resolved, or %d roots", len(d.Roots()))
	}
}

func FuzzRelativePosition(f *testing.F) {
	f.Add([]byte{0, 1, 2, 0})
	f.Add([]byte{1, 1, 't', 0x41})
	f.Fuzz(func(t *testing.T, input []byte) {
		p, err := DecodeRelativePosition(input)
		if err != nil {
			return
		}
		again, err := DecodeRelativePosition(p.Encode())
		if err != nil || !bytes.Equal(again.Encode(), p.Encode()) {
			t.Fatalf("%x: %v", input, err)
		}
		New().Resolve(p)
	})
}

func TestSnapshotsAgainstYjs(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	for seed := 1; seed <= 60; seed++ {
		s := yjs.session(t, seed, 30)
		half := rand.New(rand.NewSource(int64(seed))).Intn(len(s.Updates) + 1)
		var answer struct {
			Snapshot []byte
			View     any
		}
		yjs.ask(t, map[string]any{"cmd": "snapshot", "updates": s.Updates, "half": half}, &answer)
		d := New(WithDeletedContent())
		defineRoots(d)
		mustApply(t, seed, d, s.Updates[:half])
		if got := d.Snapshot().Encode(); !bytes.Equal(got, answer.Snapshot) {
			t.Fatalf("session %d: snapshot %x, yjs %x", seed, got, answer.Snapshot)
		}
		mustApply(t, seed, d, s.Updates[half:])
		snapshot, err := DecodeSnapshot(answer.Snapshot)
		if err != nil {
			t.Fatal(err)
		}
		then, err := d.At(snapshot)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := canonical(t, testView(t, then)), canonical(t, answer.View); got != want {
			t.Fatalf("session %d at %d:\n%s\nyjs\n%s", seed, half, got, want)
		}
	}
}

func FuzzSnapshot(f *testing.F) {
	f.Add([]byte{0, 0})
	f.Add([]byte{1, 5, 1, 0, 2, 1, 5, 9})
	f.Fuzz(func(t *testing.T, input []byte) {
		s, err := DecodeSnapshot(input)
		if err != nil {
			return
		}
		if then, err := New().At(s); err == nil && len(then.clients) > 0 {
			t.Fatalf("%x: something from nothing", input)
		}
	})
}
