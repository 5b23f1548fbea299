package fieldtable

import (
	"unicode/utf8"

	"samrad/collab/ydoc"
)

// rewrite makes a text say s with as small an edit as beginning and end allow:
// what others write around the edit at the same moment stays, and so do their
// carets.
func rewrite(tx *ydoc.Txn, text *ydoc.Text, s string) error {
	old := text.String()
	if old == s {
		return nil
	}
	at, cut, insert := smallestEdit(old, s)
	if units(old) != text.Len() {
		at, cut, insert = 0, text.Len(), s // it holds something that is no character
	}
	if err := text.Delete(tx, at, cut); err != nil {
		return err
	}
	return text.Insert(tx, at, insert, nil)
}

// smallestEdit returns where to cut how much and what to insert there, in
// UTF-16 units. It never parts a character.
func smallestEdit(from, to string) (at, cut int, insert string) {
	start := 0
	for start < len(from) && start < len(to) {
		a, size := utf8.DecodeRuneInString(from[start:])
		if b, _ := utf8.DecodeRuneInString(to[start:]); a != b {
			break
		}
		start += size
	}
	endFrom, endTo := len(from), len(to)
	for endFrom > start && endTo > start {
		a, size := utf8.DecodeLastRuneInString(from[start:endFrom])
		if b, _ := utf8.DecodeLastRuneInString(to[start:endTo]); a != b {
			break
		}
		endFrom, endTo = endFrom-size, endTo-size
	}
	return units(from[:start]), units(from[start:endFrom]), to[start:endTo]
}

// units counts UTF-16 units, as Yjs does.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
