package goals

import "testing"

// The template is data: each entry must be complete in each language, and what
// it says must pass the checks that everybody's changes pass.
func TestConnectTemplateInAllLanguages(t *testing.T) {
	for _, language := range []string{"da", "nb", "sv", "fi", "is", "en"} {
		update, err := FirstContent("connect", language)
		if err != nil {
			t.Fatal(err)
		}
		l, err := Read(update)
		if err != nil || len(l.Tree.Flat()) != len(connect().Goals) || len(l.Indicators) != len(connect().Indicators) {
			t.Fatalf("%s: %d goals, %d indicators, %v", language, len(l.Tree.Flat()), len(l.Indicators), err)
		}
		titles, depths := map[string]bool{}, map[int]int{}
		for i, g := range l.all(Goals) {
			title := g.Values.Text("title")
			if title == "" || titles[title] || len(g.Values["steps"].([]int)) == 0 != (i == 0) || g.Values["isTemplateExample"] != true || g.Values["ownerId"] != nil {
				t.Errorf("%s: %v", language, g.Values)
			}
			if level := g.Values.Text("level"); level == "strategy_statement" && len(l.Tree.Children(g.ID)) < 2 {
				t.Errorf("%s: %q has %d subsidiary goals", language, title, len(l.Tree.Children(g.ID)))
			}
			titles[title] = true
			depths[l.Tree.Depth(g.ID)]++
		}
		if depths[0] != 1 || depths[1] != 3 || l.Meta.Text("reviewClause") == "" || l.Meta.Text("template") != ConnectTemplate || l.Meta.Text("language") != language {
			t.Errorf("%s: %v, meta %v", language, depths, l.Meta)
		}
		for _, i := range l.Indicators {
			if i.Values.Text("name") == "" || i.Values.Text("baselineMissingReason") == "" {
				t.Errorf("%s: %v", language, i.Values)
			}
		}
		for _, g := range connect().Goals {
			if g.Why != nil && g.Why[language] == "" || g.Ethics != nil && g.Ethics[language] == "" {
				t.Errorf("%s: %s lacks words", language, g.Key)
			}
		}
	}
	if l, err := Read(nil); err != nil || len(l.Goals) != 0 {
		t.Errorf("an empty list: %v", err)
	}
}
