package journal_test

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"testing"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

// What a document's whole history costs: a real text, each keystroke a row of its
// own, compacted as often as a room does. History must stay affordable for years.
func TestHistoryCostsLittlePerKeystroke(t *testing.T) {
	const document = "00000000-0000-4000-8000-00000000000a"
	const rowsOfCompaction, most = 500, 8.0
	updates := keystrokes(t, 20_000)
	j := journal.NewMemory(document)
	bytes := 0
	for n := 0; n < len(updates); n += rowsOfCompaction {
		var entries []journal.Entry
		for i, u := range updates[n:min(n+rowsOfCompaction, len(updates))] {
			entries = append(entries, journal.Entry{Document: document, Epoch: 1, N: int64(n + i), Update: u})
		}
		if err := j.Append(context.Background(), entries); err != nil {
			t.Fatal(err)
		}
		done, err := j.Compact(context.Background(), document)
		if err != nil || done.Rows != len(entries) {
			t.Fatalf("%+v %v", done, err)
		}
		bytes += done.HistoryBytes
	}
	each := float64(bytes) / float64(len(updates))
	t.Logf("%.2f bytes for each of %d keystrokes", each, len(updates))
	if each > most {
		t.Fatalf("%.2f bytes for each keystroke, want at most %v", each, most)
	}
}

// keystrokes are the first updates of a text that somebody typed.
func keystrokes(t *testing.T, n int) (updates [][]byte) {
	t.Helper()
	f, err := os.Open("../ydoc/testdata/traces/seph-blog1.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var trace struct {
		Transactions []struct{ Patches [][3]any } `json:"txns"`
	}
	if err := json.NewDecoder(z).Decode(&trace); err != nil {
		t.Fatal(err)
	}
	doc := ydoc.New(ydoc.WithClientID(0x2f3a5b7c))
	text := doc.Text("t")
	for _, typed := range trace.Transactions[:n] {
		update, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
			for _, p := range typed.Patches {
				if err := text.Delete(tx, int(p[0].(float64)), int(p[1].(float64))); err != nil {
					return err
				}
				if err := text.Insert(tx, int(p[0].(float64)), p[2].(string), nil); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		updates = append(updates, update)
	}
	return updates
}
