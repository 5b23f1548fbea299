package goals

import (
	"cmp"
	_ "embed"
	"sync"

	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// pageWordsFile holds what the pages call each field and each value, by language,
// and words for columns that no page has. A test compares it with the texts of the
// frontend.
//
//go:embed pagewords.json
var pageWordsFile []byte

var speech = sync.OnceValue(func() fieldtable.Speech { return fieldtable.ReadSpeech(pageWordsFile) })

// The columns of each kind of file by what heads them: a field's JSON name, "id",
// "code" or "parentId". People's own words come first, those of the pages last.
var (
	goalColumnsOf = sync.OnceValue(func() map[string]string {
		known := Goals.Columns(goalHeaders)
		speech().Understand(known, goalTable, goalSheetColumns(), func(column string) string {
			switch column {
			case "parent":
				return "parentId"
			case "id", "code":
				return column
			case "parentKey":
				return "parentIdKey"
			}
			return nameIn(Goals, column)
		})
		understandKeys(known, Goals, goalTable)
		return known
	})
	thingColumnsOf = sync.OnceValue(func() map[string]map[string]string {
		all := map[string]map[string]string{}
		for _, k := range importKinds[1:] {
			known := k.entity.Columns(map[string]string{"id": "id"})
			speech().Understand(known, k.name, k.entity.Names(), func(column string) string { return column })
			understandKeys(known, k.entity, k.name)
			if k.entity == Indicators {
				speech().Understand(known, k.name, []string{"goalKey"}, func(string) string { return "goalIdKey" })
			}
			all[k.name] = known
		}
		return all
	})
	valueColumnsOf = sync.OnceValue(func() map[string]string {
		known := (&Entity{}).Columns(valueHeaders)
		for name := range valueHeaders {
			known[fieldtable.Fold(name)] = name
		}
		speech().Understand(known, valueTable, valueColumns, func(column string) string {
			switch column {
			case "indicatorKey":
				return "indicator"
			case "counts", "by", "at":
				return ""
			}
			return column
		})
		return known
	})
	// spoken are what people write in cells.
	spoken = sync.OnceValue(func() fieldtable.Words {
		words := fieldtable.NewWords(valueWords)
		speech().Teach(words)
		return words
	})
)

// understandKeys adds the columns of ids that may stand beside names.
func understandKeys(known map[string]string, e *Entity, kind string) {
	speech().Understand(known, kind, e.AllKeyColumns(), func(column string) string { return column })
}

// nameIn is the name of a field, or nothing.
func nameIn(e *Entity, name string) string {
	if e.Field(name) == nil {
		return ""
	}
	return name
}

// besideTheList tells by its name, or by its headers, that a sheet holds measured
// values or check-ins, which are no part of the list.
func besideTheList(s sheets.Sheet) bool {
	if kind := speech().KindOf(s.Name); kind != "" {
		return kind == valueTable || kind == checkInTable
	}
	values, checkIns := valueColumnsOf(), checkInColumnsOf()
	has := map[string]bool{}
	for _, c := range s.Rows[0] {
		head := fieldtable.Fold(c.Text)
		has["value "+values[head]], has["check-in "+checkIns[head]] = true, true
	}
	return has["value value"] && has["value indicator"] && (has["value period"] || has["value periodEnd"]) ||
		has["check-in done"] && has["check-in obstacles"] && has["check-in next"]
}

var checkInColumnsOf = sync.OnceValue(func() map[string]string {
	known := map[string]string{}
	speech().Understand(known, checkInTable, checkInColumns, func(column string) string { return column })
	return known
})

// Word is what the pages of a language call the key of a vocabulary, or the key.
func Word(language, vocabulary, key string) string {
	return cmp.Or(speech()[language].Values[vocabulary][key], key)
}
