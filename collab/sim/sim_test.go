package sim

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var (
	seeds  = flag.Int("seeds", 300, "how many runs")
	first  = flag.Uint64("seed", 1, "the first seed")
	length = flag.Int("length", 250, "actions per run")
)

// TestSeeds runs drawn plans. A failure prints its seed and its plan, shortened:
// put it into testdata to keep it.
func TestSeeds(t *testing.T) {
	var sum Stats
	for i := range *seeds {
		seed := *first + uint64(i)
		plan := NewPlan(seed, *length)
		nodes := int(1 + seed%3)
		stats, err := Run(plan, nodes, Mutant{})
		if err != nil {
			short := Shrink(plan, func(p Plan) bool { _, err := Run(p, nodes, Mutant{}); return err != nil })
			_, why := Run(short, nodes, Mutant{})
			t.Fatalf("seed %d, %d nodes: %v\nshortened to %d actions: %v\n%s", seed, nodes, err, len(short), why, short)
		}
		if stats.Stored == 0 || stats.Shown == 0 || stats.Acknowledged == 0 {
			t.Fatalf("seed %d did nothing: %+v", seed, stats)
		}
		sum.Stored += stats.Stored
		sum.Shown += stats.Shown
		sum.Acknowledged += stats.Acknowledged
		sum.Refused += stats.Refused
		sum.Crashes += stats.Crashes
		sum.Unloads += stats.Unloads
		sum.Retries += stats.Retries
		sum.Heard += stats.Heard
		sum.Read += stats.Read
		sum.Contested += stats.Contested
		sum.Forked += stats.Forked
		sum.Looked += stats.Looked
	}
	t.Logf("%d runs: %+v", *seeds, sum)
	if sum.Refused == 0 || sum.Crashes == 0 || sum.Unloads == 0 || sum.Retries == 0 || sum.Heard == 0 || sum.Read == 0 || sum.Contested == 0 || sum.Forked == 0 || sum.Looked == 0 {
		t.Fatalf("some faults never happened: %+v", sum)
	}
}

// TestMutants plants defects; each must be found.
func TestMutants(t *testing.T) {
	for _, m := range Mutants {
		t.Run(m.Name, func(t *testing.T) {
			for seed := uint64(1); seed <= 400; seed++ {
				if _, err := Run(NewPlan(seed, *length), int(1+seed%3), m); err != nil {
					t.Logf("found by seed %d: %v", seed, err)
					return
				}
			}
			t.Fatal("not found")
		})
	}
}

// TestPlans replays the plans that failed once.
func TestPlans(t *testing.T) {
	files, err := filepath.Glob("testdata/*.plan")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			plan, err := ParsePlan(string(text))
			if err != nil {
				t.Fatal(err)
			}
			for nodes := 1; nodes <= 3; nodes++ {
				if _, err := Run(plan, nodes, Mutant{}); err != nil {
					t.Fatalf("%d nodes: %v", nodes, err)
				}
			}
		})
	}
}

func TestParsePlan(t *testing.T) {
	plan := NewPlan(7, 50)
	again, err := ParsePlan("# a comment\n\n" + plan.String())
	if err != nil || again.String() != plan.String() {
		t.Fatalf("%v", err)
	}
	if _, err := ParsePlan("type x"); err == nil {
		t.Fatal("took a broken line")
	}
	w, err := NewWorld(1, Mutant{})
	if err != nil {
		t.Fatal(err)
	}
	if w.Do(Action{Verb: "fly"}) == nil {
		t.Fatal("took an unknown verb")
	}
}
