package journal

import (
	"encoding/binary"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"samrad/collab/ydoc"
)

// maxHistoryChunk bounds what one chunk may unpack to, so that a damaged or
// forged row cannot exhaust the memory of whoever reads it.
const maxHistoryChunk = 256 << 20

// maxCompactBytes bounds what one compaction reads, and with it a chunk.
const maxCompactBytes = 24 << 20

// packHistory frames updates (u32 little-endian length, update) and compresses
// them. One chunk of many keystrokes costs a few bytes each.
func packHistory(updates [][]byte) ([]byte, error) {
	size := 0
	for _, u := range updates {
		size += 4 + len(u)
	}
	framed := make([]byte, 0, size)
	for _, u := range updates {
		framed = binary.LittleEndian.AppendUint32(framed, uint32(len(u)))
		framed = append(framed, u...)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("pack history: %w", err)
	}
	defer enc.Close()
	return enc.EncodeAll(framed, nil), nil
}

// UnpackHistory returns the updates of one row of document_history.
func UnpackHistory(chunk []byte) ([][]byte, error) {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxHistoryChunk))
	if err != nil {
		return nil, fmt.Errorf("unpack history: %w", err)
	}
	defer dec.Close()
	framed, err := dec.DecodeAll(chunk, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack history: %w", err)
	}
	var updates [][]byte
	for len(framed) > 0 {
		if len(framed) < 4 {
			return nil, fmt.Errorf("unpack history: %d bytes after update %d", len(framed), len(updates))
		}
		n := binary.LittleEndian.Uint32(framed)
		if framed = framed[4:]; uint64(n) > uint64(len(framed)) {
			return nil, fmt.Errorf("unpack history: update %d is cut off", len(updates))
		}
		updates = append(updates, framed[:n:n])
		framed = framed[n:]
	}
	return updates, nil
}

// fold merges a snapshot, which may be nil, and rows into the next snapshot.
// They are merged before they are applied: a row may depend on one that stands
// after it, when two nodes stored them.
func fold(snapshot []byte, rows []row) ([]byte, error) {
	updates := updatesOf(rows)
	if len(snapshot) > 0 {
		updates = append(updates, snapshot)
	}
	merged, err := ydoc.MergeUpdates(updates...)
	if err != nil {
		return nil, fmt.Errorf("merge %d rows: %w", len(rows), err)
	}
	store := ydoc.NewStore(ydoc.DefaultLimits())
	if _, err := store.Apply(merged); err != nil {
		return nil, fmt.Errorf("apply %d rows: %w", len(rows), err)
	}
	return store.EncodeState(), nil
}

func updatesOf(rows []row) [][]byte {
	updates := make([][]byte, len(rows))
	for i, r := range rows {
		updates[i] = r.update
	}
	return updates
}
