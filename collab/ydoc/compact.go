package ydoc

// Compact integrates the document once and replaces the store's structs by what
// comes out, if that is smaller. The store alone drops the content of deleted
// items, but only a document knows what stands inside of a deleted shared type:
// there it leaves one GC struct of many. State vector and content stay the same.
// It costs as much as opening the document; call it now and then, for instance
// when a room closes. It reports how many bytes the encoded state lost.
func (s *Store) Compact() (saved int, err error) {
	before := s.EncodeState()
	d := New(WithLimits(s.lim))
	if err := d.Apply(before); err != nil {
		return 0, err
	}
	after := d.EncodeState()
	if len(after) >= len(before) || d.pending.bytes > 0 {
		return 0, nil
	}
	compacted := NewStore(s.lim)
	if _, err := compacted.Apply(after); err != nil {
		return 0, err
	}
	*s = *compacted
	return len(before) - len(after), nil
}
