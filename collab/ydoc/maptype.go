package ydoc

// Map is a shared map from strings to values and shared types. Concurrent sets
// of a key: one wins, everywhere the same.
type Map struct {
	handle
	entries []mapEntry // of a new map
}

type mapEntry struct {
	key   string
	value any
}

// NewMap returns a map to be put into a document.
func NewMap() *Map { return &Map{} }

func (m *Map) ref() int8 { return refMap }

func (m *Map) fill(tx *Txn) error {
	entries := m.entries
	m.entries = nil
	for _, e := range entries {
		if err := m.mapSet(tx, e.key, e.value); err != nil {
			return err
		}
	}
	return nil
}

// Set sets a key. Values are nil, bool, numbers, string, []byte, []any,
// map[string]any, Undefined, BigInt, Subdocument and new shared types. On a map
// that is in no document yet, tx may be nil.
func (m *Map) Set(tx *Txn, key string, value any) error {
	if m.doc == nil {
		m.entries = append(m.entries, mapEntry{key, value})
		return nil
	}
	return m.mapSet(tx, key, value)
}

// Get returns the value of a key, nil if there is none; see Has. Whole numbers
// come as int64, other numbers as float64; shared types as their pointers.
func (m *Map) Get(key string) any {
	v, _ := m.mapGet(key)
	return v
}

// Has reports whether a key has a value.
func (m *Map) Has(key string) bool { return m.mapItem(key) != 0 }

// Keys returns the keys, sorted.
func (m *Map) Keys() []string { return m.mapKeys() }

// Len returns how many keys have a value.
func (m *Map) Len() int { return len(m.mapKeys()) }

// Delete removes a key. It is no error if it is not there.
func (m *Map) Delete(tx *Txn, key string) error { return m.mapDelete(tx, key) }
