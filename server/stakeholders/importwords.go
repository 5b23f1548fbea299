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
	stakeholderColumns = sync.OnceValue(func() map[string]string { return columnsOf(Stakeholders, stakeholderTable, stakeholderHeaders) })
	relationColumns    = sync.OnceValue(func() map[string]string { return columnsOf(Relations, relationTable, relationHeaders) })
)

// columnsOf are the columns that people head, and those of ids beside names.
func columnsOf(e *Entity, kind string, heads map[string]string) map[string]string {
	known := e.Columns(heads)
	speech().Understand(known, kind, e.AllKeyColumns(), func(column string) string { return column })
	return known
}

// words are what people write in cells.
var words = sync.OnceValue(func() fieldtable.Words { return fieldtable.NewWords(valueWords) })
