package ydoc

// Array is a shared list of values and shared types.
type Array struct {
	handle
	values []any // of a new array
}

// NewArray returns an array to be put into a document.
func NewArray(values ...any) *Array { return &Array{values: values} }

func (a *Array) ref() int8 { return refArray }

func (a *Array) fill(tx *Txn) error {
	values := a.values
	a.values = nil
	return a.listInsert(tx, 0, values)
}

// Len returns the number of elements.
func (a *Array) Len() int { return a.listLength() }

// Values returns all elements, in Go types as Map.Get does.
func (a *Array) Values() []any { return a.listElements() }

// Insert puts values, of the kinds that Map.Set takes, before position index.
func (a *Array) Insert(tx *Txn, index int, values ...any) error {
	return a.listInsert(tx, index, values)
}

// Push puts values at the end.
func (a *Array) Push(tx *Txn, values ...any) error {
	if a.doc == nil {
		a.values = append(a.values, values...)
		return nil
	}
	return a.listInsert(tx, a.Len(), values)
}

// Delete removes n elements from position index on.
func (a *Array) Delete(tx *Txn, index, n int) error { return a.listDelete(tx, index, n) }
