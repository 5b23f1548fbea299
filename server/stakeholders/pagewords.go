package stakeholders

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// pageWordsFile holds what the pages call each field and each value, by language.
// A test compares it with the texts of the frontend, and says how to renew it.
//
//go:embed pagewords.json
var pageWordsFile []byte

// pageWords are the words of one language.
type pageWords struct {
	Stakeholders   map[string]string            `json:"stakeholders"`
	Relations      map[string]string            `json:"relations"`
	Communications map[string]string            `json:"communications"`
	Values         map[string]map[string]string `json:"values"` // by vocabulary and key
}

var allPageWords = sync.OnceValue(func() map[string]pageWords {
	var all map[string]pageWords
	if err := json.Unmarshal(pageWordsFile, &all); err != nil {
		panic(fmt.Sprintf("stakeholders: pagewords.json: %v", err)) // it is part of the program
	}
	return all
})

// heads are the words of a language for the fields of an entity, by JSON name.
func (w pageWords) heads(e *Entity) map[string]string {
	switch e {
	case Relations:
		return w.Relations
	case Communications:
		return w.Communications
	}
	return w.Stakeholders
}

// header heads the column of a field: in a language of the pages, else in English
// made of the field's name.
func header(language string, e *Entity, f *Field) string {
	if word := allPageWords()[language].heads(e)[f.Name]; word != "" {
		return word
	}
	return f.Header()
}

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
	for i := range Communications.Fields {
		f := &Communications.Fields[i]
		known[fieldtable.Fold(f.Header())] = f.Name
		for language := range allPageWords() {
			known[fieldtable.Fold(header(language, Communications, f))] = f.Name
		}
	}
	return known
})
