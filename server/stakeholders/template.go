package stakeholders

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"samrad/collab/ydoc"
)

// The templates a map can start from, as they stand in its meta.
const (
	EmptyTemplate   = "empty@1"
	ConnectTemplate = "connect@1"
)

//go:embed templates/connect.json
var connectSource []byte

// template is the CONNECT set: the four parties, the councils, relatives, staff
// organisations, suppliers, living labs and the specialists who are forgotten
// most often. Nobody is placed on the grid: that is for the group to do.
type template struct {
	Stakeholders []struct {
		Key, Kind, MainCategory, DomainRole, Parent string
		Steps                                       []int
		Name, Why                                   map[string]string // by language
	}
	Relations []struct {
		From, To, Type string
		Directed       bool
	}
}

// connect is part of the program, so one that cannot be read is a defect, found
// by the tests.
var connect = sync.OnceValue(func() (t template) {
	if err := json.Unmarshal(connectSource, &t); err != nil {
		panic(fmt.Sprintf("stakeholders: template: %v", err))
	}
	return t
})

// FirstContent builds the first update of a map: its meta and views, and with
// the name "connect" the CONNECT set in a language the template exists in.
func FirstContent(name, language string) ([]byte, error) {
	version := EmptyTemplate
	if name == "connect" {
		version = ConnectTemplate
	}
	update, err := edit(ydoc.New(), func(e Editor) error {
		if err := e.Begin(version, language); err != nil || version == EmptyTemplate {
			return err
		}
		return e.addConnect(language)
	})
	if err != nil {
		return nil, fmt.Errorf("build the first content of a map (%s): %w", version, err)
	}
	return update, nil
}

// Build returns what f writes into an empty map, as one update; for sample data.
func Build(f func(Editor) error) ([]byte, error) { return edit(ydoc.New(), f) }

// Begin writes what every map has.
func (e Editor) Begin(template, language string) error {
	meta, views := e.Doc.Map("meta"), e.Doc.Map("views")
	entries := []struct {
		root  *ydoc.Map
		key   string
		value any
	}{
		{meta, "template", template}, {meta, "schemaVersion", 1}, {meta, "review_cycle", "half_year"},
		{views, "network", ydoc.NewMap()}, {views, "grid", ydoc.NewMap()},
	}
	for _, entry := range entries {
		if err := entry.root.Set(e.Tx, entry.key, entry.value); err != nil {
			return fmt.Errorf("begin map: %w", err)
		}
	}
	if language == "" {
		return nil
	}
	return meta.Set(e.Tx, "language", language)
}

func (e Editor) addConnect(language string) error {
	ids := map[string]string{}
	for _, s := range connect().Stakeholders {
		ids[s.Key] = NewID()
	}
	for _, s := range connect().Stakeholders {
		values := Values{"name": s.Name[language], "kind": s.Kind, "mainCategory": s.MainCategory,
			"relevantSteps": s.Steps, "connectionText": s.Why[language]}
		if s.DomainRole != "" {
			values["domainRole"] = s.DomainRole
		}
		if s.Parent != "" {
			values["parentId"] = ids[s.Parent]
		}
		if err := e.Add(Stakeholders, ids[s.Key], values); err != nil {
			return err
		}
	}
	for _, r := range connect().Relations {
		values := Values{"fromId": ids[r.From], "toId": ids[r.To], "type": r.Type, "directed": r.Directed, "state": "current"}
		if err := e.Add(Relations, NewID(), values); err != nil {
			return err
		}
	}
	return nil
}
