package journal

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Memory is a journal that forgets everything with the process. It is for tests
// and keeps the same promises as Postgres but that one.
type Memory struct {
	// guarded by mu
	mu        sync.Mutex
	documents map[string]*memoryDocument
	beats     map[int64]time.Time // of nodes
}

type memoryDocument struct {
	rows     []row
	snapshot []byte
	folded   int64 // rows in snapshot
	history  [][]byte
	clients  map[uint64]string
	clocks   map[uint64]uint64
}

var _ Journal = (*Memory)(nil)

// NewMemory returns a journal that knows these documents.
func NewMemory(documents ...string) *Memory {
	m := &Memory{documents: make(map[string]*memoryDocument), beats: make(map[int64]time.Time)}
	for _, d := range documents {
		m.Create(d)
	}
	return m
}

// Create makes a document known. In Postgres that is the documents table's job.
func (m *Memory) Create(document string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.documents[document] == nil {
		m.documents[document] = &memoryDocument{clients: make(map[uint64]string), clocks: make(map[uint64]uint64)}
	}
}

// Load implements Journal.
func (m *Memory) Load(_ context.Context, document string) (Loaded, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	d := m.documents[document]
	if d == nil {
		return Loaded{}, fmt.Errorf("load doc=%s: %w", document, ErrUnknownDocument)
	}
	l := Loaded{Rows: len(d.rows), Clients: make(map[uint64]string, len(d.clients))}
	if d.snapshot != nil {
		l.Updates = append(l.Updates, d.snapshot)
	}
	l.Updates = append(l.Updates, updatesOf(d.rows)...)
	for c, p := range d.clients {
		l.Clients[c] = p
	}
	return l, nil
}

// Append implements Journal.
func (m *Memory) Append(_ context.Context, entries []Entry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range entries {
		d := m.documents[e.Document]
		if d == nil {
			return fmt.Errorf("append doc=%s: %w", e.Document, ErrUnknownDocument)
		}
		for _, b := range e.Clients {
			if p, bound := d.clients[b.Client]; bound && p != b.Person {
				return fmt.Errorf("append doc=%s client=%d: %w", e.Document, b.Client, ErrForeignClient)
			}
		}
		if d.has(e) {
			continue
		}
		for _, s := range e.Spans {
			if d.clocks[s.Client] > s.From {
				return fmt.Errorf("append: %w", &ClockTaken{Document: e.Document, Client: s.Client})
			}
		}
	}
	for _, e := range entries {
		m.documents[e.Document].append(e)
	}
	return nil
}

func (d *memoryDocument) append(e Entry) {
	for _, b := range e.Clients {
		d.clients[b.Client] = b.Person
	}
	if d.has(e) {
		return
	}
	for _, s := range e.Spans {
		d.clocks[s.Client] = s.To
	}
	d.rows = append(d.rows, row{epoch: e.Epoch, n: e.N, update: slices.Clone(e.Update), storedAt: time.Now()})
}

func (d *memoryDocument) has(e Entry) bool {
	return slices.ContainsFunc(d.rows, func(r row) bool { return r.epoch == e.Epoch && r.n == e.N })
}

// Compact implements Journal.
func (m *Memory) Compact(_ context.Context, document string) (Compacted, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	d := m.documents[document]
	if d == nil {
		return Compacted{}, fmt.Errorf("compact doc=%s: %w", document, ErrUnknownDocument)
	}
	if len(d.rows) == 0 {
		return Compacted{}, nil
	}
	state, err := fold(d.snapshot, d.rows)
	if err != nil {
		return Compacted{}, fmt.Errorf("compact doc=%s: %w", document, err)
	}
	chunk, err := packHistory(updatesOf(d.rows))
	if err != nil {
		return Compacted{}, fmt.Errorf("compact doc=%s: %w", document, err)
	}
	done := Compacted{Rows: len(d.rows), SnapshotBytes: len(state), HistoryBytes: len(chunk)}
	d.folded += int64(len(d.rows))
	d.snapshot, d.rows, d.history = state, nil, append(d.history, chunk)
	return done, nil
}

// History returns the compacted updates of a document, chunk after chunk.
func (m *Memory) History(_ context.Context, document string) ([][]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all [][]byte
	if d := m.documents[document]; d != nil {
		for _, c := range d.history {
			updates, err := UnpackHistory(c)
			if err != nil {
				return nil, fmt.Errorf("history doc=%s: %w", document, err)
			}
			all = append(all, updates...)
		}
	}
	return all, nil
}

// Beat implements Journal.
func (m *Memory) Beat(_ context.Context, node int64) (others int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	m.beats[node] = now
	for id, at := range m.beats {
		if id != node && now.Sub(at) < beatLasts {
			others++
		}
	}
	return others, nil
}

// Leave implements Journal.
func (m *Memory) Leave(_ context.Context, node int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.beats, node)
	return nil
}

// Marks implements Journal.
func (m *Memory) Marks(_ context.Context, epoch int64, documents []string) (map[string]Mark, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	marks := make(map[string]Mark, len(documents))
	for _, document := range documents {
		d := m.documents[document]
		if d == nil {
			continue
		}
		mark := Mark{Folded: d.folded}
		for _, r := range d.rows {
			if r.epoch != epoch {
				mark.Rows++
			}
		}
		marks[document] = mark
	}
	return marks, nil
}
