package goals

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"samrad/server/fieldtable"
	"samrad/server/sheets"
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
	check("headers of goals", goalHeaders)
	check("headers of values", valueHeaders)
	for vocabulary, words := range valueWords {
		check(vocabulary, words)
	}
	for name := range goalHeaders {
		if name != "id" && name != "code" && name != "parentId" && Goals.Field(name) == nil {
			t.Errorf("%s is no field", name)
		}
	}
	for i := range Goals.Fields {
		f := &Goals.Fields[i]
		if goalHeaders[f.Name] == "" {
			t.Errorf("%s has no headers", f.Name)
		}
		for _, key := range f.Choices {
			if valueWords[f.Vocabulary()][key] == "" {
				t.Errorf("%s %s has no words", f.Name, key)
			}
		}
	}
}

// A column headed by what the pages call the field is that field, in every
// language, and so are the values.
func TestImportKnowsTheWordsOfThePages(t *testing.T) {
	for _, language := range []string{"da", "nb", "sv", "fi", "is", "en"} {
		file, err := os.ReadFile("../../frontend/src/i18n/" + language + "/goals.json")
		if err != nil {
			t.Fatal(err)
		}
		var page struct {
			Fields map[string]string
			Values map[string]map[string]string
		}
		if err := json.Unmarshal(file, &page); err != nil || len(page.Fields) < 20 {
			t.Fatalf("%s: %d fields, %v", language, len(page.Fields), err)
		}
		page.Fields["parentId"] = page.Fields["parent"]
		for name, word := range page.Fields {
			if Goals.Field(name) == nil && name != "parentId" {
				continue // a word of the page that is no field
			}
			if got := goalColumnsOf()[fieldtable.Fold(word)]; got != name {
				t.Errorf("%s: a column headed %q is %q, want %s", language, word, got, name)
			}
		}
		for i := range Goals.Fields {
			f := &Goals.Fields[i]
			if f.Type != fieldtable.Choice {
				continue
			}
			if len(page.Values[f.Name]) == 0 {
				t.Errorf("%s: the page has no words for %s", language, f.Name)
			}
			for key, word := range page.Values[f.Name] {
				if got, reason := f.Parse(sheets.Cell{Text: word}, spoken()); got != key {
					t.Errorf("%s %s: %q is %v %s, want %s", language, f.Name, word, got, reason, key)
				}
			}
		}
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]string{"2027": "2027-01-01 2027-12-31", "2027-Q1": "2027-01-01 2027-03-31", "2027 k4": "2027-10-01 2027-12-31", "2027-T2": "2027-05-01 2027-08-31",
		"2028-02": "2028-02-01 2028-02-29", "2027-H2": "2027-07-01 2027-12-31", "2027-Q5": "", "2027-13": "", "2027-T4": "", "next year": "", "27": "", "2027-00": ""} {
		start, end, ok := parsePeriod(text)
		if got := strings.TrimSpace(start + " " + end); ok != (want != "") || got != want {
			t.Errorf("%q: got %q %v, want %q", text, got, ok, want)
		}
	}
}
