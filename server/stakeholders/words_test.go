package stakeholders

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"samrad/server/fieldtable"
)

// A word that means two things in one list would be read as either.
func TestNoWordMeansTwoThings(t *testing.T) {
	check := func(list string, words map[string]string) {
		meaning := map[string]string{}
		for key, all := range words {
			for _, word := range strings.Split(all, "|") {
				if other, taken := meaning[fieldtable.Fold(word)]; taken && other != key {
					t.Errorf("%s: %q is %s and %s", list, word, other, key)
				}
				meaning[fieldtable.Fold(word)] = key
			}
		}
	}
	check("headers of stakeholders", stakeholderHeaders)
	check("headers of relations", relationHeaders)
	for vocabulary, words := range valueWords {
		check(vocabulary, words)
	}
	for name := range stakeholderHeaders {
		if name != "id" && Stakeholders.Field(name) == nil {
			t.Errorf("%s is no field", name)
		}
	}
	for i := range Stakeholders.Fields {
		if stakeholderHeaders[Stakeholders.Fields[i].Name] == "" {
			t.Errorf("%s has no headers", Stakeholders.Fields[i].Name)
		}
		if f := &Stakeholders.Fields[i]; f.Type == fieldtable.Choice {
			for _, key := range f.Choices {
				if valueWords[f.Vocabulary()][key] == "" && key != "it" {
					t.Errorf("%s %s has no words", f.Name, key)
				}
			}
		}
	}
}

// A column headed by what the pages call the field is that field, in every
// language, and so are the values.
func TestImportKnowsTheWordsOfThePages(t *testing.T) {
	for _, language := range []string{"da", "nb", "sv", "fi", "is", "en"} {
		file, err := os.ReadFile("../../frontend/src/i18n/" + language + "/stakeholders.json")
		if err != nil {
			t.Fatal(err)
		}
		var page struct {
			Fields, RelationFields map[string]string
			Values                 map[string]map[string]string
		}
		if err := json.Unmarshal(file, &page); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			of     *Entity
			fields map[string]string
		}{{Stakeholders, page.Fields}, {Relations, page.RelationFields}} {
			if len(c.fields) == 0 {
				t.Errorf("%s: no fields of a %s", language, c.of.Noun)
			}
			for name, word := range c.fields {
				if c.of.Field(name) == nil {
					continue // a word of the page that is no field
				}
				if got := headers(c.of)[fieldtable.Fold(word)]; got != name {
					t.Errorf("%s %s: a column headed %q is %q, want %s", language, c.of.Noun, word, got, name)
				}
			}
		}
		groups := map[string]string{"engagementNow": "engagement", "type": "relationType", "state": "relationState"}
		for _, e := range []*Entity{Stakeholders, Relations} {
			for i := range e.Fields {
				f := &e.Fields[i]
				group, ok := groups[f.Name]
				if !ok {
					group = f.Name
				}
				if f.Type != fieldtable.Choice {
					continue
				}
				for key, word := range page.Values[group] {
					if got, _ := words().Key(f, word); got != key {
						t.Errorf("%s %s: %q is %q, want %s", language, f.Name, word, got, key)
					}
				}
			}
		}
	}
}
