package stakeholders

import (
	"strings"
	"testing"
)

// A word that means two things in one list would be read as either.
func TestNoWordMeansTwoThings(t *testing.T) {
	check := func(list string, words map[string]string) {
		meaning := map[string]string{}
		for key, all := range words {
			for _, word := range strings.Split(all, "|") {
				if other, taken := meaning[fold(word)]; taken && other != key {
					t.Errorf("%s: %q is %s and %s", list, word, other, key)
				}
				meaning[fold(word)] = key
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
		if f := &Stakeholders.Fields[i]; f.Type == Choice {
			for _, key := range f.Choices {
				if valueWords[vocabularyOf(f)][key] == "" && key != "it" {
					t.Errorf("%s %s has no words", f.Name, key)
				}
			}
		}
	}
}
