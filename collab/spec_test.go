package collab_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestSpecRulesHaveTests finds the rules of SPEC.md that no test cites.
func TestSpecRulesHaveTests(t *testing.T) {
	spec, err := os.ReadFile("SPEC.md")
	if err != nil {
		t.Fatal(err)
	}
	cited := map[string]bool{}
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("*/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`"((?:[A-Z]{2}\d+_)+)`)
	one := regexp.MustCompile(`[A-Z]{2}\d+`)
	for _, f := range append(files, more...) {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range name.FindAllSubmatch(src, -1) {
			for _, id := range one.FindAll(m[1], -1) {
				cited[string(id)] = true
			}
		}
	}
	rules := regexp.MustCompile(`(?m)^- \*\*([A-Z]{2}\d+)\*\*`).FindAllSubmatch(spec, -1)
	if len(rules) < 40 {
		t.Fatalf("found %d rules in SPEC.md", len(rules))
	}
	for _, r := range rules {
		if !cited[string(r[1])] {
			t.Errorf("no test cites %s", r[1])
		}
	}
}
