package fieldtable

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold makes words of files comparable: case, blanks and the two ways to write
// å must not matter.
func Fold(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	s = strings.Map(func(r rune) rune {
		if r == '_' || r == '\u00a0' || r == '\n' {
			return ' '
		}
		return r
	}, s)
	return strings.Trim(strings.Join(strings.Fields(s), " "), " :*?")
}

// Columns finds a field's JSON name, or another word such as "id", by what heads
// a column. words are the headers people use, parted by |, by that name.
func (e *Entity) Columns(words map[string]string) map[string]string {
	found := map[string]string{}
	for name, list := range words {
		for _, word := range strings.Split(list, "|") {
			found[Fold(word)] = name
		}
	}
	for i := range e.Fields { // the keys themselves come last: they win
		f := &e.Fields[i]
		found[Fold(f.Key)], found[Fold(f.Name)] = f.Name, f.Name
	}
	return found
}

// Words are the words for the keys of each vocabulary, folded.
type Words map[string]map[string]string

// NewWords turns lists of words by vocabulary and key, parted by |, round.
func NewWords(lists map[string]map[string]string) Words {
	all := Words{}
	for vocabulary, keys := range lists {
		all[vocabulary] = map[string]string{}
		for key, words := range keys {
			for _, word := range strings.Split(words, "|") {
				all[vocabulary][Fold(word)] = key
			}
		}
	}
	return all
}

// Key finds the key that a word stands for, in the vocabulary of a field.
func (w Words) Key(f *Field, word string) (string, bool) {
	word = Fold(word)
	for _, key := range f.Choices {
		if word == Fold(key) {
			return key, true
		}
	}
	key, ok := w[f.Vocabulary()][word]
	return key, ok
}

// Vocabulary names the list of words that serves a field.
func (f *Field) Vocabulary() string {
	switch {
	case f.Words != "":
		return f.Words
	case f.Type == Scale:
		return "scale"
	case f.Type == Flag:
		return "flag"
	}
	return f.Name
}

// Names finds ids by folded name.
type Names map[string][]string

// Add adds a name of somebody.
func (n Names) Add(name, id string) {
	if key := Fold(name); key != "" && !slices.Contains(n[key], id) {
		n[key] = append(n[key], id)
	}
}

// AmbiguousMatch is the reason when a name means several.
const AmbiguousMatch Reason = "ambiguous_match"

// One returns the only id of a name, or why there is none.
func (n Names) One(name string, none Reason) (string, Reason) {
	switch ids := n[Fold(name)]; len(ids) {
	case 0:
		return "", none
	case 1:
		return ids[0], ""
	}
	return "", AmbiguousMatch
}

// Meant is One where ids may stand beside the name: the first of them that has the
// name is meant, however many others are called so.
func (n Names) Meant(name string, keys []string, none Reason) (string, Reason) {
	ids := n[Fold(name)]
	for _, key := range keys {
		if slices.Contains(ids, key) {
			return key, ""
		}
	}
	return n.One(name, none)
}

// Unambiguous keeps the names that lead back to one id only.
func Unambiguous(byID map[string]string) map[string]string {
	count, out := map[string]int{}, map[string]string{}
	for _, name := range byID {
		count[Fold(name)]++
	}
	for id, name := range byID {
		if count[Fold(name)] == 1 && Fold(name) != "" {
			out[id] = name
		}
	}
	return out
}
