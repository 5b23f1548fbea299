package goals

import (
	"cmp"
	"encoding/json"
	"maps"
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

// The files of a list speak as the pages do, where these have a word; what heads a
// column says in every language what it holds, and nothing else.
func TestPageWordsAreThePages(t *testing.T) {
	for _, language := range []string{"da", "nb", "sv", "fi", "is", "en"} {
		var page struct {
			Fields map[string]string
			Values map[string]map[string]string
		}
		var views struct {
			Indicators, Activities struct{ Fields map[string]string }
			Plans                  struct {
				Fields   map[string]string
				Sections map[string]struct{ Title string }
			}
		}
		for name, into := range map[string]any{"goals": &page, "goalviews": &views} {
			file, err := os.ReadFile("../../frontend/src/i18n/" + language + "/" + name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(file, into); err != nil {
				t.Fatal(err)
			}
		}
		for name, section := range views.Plans.Sections {
			views.Plans.Fields[name] = section.Title
		}
		ours := speech()[language]
		for kind, fields := range map[string]map[string]string{goalTable: page.Fields, indicatorTable: views.Indicators.Fields,
			planTable: views.Plans.Fields, activityTable: views.Activities.Fields} {
			for name, word := range fields {
				if got := ours.Heads[kind][name]; got != word && name != "responsible" {
					t.Errorf("%s: %s of %s in pagewords.json is %q, the pages say %q. Copy it from there", language, name, kind, got, word)
				}
			}
		}
		called := map[string]string{"reviewCycle": "cycle", "linkEnd": "toKind", "privacyState": "privacyDpia", "actionStatus": "activityStatus"}
		for group, words := range page.Values {
			if group == "strength" || group == "raci" {
				continue // a number and a letter in files
			}
			if got := ours.Values[cmp.Or(called[group], group)]; !maps.Equal(got, words) {
				t.Errorf("%s: values of %s in pagewords.json are %v, the pages say %v. Copy them from goals.json", language, group, got, words)
			}
		}
		for _, e := range []*Entity{Goals, Links, Indicators, Plans, Activities} {
			for i := range e.Fields {
				if f := &e.Fields[i]; f.Type == fieldtable.Choice && len(ours.Values[f.Vocabulary()]) != len(f.Choices) {
					t.Errorf("%s: %s has %d words for %d values", language, f.Name, len(ours.Values[f.Vocabulary()]), len(f.Choices))
				}
			}
		}
		checkHeads(t, language)
	}
}

func checkHeads(t *testing.T, language string) {
	known := thingColumnsOf()
	for kind, columns := range map[string][]string{goalTable: goalSheetColumns(), indicatorTable: indicatorSheetColumns(), valueTable: valueColumns,
		planTable: Plans.Names(), activityTable: Activities.Names(), linkTable: Links.Names(), checkInTable: checkInColumns} {
		means := map[string]map[string]string{goalTable: goalColumnsOf(), valueTable: valueColumnsOf(), checkInTable: checkInColumnsOf()}[kind]
		if means == nil {
			means = known[kind]
		}
		heads := map[string]bool{}
		for _, column := range columns {
			word := speech()[language].Heads[kind][column]
			want := map[string]string{"parent": "parentId", "indicatorKey": "indicator", "counts": "", "by": "", "at": "", "current": "",
				"progressResult": "", "countingWeight": "", "weightedProgress": "", "parentKey": "parentIdKey", "goalKey": "goalIdKey"}
			name, special := want[column]
			if !special || kind == checkInTable {
				name = column
			}
			if got := means[fieldtable.Fold(word)]; word == "" || got != name || heads[word] {
				t.Errorf("%s: %s of %s is headed %q, which is read as %q", language, column, kind, word, got)
			}
			heads[word] = true
		}
	}
	for _, kind := range []string{goalTable, indicatorTable, valueTable, planTable, activityTable, linkTable, checkInTable} {
		if speech().KindOf(speech()[language].Sheets[kind]) != kind {
			t.Errorf("%s: the sheet of %s is called %q", language, kind, speech()[language].Sheets[kind])
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
