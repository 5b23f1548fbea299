package stakeholders

import (
	"sync"

	"samrad/server/fieldtable"
)

// headers finds a field's JSON name, or "id", by what heads a column.
func headers(e *Entity) map[string]string {
	if e == Relations {
		return relationColumns()
	}
	return stakeholderColumns()
}

var (
	stakeholderColumns = sync.OnceValue(func() map[string]string { return Stakeholders.Columns(stakeholderHeaders) })
	relationColumns    = sync.OnceValue(func() map[string]string { return Relations.Columns(relationHeaders) })
)

// words are what people write in cells.
var words = sync.OnceValue(func() fieldtable.Words { return fieldtable.NewWords(valueWords) })
