package stakeholders

import (
	"cmp"
	"encoding/json"
	"maps"
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

// The files of a map speak as the pages do.
func TestPageWordsAreThePages(t *testing.T) {
	vocabularies := map[string]string{"relationType": "type", "relationState": "state", "contactState": "status"}
	for _, language := range []string{"da", "nb", "sv", "fi", "is", "en"} {
		file, err := os.ReadFile("../../frontend/src/i18n/" + language + "/stakeholders.json")
		if err != nil {
			t.Fatal(err)
		}
		var page struct {
			Fields, RelationFields, ContactFields map[string]string
			Values                                map[string]map[string]string
			Yes, No                               string
		}
		if err := json.Unmarshal(file, &page); err != nil {
			t.Fatal(err)
		}
		ours := speech()[language]
		differs := func(what string, got, want map[string]string) {
			if !maps.Equal(got, want) {
				t.Errorf("%s: %s in pagewords.json is %v, the pages say %v. Copy it from stakeholders.json.", language, what, got, want)
			}
		}
		for kind, fields := range map[string]map[string]string{stakeholderTable: page.Fields, relationTable: page.RelationFields, communicationTable: page.ContactFields} {
			fields = maps.Clone(fields)
			fields["id"] = "ID"
			differs(kind, ours.Heads[kind], fields)
			if ours.Sheets[kind] == "" {
				t.Errorf("%s: the sheet of %s has no name", language, kind)
			}
		}
		differs("values flag", ours.Values["flag"], map[string]string{"true": page.Yes, "false": page.No})
		for group, words := range page.Values {
			if name := cmp.Or(vocabularies[group], group); ours.Values[name] != nil {
				differs("values "+name, ours.Values[name], words)
			}
		}
		for _, e := range []*Entity{Stakeholders, Relations, Communications} {
			for i := range e.Fields {
				if f := &e.Fields[i]; f.Type == fieldtable.Choice && len(ours.Values[f.Vocabulary()]) != len(f.Choices) {
					t.Errorf("%s: %s has %d words for %d values", language, f.Name, len(ours.Values[f.Vocabulary()]), len(f.Choices))
				}
			}
		}
	}
}
