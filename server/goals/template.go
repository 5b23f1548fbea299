package goals

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/goals/tree"
)

// The templates a list can start from, as they stand in its meta.
const (
	EmptyTemplate   = "empty@1"
	ConnectTemplate = "connect@1"
)

//go:embed templates/connect.json
var connectSource []byte

// inLanguages is a text by language.
type inLanguages map[string]string

// template is the CONNECT set: a vision, statements and subsidiary goals as
// examples, each above what stands below it. Owners, dates and numbers are for
// the group to set.
type template struct {
	ReviewClause inLanguages
	Goals        []struct {
		Key, Parent, Level, Horizon, Cycle string
		Steps                              []int
		Title, Why, Ethics                 inLanguages
	}
	Indicators []struct {
		Goal, Kind, Direction, Unit, Frequency, Aggregate string
		Target                                            float64
		Name, Missing                                     inLanguages
	}
}

// connect is part of the program, so one that cannot be read is a defect, found
// by the tests.
var connect = sync.OnceValue(func() (t template) {
	if err := json.Unmarshal(connectSource, &t); err != nil {
		panic(fmt.Sprintf("goals: template: %v", err))
	}
	return t
})

// FirstContent builds the first update of a list: its meta, and with the name
// "connect" the CONNECT set in a language the template exists in.
func FirstContent(name, language string) ([]byte, error) {
	version := EmptyTemplate
	if name == "connect" {
		version = ConnectTemplate
	}
	update, err := Build(func(e Editor) error {
		if err := e.Begin(version, language); err != nil || version == EmptyTemplate {
			return err
		}
		return e.addConnect(language)
	})
	if err != nil {
		return nil, fmt.Errorf("build the first content of a goal list (%s): %w", version, err)
	}
	return update, nil
}

// Build returns what f writes into an empty list, as one update; for sample data.
func Build(f func(Editor) error) ([]byte, error) { return edit(ydoc.New(), f) }

// Begin writes what every list has.
func (e Editor) Begin(template, language string) error {
	meta := Values{"template": template, "reviewCycle": "yearly"}
	if language != "" {
		meta["language"] = language
	}
	if err := e.Doc.Map("meta").Set(e.Tx, "schemaVersion", 1); err != nil {
		return fmt.Errorf("begin goal list: %w", err)
	}
	return e.SetMeta(meta)
}

// SetMeta sets fields of the list itself.
func (e Editor) SetMeta(values Values) error {
	if err := e.Write(Meta, e.Doc.Map(Meta.Root), values); err != nil {
		return fmt.Errorf("set meta of a goal list: %w", err)
	}
	return nil
}

func (e Editor) addConnect(language string) error {
	if err := e.SetMeta(Values{"reviewClause": connect().ReviewClause[language]}); err != nil {
		return err
	}
	ids, last := map[string]string{}, map[string]string{} // by key; the last order below a parent
	for _, g := range connect().Goals {
		ids[g.Key] = fieldtable.NewID()
		values := Values{"title": g.Title[language], "level": g.Level, "steps": g.Steps, "description": g.Why[language],
			"ethicsNote": g.Ethics[language], "isTemplateExample": true}
		if g.Horizon != "" {
			values["horizon"], values["reviewCycle"] = g.Horizon, g.Cycle
		}
		last[g.Parent] = tree.Between(last[g.Parent], "")
		if err := e.AddGoal(ids[g.Key], ids[g.Parent], last[g.Parent], values); err != nil {
			return err
		}
	}
	for _, i := range connect().Indicators {
		err := e.Add(Indicators, fieldtable.NewID(), Values{"goalId": ids[i.Goal], "name": i.Name[language], "kind": i.Kind, "direction": i.Direction, "unit": i.Unit,
			"frequency": i.Frequency, "aggregate": i.Aggregate, "targetValue": i.Target, "baselineMissingReason": i.Missing[language], "source": "manual", "order": tree.Between("", "")})
		if err != nil {
			return err
		}
	}
	return nil
}
