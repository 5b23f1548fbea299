package protocol

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
)

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The frames are what provider 4.8.0, provider 3.4.4 and y-websocket 3.1 send.
func TestDecodeHocuspocus(t *testing.T) {
	for _, c := range []struct {
		name, hex, address string
		want               Message
	}{
		{"auth with version", "01 61 02 00 03 746f6b 05 342e382e30", "a", Message{Kind: KindAuth, Token: []byte("tok"), Version: []byte("4.8.0")}},
		{"auth of 3.x", "01 61 02 00 03 746f6b", "a", Message{Kind: KindAuth, Token: []byte("tok")}},
		{"step 1", "01 61 00 00 01 00", "a", Message{Kind: KindSyncStep1, Body: []byte{0}}},
		{"step 2", "01 61 00 01 02 0000", "a", Message{Kind: KindSyncStep2, Body: []byte{0, 0}}},
		{"sync reply", "01 61 04 01 02 0000", "a", Message{Kind: KindSyncStep2, Body: []byte{0, 0}}},
		{"update", "01 61 00 02 02 0000", "a", Message{Kind: KindUpdate, Body: []byte{0, 0}}},
		{"session", "03 61 00 62 00 02 02 0000", "a\x00b", Message{Kind: KindUpdate, Body: []byte{0, 0}}},
		{"awareness", "01 61 01 01 00", "a", Message{Kind: KindAwareness, Body: []byte{0}}},
		{"query", "01 61 03", "a", Message{Kind: KindQueryAwareness}},
		{"stateless", "01 61 05 02 6869", "a", Message{Kind: KindStateless, Body: []byte("hi")}},
		{"broadcast", "01 61 06 02 6869", "a", Message{Kind: KindBroadcastStateless, Body: []byte("hi")}},
		{"close", "01 61 07", "a", Message{Kind: KindClose}},
		{"close with reason", "01 61 07 01 78", "a", Message{Kind: KindClose}},
		{"ping", "09", "", Message{Kind: KindPing}},
		{"pong", "0a", "", Message{Kind: KindPong}},
	} {
		t.Run(c.name, func(t *testing.T) {
			address, m, err := DecodeHocuspocus(unhex(t, c.hex))
			if err != nil {
				t.Fatal(err)
			}
			if string(address) != c.address || m.Kind != c.want.Kind || !bytes.Equal(m.Body, c.want.Body) ||
				!bytes.Equal(m.Token, c.want.Token) || !bytes.Equal(m.Version, c.want.Version) {
				t.Fatalf("got %q %+v, want %q %+v", address, m, c.address, c.want)
			}
		})
	}
}

