package goals

import (
	"context"
	"fmt"
	"maps"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/fieldtable"
	"samrad/server/goals/tree"
)

// put makes a thing (id empty) or changes one, and answers as it is after the
// commit.
func (s *Service) put(ctx context.Context, document string, e *Entity, id string, body map[string]any) (any, error) {
	doc := collab.DocumentID(document)
	who, group, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	dir, err := s.directory(ctx, group.Group)
	if err != nil {
		return nil, err
	}
	made := id
	after, err := s.Change(ctx, doc, who.Person, func(l *List, edit Editor) (err error) {
		if id == "" {
			made, err = add(l, edit, e, dir, maps.Clone(body))
			return err
		}
		return change(l, edit, e, dir, id, body)
	})
	if err != nil {
		return nil, err
	}
	return s.after(ctx, doc, after, e, made)
}

// after answers with a thing as it is after a change.
func (s *Service) after(ctx context.Context, doc collab.DocumentID, l *List, e *Entity, id string) (any, error) {
	t, there := l.find(e, id)
	if !there {
		return nil, huma.Error409Conflict(fmt.Sprintf(
			"Somebody removed the %s at the same moment, so your change does not show. Add it again if it should stay.", e.Noun))
	}
	full, err := s.standOf(ctx, doc, l, e, id)
	if err != nil {
		return nil, err
	}
	return full.answerOf(e, t), nil
}

// add makes a thing of a body and returns its id. A goal whose id the client has
// chosen and that is there already was made by the same request before.
func add(l *List, edit Editor, e *Entity, dir fieldtable.Directory, body map[string]any) (string, error) {
	id := fieldtable.NewID()
	var at Position
	var faults []fault
	if e == Goals {
		var chosen string
		if chosen, at, faults = placeOf(l, body); chosen != "" {
			id = chosen
		}
		if l.Tree.Live(id) {
			return id, nil
		}
	}
	values, more := against{l, dir, nil, id}.take(e, body)
	if faults = append(faults, more...); len(faults) > 0 {
		return "", fieldtable.Problem(e.Noun, faults)
	}
	if err := l.hasRoom(e, 1); err != nil {
		return "", err
	}
	if e == Goals {
		return id, edit.AddGoal(id, at.Parent, at.order(l.Tree, id), values)
	}
	if name := e.Field("order"); name != nil && values["order"] == nil {
		values["order"] = tree.Between(lastOrder(l.all(e)), "")
	}
	if e == Plans && values["templateVersion"] == nil {
		values["templateVersion"] = PlanTemplate
	}
	return id, edit.Add(e, id, values)
}

func lastOrder(all []Thing) (last string) {
	for _, t := range all {
		if order := t.Values.Text("order"); tree.Compare(order, last) > 0 {
			last = order
		}
	}
	return last
}

// placeOf takes id, parentId and afterId out of a body.
func placeOf(l *List, body map[string]any) (id string, at Position, faults []fault) {
	text := func(name string) string {
		v, given := body[name]
		delete(body, name)
		s, ok := v.(string)
		if given && v != nil && !ok {
			faults = append(faults, fault{Field: name, Value: v, Text: "Use an id, as the API gives it; null is not set."})
		}
		return s
	}
	if id = text("id"); id != "" && !fieldtable.IsUUID(id) {
		faults = append(faults, fault{Field: "id", Value: id, Text: "Use a UUID, in lower case."})
	}
	if id != "" && l.Tree.Has(id) && !l.Tree.Live(id) {
		faults = append(faults, fault{Field: "id", Value: id, Text: "A goal with this id was removed. Restore it, or use another id."})
	}
	_, given := body["afterId"]
	at.Last = !given
	at.Parent, at.After = text("parentId"), text("afterId")
	return id, at, append(faults, checkPlace(l, at, 0)...)
}

// checkPlace refuses places that are not there, and those too deep for a goal
// with so many levels below it.
func checkPlace(l *List, at Position, height int) (faults []fault) {
	if at.Parent != "" && !l.Tree.Live(at.Parent) {
		return []fault{{Field: "parentId", Value: at.Parent, Text: "There is no such goal in this list to stand below. List them again."}}
	}
	if at.After != "" && (!l.Tree.Live(at.After) || l.Tree.Parent(at.After) != at.Parent) {
		faults = append(faults, fault{Field: "afterId", Value: at.After, Text: "It does not stand below that parent. Name a sibling, null for the first place, or leave it out for the last."})
	}
	if at.Parent != "" && l.Tree.Depth(at.Parent)+1+height >= MaxDepth {
		faults = append(faults, fault{Field: "parentId", Value: at.Parent, Text: fmt.Sprintf("The tree would be more than %d levels deep. Choose a parent further up.", MaxDepth)})
	}
	return faults
}

func change(l *List, edit Editor, e *Entity, dir fieldtable.Directory, id string, body map[string]any) error {
	current, there := l.find(e, id)
	if !there {
		return notThere(e)
	}
	values, faults := against{l, dir, current.Values, id}.take(e, body)
	if len(faults) > 0 {
		return fieldtable.Problem(e.Noun, faults)
	}
	_, err := edit.Change(e, id, values)
	return err
}

// hasRoom refuses what would be too many. Removed goals count: they can come
// back.
func (l *List) hasRoom(e *Entity, more int) error {
	have := len(l.all(e))
	if e == Goals {
		have = len(l.Goals)
	}
	if have+more <= most[e] {
		return nil
	}
	return huma.Error409Conflict(fmt.Sprintf("The list is full: it holds at most %d of these (%s), removed ones included. Remove some for good, or make a second list.", most[e], e.Noun))
}

// takeOut removes a thing for good. Removing what is not there is done already.
func (s *Service) takeOut(ctx context.Context, document string, e *Entity, id string) error {
	doc := collab.DocumentID(document)
	who, _, err := s.AsWriter(ctx, doc)
	if err != nil {
		return err
	}
	_, err = s.Change(ctx, doc, who.Person, func(_ *List, edit Editor) error {
		if e == Plans {
			return edit.RemovePlan(id)
		}
		return edit.Delete(e, id)
	})
	return err
}

// now is replaced by tests.
var now = time.Now
