package fieldtable

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"samrad/server/sheets"
)

// PageWords is what the pages call things in one language.
type PageWords struct {
	Sheets map[string]string            `json:"sheets"` // by kind of table
	Heads  map[string]map[string]string `json:"heads"`  // by kind and name of the column
	Values map[string]map[string]string `json:"values"` // by vocabulary and key
}

// Speech is the words of the pages by language, so that files speak as they do.
type Speech map[string]PageWords

// ReadSpeech reads the words from a file that is part of the program; a file that
// cannot be read is a mistake of its author, and panics.
func ReadSpeech(file []byte) Speech {
	var s Speech
	if err := json.Unmarshal(file, &s); err != nil {
		panic(fmt.Sprintf("fieldtable: words of the pages: %v", err))
	}
	return s
}

// Table is a sheet whose columns have names, whatever the language of their heads.
type Table struct {
	Kind    string
	Columns []string
	sheets.Sheet
}

// Sheets are the tables as files have them.
func Sheets(tables []Table) []sheets.Sheet {
	out := make([]sheets.Sheet, len(tables))
	for i, t := range tables {
		out[i] = t.Sheet
	}
	return out
}

// NewTable is a table that holds its head so far. Sheet and columns are called as
// in the language; in another, and in none, by plain and in English made of the
// columns' names.
func (s Speech) NewTable(language, kind, plain string, columns []string) Table {
	t := Table{Kind: kind, Columns: columns, Sheet: sheets.Sheet{Name: s[language].Sheets[kind]}}
	if t.Name == "" {
		t.Name = plain
	}
	head := make([]sheets.Cell, len(columns))
	for i, name := range columns {
		head[i] = sheets.Cell{Text: s.Head(language, kind, name)}
	}
	t.Rows = [][]sheets.Cell{head}
	return t
}

// Head heads a column. Ids that stand beside names are headed as these, with "(ID)".
func (s Speech) Head(language, kind, name string) string {
	if word := s[language].Heads[kind][name]; word != "" {
		return word
	}
	if of, ok := KeyOf(name); ok {
		return s.Head(language, kind, of) + " (ID)"
	}
	return plainHead(name)
}

// Understand adds what heads the columns of a kind in any language, and in none, to
// the known heads. called says what a column is called there; "" leaves it out.
func (s Speech) Understand(known map[string]string, kind string, columns []string, called func(column string) string) {
	for _, column := range columns {
		name := called(column)
		if name == "" {
			continue
		}
		known[Fold(s.Head("", kind, column))] = name
		for language := range s {
			known[Fold(s.Head(language, kind, column))] = name
		}
	}
}

// KindOf finds the kind of table that a sheet's name says, in any language; "" for
// other names.
func (s Speech) KindOf(sheet string) string {
	sheet = Fold(sheet)
	for _, words := range s {
		for kind, name := range words.Sheets {
			if Fold(name) == sheet {
				return kind
			}
		}
	}
	return ""
}

// Teach adds the words of all languages for values.
func (s Speech) Teach(words Words) {
	for _, in := range s {
		for vocabulary, keys := range in.Values {
			if words[vocabulary] == nil {
				words[vocabulary] = map[string]string{}
			}
			for key, word := range keys {
				words[vocabulary][Fold(word)] = key
			}
		}
	}
}

// Names are the JSON names of the fields, in order.
func (e *Entity) Names() []string {
	out := make([]string, len(e.Fields))
	for i := range e.Fields {
		out[i] = e.Fields[i].Name
	}
	return out
}

// plainHead is the name of a column in words: "mainCategory" is "Main category".
// Ids lose their "id", since names stand there.
func plainHead(name string) string {
	if name == "id" {
		return "ID"
	}
	var out strings.Builder
	for i, r := range strings.TrimSuffix(name, "Id") {
		switch {
		case i == 0:
			out.WriteRune(unicode.ToUpper(r))
		case unicode.IsUpper(r):
			out.WriteRune(' ')
			out.WriteRune(unicode.ToLower(r))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
