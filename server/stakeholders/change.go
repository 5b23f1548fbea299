package stakeholders

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/fieldtable"
)

// put makes an entity (id empty) or changes one, and returns it as it is after
// the commit.
func (s *Service) put(ctx context.Context, document string, e *Entity, id string, body map[string]any) (Thing, error) {
	doc := collab.DocumentID(document)
	who, standing, err := s.AsWriter(ctx, doc)
	if err != nil {
		return Thing{}, err
	}
	dir, err := s.directory(ctx, standing.Group)
	if err != nil {
		return Thing{}, err
	}
	creating := id == ""
	if creating {
		id = NewID()
	}
	after, err := s.Change(ctx, doc, who.Person, func(m *Map, edit Editor) error {
		current, there := m.find(e, id)
		if !creating && !there {
			return notThere(e)
		}
		values, faults := take(e, body, m, dir, id, current.Values)
		if len(faults) > 0 {
			return fieldtable.Problem(e.Noun, faults)
		}
		if creating {
			if err := m.hasRoom(e); err != nil {
				return err
			}
			return edit.Add(e, id, values)
		}
		_, err := edit.Change(e, id, values)
		return err
	})
	if err != nil {
		return Thing{}, refused(err)
	}
	t, there := after.find(e, id)
	if !there {
		return Thing{}, huma.Error409Conflict(fmt.Sprintf(
			"Somebody removed the %s at the same moment, so your change does not show. Add it again if it should stay.", e.Noun))
	}
	return t, nil
}

// takeOut removes an entity. Removing what is not there is done already.
func (s *Service) takeOut(ctx context.Context, document string, e *Entity, id string) error {
	doc := collab.DocumentID(document)
	who, _, err := s.AsWriter(ctx, doc)
	if err != nil {
		return err
	}
	_, err = s.Change(ctx, doc, who.Person, func(_ *Map, edit Editor) error { return edit.Remove(e, id) })
	return refused(err)
}

func (m *Map) find(e *Entity, id string) (Thing, bool) {
	switch e {
	case Relations:
		return m.Relation(id)
	case Communications:
		return m.Communication(id)
	}
	return m.Stakeholder(id)
}

func (m *Map) hasRoom(e *Entity) error {
	full := e == Stakeholders && len(m.Stakeholders) >= MaxStakeholders || e == Relations && len(m.Relations) >= MaxRelations ||
		e == Communications && len(m.Communications) >= MaxCommunications
	if full {
		return huma.Error409Conflict(fmt.Sprintf(
			"The map is full: it holds at most %d stakeholders, %d relations and %d communications. Remove some, or make a second map.",
			MaxStakeholders, MaxRelations, MaxCommunications))
	}
	return nil
}

// refused turns what the hub does not take into an answer; it happens when the
// document has grown to its limit.
func refused(err error) error {
	var refusal *collab.Refusal
	if errors.As(err, &refusal) && refusal.Code == collab.CloseTooLarge {
		return huma.Error409Conflict("The document has reached its largest size. Remove something, or make a second map.")
	}
	return err
}

// Place writes where the group agreed that a stakeholder stands, dated today
// (UTC), and returns it as it is after the commit. The caller's right was checked.
func (s *Service) Place(ctx context.Context, doc collab.DocumentID, person collab.PersonID, id string, interest, influence float64) (Thing, error) {
	values := Values{"interest": interest, "influence": influence, "assessedOn": time.Now().UTC().Format(time.DateOnly)}
	after, err := s.Change(ctx, doc, person, func(_ *Map, edit Editor) error {
		there, err := edit.Change(Stakeholders, id, values)
		if err == nil && !there {
			return notThere(Stakeholders)
		}
		return err
	})
	if err != nil {
		return Thing{}, refused(err)
	}
	t, there := after.Stakeholder(id)
	if !there {
		return Thing{}, notThere(Stakeholders)
	}
	return t, nil
}

// DemandStakeholder returns a 404 problem unless the stakeholder is on the map.
func (s *Service) DemandStakeholder(ctx context.Context, doc collab.DocumentID, id string) error {
	m, err := s.Map(ctx, doc)
	if err != nil {
		return err
	}
	if _, ok := m.Stakeholder(id); !ok {
		return notThere(Stakeholders)
	}
	return nil
}
