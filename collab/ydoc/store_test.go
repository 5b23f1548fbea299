package ydoc

import (
	"encoding/hex"
	"errors"
	"testing"
)

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Updates that other Go libraries got wrong, each applied in sequence.
var troubled = map[string][]string{
	"map overwrite":              {"010101002801016d016b017d0100", "01010101a80100017d020101010001"},
	"embed":                      {"01010100050101740f7b22696d67223a22613c623e26227d00"},
	"child before parent":        {"02010900280005000171017701760105002701016d016e0100"},
	"XML edit":                   {"0102010007010178030170070001000600", "010101020400010102686900"},
	"merging with itself":        {"67cf868c90f107002801016d0164017900"},
	"bold text":                  {"01010100040101740361626300", "0102010346010004626f6c640474727565c60101010204626f6c64046e756c6c00"},
	"insert after delete before": {"0101cca8b5a1060004010174016100", "0001cca8b5a106010001"},
}

func TestStoreTakesTroubledUpdates(t *testing.T) {
	for name, updates := range troubled {
		if name == "merging with itself" {
			continue
		}
		s := NewStore(Limits{})
		for _, u := range updates {
			if a, err := s.Apply(unhex(t, u)); err != nil || a.Empty() {
				t.Errorf("%s: %s: %+v, %v", name, u, a, err)
			}
		}
	}
}

func TestStoreRefusesWithoutChanging(t *testing.T) {
	refused := map[string]struct {
		update string
		want   error
	}{
		"clocks left out":             {"01010105840104016100", ErrGap},
		"origin unknown":              {"010109008402030161" + "00", ErrGap},
		"delete of the unknown":       {"000109010001", ErrGap},
		"forward reference":           {"01010100840105016100", ErrMalformed},
		"reference to itself":         {"01010100840100016100", ErrMalformed},
		"empty text":                  {"0101010004010174" + "0000", ErrMalformed},
		"GC of length zero":           {"01010100000000", ErrMalformed},
		"huge GC":                     {"0101010000ffffffffffffff0f00", ErrLimit},
		"unknown kind":                {"010101000b0101740000", ErrMalformed},
		"unknown type":                {"0101010007010174070000", ErrMalformed},
		"cut short":                   {"010101000401017405616200", ErrMalformed},
		"bytes after the end":         {"0101010004010174016100" + "00", ErrMalformed},
		"invalid UTF-8":               {"0101010004010174" + "01ff" + "00", ErrMalformed},
		"invalid JSON":                {"01010100050101740" + "17b00", ErrMalformed},
		"two sections of one client":  {"0201010004010174016101010004010174016100", ErrMalformed},
		"structs waiting for another": {"0201020084010001610101008402000161" + "00", ErrMalformed},
	}
	for name, c := range refused {
		s := NewStore(Limits{})
		if _, err := s.Apply(unhex(t, "010107000401017403616263"+"00")); err != nil {
			t.Fatal(err)
		}
		before := string(s.EncodeState())
		_, err := s.Apply(unhex(t, c.update))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if string(s.EncodeState()) != before || s.Clients() != 1 {
			t.Errorf("%s: the store changed", name)
		}
	}
}

func TestStoreTellsWhatIsMissing(t *testing.T) {
	s := NewStore(Limits{})
	_, err := s.Apply(unhex(t, "010109008402030161"+"00"))
	var gap *GapError
	if !errors.As(err, &gap) || *gap != (GapError{Client: 2, Clock: 3, Have: 0}) {
		t.Fatalf("got %v", err)
	}
	info, err := Inspect(unhex(t, "010109008402030161"+"00"), Limits{})
	if err != nil || len(info.Depends) != 1 || info.Depends[0] != (Dependency{2, 3}) {
		t.Fatalf("Inspect: %+v, %v", info, err)
	}
}

func TestTypingJoinsIntoOneRun(t *testing.T) {
	s := NewStore(Limits{})
	if _, err := s.Apply(unhex(t, "0101010004010174016100")); err != nil {
		t.Fatal(err)
	}
	for clock := byte(1); clock < 120; clock++ {
		u := []byte{1, 1, 1, clock, 0x84, 1, clock - 1, 1, 'b', 0}
		a, err := s.Apply(u)
		if err != nil || a.Clocks != 1 {
			t.Fatalf("clock %d: %+v, %v", clock, a, err)
		}
	}
	if n := s.logs[0].blocks[0].structs; n != 1 {
		t.Errorf("%d structs, want 1", n)
	}
	if n := len(s.EncodeState()); n > 135 {
		t.Errorf("120 letters take %d bytes", n)
	}
}

func TestMergingAnUpdateWithItself(t *testing.T) {
	u := unhex(t, "67cf868c90f107002801016d0164017900")
	if _, err := MergeUpdates(u, u); !errors.Is(err, ErrMalformed) {
		t.Fatalf("an update that claims 103 sections: %v", err)
	}
}

func TestMergeFillsGapsWithSkips(t *testing.T) {
	a := unhex(t, "0101010004010174016100")
	c := unhex(t, "01010105840104016100")
	merged, err := MergeUpdates(c, a)
	if err != nil {
		t.Fatal(err)
	}
	info, err := Inspect(merged, Limits{})
	if err != nil || len(info.Structs) != 3 || info.Structs[1] != (StructRange{1, 1, 4, Skip}) {
		t.Fatalf("%+v, %v", info, err)
	}
	if sv, _ := StateVectorOf(merged); string(sv) != "\x01\x01\x01" {
		t.Errorf("vector %x", sv)
	}
}

// TestStoreKnowsWhatIsDeleted asks for ranges around those a store encodes.
func TestStoreKnowsWhatIsDeleted(t *testing.T) {
	for _, name := range traces {
		s := NewStore(Limits{})
		for _, u := range traceUpdates(t, name)[:20_000] {
			if _, err := s.Apply(u); err != nil {
				t.Fatal(err)
			}
		}
		info, err := Inspect(s.EncodeState(), Limits{})
		if err != nil || len(info.Deletes) < 1000 {
			t.Fatalf("%d deletes, %v", len(info.Deletes), err)
		}
		for _, d := range info.Deletes {
			before, after := d, d
			after.Len++
			if before.Clock > 0 {
				before.Clock, before.Len = d.Clock-1, d.Len+1
				if s.Deleted(before) {
					t.Fatalf("%+v is deleted, not %+v", d, before)
				}
			}
			last := DeleteRange{d.Client, d.Clock + d.Len - 1, 1}
			if !s.Deleted(d) || !s.Deleted(last) || s.Deleted(after) {
				t.Fatalf("%+v: %v, its last clock %v, one more %v", d, s.Deleted(d), s.Deleted(last), s.Deleted(after))
			}
		}
		c := info.Deletes[0].Client
		for _, r := range []DeleteRange{{c, 0, 1 << 40}, {c, 1 << 40, 1}, {c, ^uint64(0), 2}, {c, 1, ^uint64(0)}, {c, 0, 0}, {^c, 0, 1}} {
			if s.Deleted(r) {
				t.Errorf("%+v is deleted", r)
			}
		}
	}
}
