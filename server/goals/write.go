package goals

import (
	"fmt"
	"time"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/goals/tree"
)

// Editor changes a list within one transaction of the engine, and so as one
// update. Values must have been checked.
type Editor struct{ fieldtable.Editor }

// edit runs f on the document and returns what it changed as one update, nil if
// nothing.
func edit(doc *ydoc.Doc, f func(Editor) error) ([]byte, error) {
	return fieldtable.Edit(doc, func(e fieldtable.Editor) error { return f(Editor{e}) })
}

// Position is where a goal is put: below a parent ("" is the top), after a
// sibling ("" is first), or last if Last is set.
type Position struct {
	Parent, After string
	Last          bool
}

// order finds an order for a position among the live siblings, self left out.
func (p Position) order(t *tree.Tree, self string) string {
	if p.Last {
		return tree.Between(t.LastOrder(p.Parent, self), "")
	}
	siblings := t.Roots()
	if p.Parent != "" {
		siblings = t.Children(p.Parent)
	}
	after, before := "", ""
	passed := p.After == ""
	for _, id := range siblings {
		if id == self {
			continue
		}
		order := t.Order(id)
		switch {
		case !passed:
			after = order
			passed = passed || id == p.After
		case tree.Compare(order, after) > 0: // of several with one order, behind them all
			before = order
		default:
			continue
		}
		if before != "" {
			break
		}
	}
	return tree.Between(after, before)
}

// AddGoal makes a goal in its place.
func (e Editor) AddGoal(id, parent, order string, values Values) error {
	if err := e.Add(Goals, id, values); err != nil {
		return err
	}
	fields, _ := e.Fields(Goals, id)
	if parent != "" {
		if err := fields.Set(e.Tx, "parent", parent); err != nil {
			return fmt.Errorf("place goal %s: %w", id, err)
		}
	}
	return fields.Set(e.Tx, "order", order)
}

// Move puts a goal somewhere else. Only a change of parent counts as a move; the
// order alone is rewritten otherwise.
func (e Editor) Move(t *tree.Tree, id, parent, order string) error {
	fields, ok := e.Fields(Goals, id)
	if !ok {
		return nil
	}
	set := map[string]any{"order": order}
	if from := t.Parent(id); from != parent || t.Orphan(id) {
		set["moved"], set["parent"], set["parent_before"] = t.Greatest()+1, any(parent), any(from)
	}
	for _, key := range []string{"parent", "parent_before", "moved", "order"} {
		v, given := set[key]
		if !given {
			continue
		}
		err := fields.Set(e.Tx, key, v)
		if v == "" { // the top has no key
			err = fields.Delete(e.Tx, key)
		}
		if err != nil {
			return fmt.Errorf("move goal %s: %w", id, err)
		}
	}
	return nil
}

// RemoveGoal takes a goal out, with what is below it; it can be restored.
func (e Editor) RemoveGoal(id string, at time.Time) error {
	fields, ok := e.Fields(Goals, id)
	if !ok {
		return nil
	}
	return fields.Set(e.Tx, "removed_at", at.UTC().Format("2006-01-02T15:04:05.000Z"))
}

// RestoreGoal brings a removed goal back.
func (e Editor) RestoreGoal(id string) error {
	fields, ok := e.Fields(Goals, id)
	if !ok {
		return nil
	}
	return fields.Delete(e.Tx, "removed_at")
}

// Purge takes goals out for good, with their links and indicators.
func (e Editor) Purge(ids []string) error {
	gone := make(map[string]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
		if err := e.Delete(Goals, id); err != nil {
			return err
		}
	}
	for _, of := range []struct {
		entity *Entity
		field  string
	}{{Links, "fromGoal"}, {Indicators, "goalId"}} {
		for _, t := range fieldtable.ReadAll(e.Doc, of.entity) {
			if gone[t.Values.Text(of.field)] {
				if err := e.Delete(of.entity, t.ID); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// RemovePlan takes a plan out, with its activities.
func (e Editor) RemovePlan(id string) error {
	for _, t := range fieldtable.ReadAll(e.Doc, Activities) {
		if t.Values.Text("planId") == id {
			if err := e.Delete(Activities, t.ID); err != nil {
				return err
			}
		}
	}
	return e.Delete(Plans, id)
}
