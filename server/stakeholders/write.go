package stakeholders

import (
	"fmt"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
)

// Editor changes a map within one transaction of the engine, and so as one
// update. Values must have been checked.
type Editor struct{ fieldtable.Editor }

// edit runs f on the document and returns what it changed as one update, nil if
// nothing.
func edit(doc *ydoc.Doc, f func(Editor) error) ([]byte, error) {
	return fieldtable.Edit(doc, func(e fieldtable.Editor) error { return f(Editor{e}) })
}

// Remove takes an entity out; one that is not there is no error. With a
// stakeholder go its relations, what was planned to tell it, its place in the
// network, and from its children that they belong to it.
func (e Editor) Remove(entity *Entity, id string) error {
	if err := e.Delete(entity, id); err != nil {
		return err
	}
	if entity != Stakeholders {
		return nil
	}
	for _, pointing := range []struct {
		of     *Entity
		fields []string
	}{{Relations, []string{"fromId", "toId"}}, {Communications, []string{"stakeholderId"}}} {
		if err := e.removePointing(pointing.of, id, pointing.fields); err != nil {
			return err
		}
	}
	for _, child := range fieldtable.ReadAll(e.Doc, Stakeholders) {
		if child.Values.Text("parentId") != id {
			continue
		}
		if _, err := e.Change(Stakeholders, child.ID, Values{"parentId": nil}); err != nil {
			return err
		}
	}
	if pins, ok := e.Doc.Map("views").Get("network").(*ydoc.Map); ok {
		if err := pins.Delete(e.Tx, id); err != nil {
			return fmt.Errorf("remove the place of %s: %w", id, err)
		}
	}
	return nil
}

// removePointing takes out what refers to id by one of the fields.
func (e Editor) removePointing(entity *Entity, id string, fields []string) error {
	for _, t := range fieldtable.ReadAll(e.Doc, entity) {
		for _, name := range fields {
			if t.Values.Text(name) != id {
				continue
			}
			if err := e.Delete(entity, t.ID); err != nil {
				return err
			}
			break
		}
	}
	return nil
}
