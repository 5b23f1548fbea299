package stakeholders

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// fold makes words of files comparable: case, blanks and the two ways to write
// å must not matter.
func fold(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	s = strings.Map(func(r rune) rune {
		if r == '_' || r == '\u00a0' || r == '\n' {
			return ' '
		}
		return r
	}, s)
	return strings.Trim(strings.Join(strings.Fields(s), " "), " :*?")
}

// headers finds a field's JSON name, or "id", by what heads a column.
func headers(e *Entity) map[string]string {
	if e == Relations {
		return relationColumns()
	}
	return stakeholderColumns()
}

var (
	stakeholderColumns = sync.OnceValue(func() map[string]string { return columnsOf(Stakeholders, stakeholderHeaders) })
	relationColumns    = sync.OnceValue(func() map[string]string { return columnsOf(Relations, relationHeaders) })
)

func columnsOf(e *Entity, words map[string]string) map[string]string {
	found := map[string]string{}
	for name, list := range words {
		for _, word := range strings.Split(list, "|") {
			found[fold(word)] = name
		}
	}
	for i := range e.Fields { // the keys themselves come last: they win
		f := &e.Fields[i]
		found[fold(f.Key)], found[fold(f.Name)] = f.Name, f.Name
	}
	return found
}

// keyOf finds the key that a word stands for, in the vocabulary of a field.
func keyOf(f *Field, word string) (string, bool) {
	word = fold(word)
	for _, key := range f.Choices {
		if word == fold(key) {
			return key, true
		}
	}
	return spoken(vocabularyOf(f), word)
}

// vocabularyOf names the list of words that serves a field.
func vocabularyOf(f *Field) string {
	switch {
	case f.Type == Scale:
		return "scale"
	case f.Type == Flag:
		return "flag"
	case f.Name == "engagementNow", f.Name == "engagementWanted":
		return "engagement"
	}
	return f.Name
}

func spoken(vocabulary, word string) (string, bool) {
	key, ok := spokenWords()[vocabulary][word]
	return key, ok
}

var spokenWords = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for vocabulary, keys := range valueWords {
		all[vocabulary] = map[string]string{}
		for key, words := range keys {
			for _, word := range strings.Split(words, "|") {
				all[vocabulary][fold(word)] = key
			}
		}
	}
	return all
})
