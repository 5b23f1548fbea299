package stakeholders

import (
	_ "embed"
	"sync"

	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// pageWordsFile holds what the pages call each field and each value, by language.
// A test compares it with the texts of the frontend, and says how to renew it.
//
//go:embed pagewords.json
var pageWordsFile []byte

var speech = sync.OnceValue(func() fieldtable.Speech { return fieldtable.ReadSpeech(pageWordsFile) })

// The kinds of tables in the files of a map.
const (
	stakeholderTable   = "stakeholders"
	relationTable      = "relations"
	communicationTable = "communications"
)

// plansCommunication tells by its headers that a sheet is about communications,
// which are not imported. Their days are headed as the ends of a relation in some
// languages, and whom they are for as the name of a stakeholder.
func plansCommunication(s sheets.Sheet) bool {
	known := communicationColumns()
	has := map[string]bool{}
	for _, c := range s.Rows[0] {
		has[known[fieldtable.Fold(c.Text)]] = true
	}
	return has["message"] && has["channel"] && has["stakeholderId"]
}

var communicationColumns = sync.OnceValue(func() map[string]string {
	known := Communications.Columns(nil)
	speech().Understand(known, communicationTable, Communications.Names(), func(column string) string { return column })
	return known
})
