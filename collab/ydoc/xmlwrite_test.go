package ydoc

import (
	"slices"
	"testing"
	"unicode/utf16"
)

// TestCompareUTF16 compares with the units themselves, for strings and bytes.
func TestCompareUTF16(t *testing.T) {
	words := []string{"", "a", "ab", "b", "é", "ÿ", "Ā", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\ufffd", "\uffff", "😀", "😁", "\U0010ffff", "a😀", "a\ue000", "a\uffffb", "漢", "漢字"}
	for _, a := range words {
		for _, b := range words {
			want := slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
			if got := compareUTF16(a, b); sign(got) != want {
				t.Errorf("%q, %q: %d, want %d", a, b, got, want)
			}
			if got := compareUTF16([]byte(a), []byte(b)); sign(got) != want {
				t.Errorf("bytes of %q, %q: %d, want %d", a, b, got, want)
			}
		}
	}
}

func sign(n int) int { return max(-1, min(1, n)) }

// TestXMLOfDeepTrees: what is nested too deep is left out, or an error, and never
// a recursion without end.
func TestXMLOfDeepTrees(t *testing.T) {
	d := New(WithLimits(Limits{MaxDepth: 4}))
	for i := range 12 {
		// Element i stands in element i-1: as client i+1 sees it.
		b := []byte{1, 1, byte(i + 1), 0, 7, 1, 1, 'x', 3, 1, 'P', 0}
		if i > 0 {
			b = []byte{1, 1, byte(i + 1), 0, 7, 0, byte(i), 0, 3, 1, 'P', 0}
		}
		if err := d.Apply(b); err != nil {
			t.Fatal(err)
		}
	}
	if got := d.XMLFragment("x").String(); len(got) > 12*len("<p></p>") || len(got) < len("<p><p>") {
		t.Errorf("%q", got)
	}
	if _, err := d.ToJSON("x"); err == nil {
		t.Error("no error")
	}
}
