package goals_test

import (
	"fmt"
	"testing"

	"samrad/server/access/accesstest"
)

func TestWhatAListSaysOfItself(t *testing.T) {
	w := newWorld(t)
	strategy := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'strategy', 'Text') RETURNING id::text`, w.Group)
	foreign := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'strategy', 'Theirs') RETURNING id::text`, w.Other)
	empty := w.get(t, "/goal-list")
	if empty["title"] != "Our strategy" || empty["reviewClause"] != nil || fmt.Sprint(empty["referenceCountries"]) != "[]" {
		t.Errorf("got %v", empty)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goal-list", values{"reviewClause": "Evaluated every year.", "reviewCycle": "yearly",
		"nextReviewOn": "2027-11-01", "strategyDocument": strategy, "referenceCountries": []string{"DK", "UN"}}, nil)
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goal-list", values{"nextReviewOn": nil}, nil)
	got := w.get(t, "/goal-list")
	if got["reviewClause"] != "Evaluated every year." || got["reviewCycle"] != "yearly" || got["nextReviewOn"] != nil || got["strategyDocument"] != strategy || fmt.Sprint(got["referenceCountries"]) != "[DK UN]" {
		t.Errorf("got %v", got)
	}
	for field, v := range map[string]any{"reviewCycle": "often", "nextReviewOn": "2027-02-30", "strategyDocument": foreign, "referenceCountries": []string{"DE"},
		"template": "mine@1", "title": "No", "reviewClause": 7} {
		w.refused(t, "PATCH", "/goal-list", values{field: v}, field)
	}
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "PATCH", Path: w.path + "/goal-list", Body: values{"reviewCycle": "yearly"}, Ambassador: 403, Observer: 403},
		{Method: "GET", Path: w.path + "/goal-list"},
	})
}