func TestDecodeRefusesMalformed(t *testing.T) {
	for name, h := range map[string]string{
		"empty":                "",
		"address only":         "01 61",
		"address beyond end":   "7f 61",
		"address not UTF-8":    "01 ff 03",
		"unknown type":         "01 61 0b",
		"unknown sync":         "01 61 00 03 00",
		"body beyond end":      "01 61 00 02 05 00",
		"bytes after the end":  "01 61 03 00",
		"endless number":       "01 61 00 02 ffffffffffffffffffff01",
		"number above 2^53":    "01 61 00 02 ffffffffffffff7f",
		"client denies itself": "01 61 02 01 00",
		"lone byte":            "05",
	} {
		if _, _, err := DecodeHocuspocus(unhex(t, h)); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for name, h := range map[string]string{"empty": "", "auth": "02 00 00", "stateless": "05 00", "trailing": "03 00"} {
		if _, err := DecodeYWebsocket(unhex(t, h)); !errors.Is(err, ErrMalformed) {
			t.Errorf("y-websocket %s: got %v", name, err)
		}
	}
	for name, h := range map[string]string{"empty": "", "count without entries": "ffff03", "entry ends early": "01 05 00 04 6e75", "trailing": "00 00"} {
		if _, err := DecodeAwareness(unhex(t, h)); !errors.Is(err, ErrMalformed) {
			t.Errorf("awareness %s: got %v", name, err)
		}
	}
	long := AppendString(nil, strings.Repeat("x", MaxAddress+1))
	if _, _, err := DecodeHocuspocus(append(long, typeQueryAwareness)); !errors.Is(err, ErrMalformed) {
		t.Errorf("long address: got %v", err)
	}
}

func TestAnswersPing(t *testing.T) {
	for v, want := range map[string]bool{"": false, "3.4.4": false, "4.0.0": true, "4.8.0": true, "10.1": true, "x": false} {
		if got := AnswersPing([]byte(v)); got != want {
			t.Errorf("%q: got %v", v, got)
		}
	}
}

func TestEncoders(t *testing.T) {
	for _, c := range []struct {
		name string
		got  []byte
		want string
	}{
		{"authenticated", AppendAuthenticated(nil, ScopeReadOnly), "02 02 08 726561646f6e6c79"},
		{"denied", AppendPermissionDenied(nil, "no"), "02 01 02 6e6f"},
		{"saved", AppendSyncStatus(nil, true), "08 01"},
		{"not saved", AppendSyncStatus(nil, false), "08 00"},
		{"stateless", AppendStateless(nil, "hi"), "05 02 6869"},
		{"close", AppendClose(nil, "x"), "07 01 78"},
		{"ping", AppendPing(nil), "09"},
		{"pong", AppendPong(nil), "0a"},
		{"step 1", AppendSyncStep1(nil, []byte{0}), "00 00 01 00"},
		{"step 2", AppendSyncStep2(nil, []byte{0, 0}), "00 01 02 0000"},
		{"update", AppendUpdate(nil, []byte{0, 0}), "00 02 02 0000"},
		{"awareness", AppendAwareness(nil, AppendAwarenessUpdate(nil, []AwarenessEntry{{300, 2, []byte("null")}})), "01 09 01 ac02 02 04 6e756c6c"},
	} {
		if !bytes.Equal(c.got, unhex(t, c.want)) {
			t.Errorf("%s: got %x, want %s", c.name, c.got, c.want)
		}
	}
}

func FuzzDecodeHocuspocus(f *testing.F) {
	for _, s := range []string{"016102000374 6f6b05342e382e30", "09", "0161000001 00", "0361006200020200 00", "01610101 00"} {
		f.Add(unhex(f, s))
	}
	f.Fuzz(func(t *testing.T, frame []byte) {
		address, m, err := DecodeHocuspocus(frame)
		if err != nil {
			if !errors.Is(err, ErrMalformed) {
				t.Fatalf("untyped error %v", err)
			}
			return
		}
		if m.Kind == KindUnknown || len(m.Body)+len(address) > len(frame) {
			t.Fatalf("impossible message %+v", m)
		}
		body := map[Kind]func([]byte, []byte) []byte{KindSyncStep1: AppendSyncStep1, KindSyncStep2: AppendSyncStep2,
			KindUpdate: AppendUpdate, KindAwareness: AppendAwareness}[m.Kind]
		if body == nil {
			return
		}
		again, m2, err := DecodeHocuspocus(body(AppendBytes(nil, address), m.Body))
		if err != nil || !bytes.Equal(again, address) || m2.Kind != m.Kind || !bytes.Equal(m2.Body, m.Body) {
			t.Fatalf("decode after encode: %v %+v, want %+v", err, m2, m)
		}
	})
}

func FuzzDecodeYWebsocket(f *testing.F) {
	for _, s := range []string{"00000100", "0001020000", "0002020000", "010100", "03"} {
		f.Add(unhex(f, s))
	}
	f.Fuzz(func(t *testing.T, frame []byte) {
		m, err := DecodeYWebsocket(frame)
		if (err == nil) == (m.Kind == KindUnknown) {
			t.Fatalf("%+v with error %v", m, err)
		}
	})
}

func FuzzDecodeAwareness(f *testing.F) {
	f.Add(AppendAwarenessUpdate(nil, []AwarenessEntry{{1, 2, []byte(`{"a":1}`)}, {1 << 40, 0, []byte("null")}}))
	f.Fuzz(func(t *testing.T, update []byte) {
		entries, err := DecodeAwareness(update)
		if err != nil {
			return
		}
		again, err := DecodeAwareness(AppendAwarenessUpdate(nil, entries))
		if err != nil || len(again) != len(entries) {
			t.Fatalf("decode after encode: %v", err)
		}
		for i := range entries {
			if again[i].Client != entries[i].Client || again[i].Clock != entries[i].Clock || !bytes.Equal(again[i].State, entries[i].State) {
				t.Fatalf("entry %d: %+v, want %+v", i, again[i], entries[i])
			}
		}
	})
}
