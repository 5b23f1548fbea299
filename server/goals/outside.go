package goals

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/fieldtable"
)

// outside is what a list points at in other documents.
type outside struct {
	documents map[string]bool
	things    map[[2]string]bool // by document and id
	measures  map[string]bool    // indicators, whose document is not said
	goals     map[string]bool    // of nations
}

// outsideOf gathers it.
func outsideOf(l *List) outside {
	o := outside{map[string]bool{}, map[[2]string]bool{}, map[string]bool{}, map[string]bool{}}
	point := func(document, id string) {
		if fieldtable.IsUUID(document) {
			o.documents[document] = true
			if id != "" {
				o.things[[2]string{document, id}] = true
			}
		}
	}
	for _, t := range l.Links {
		point(t.Values.Text("toDocument"), t.Values.Text("toId"))
		if id := t.Values.Text("toId"); t.Values.Text("toKind") == "reference_goal" && fieldtable.IsUUID(id) {
			o.goals[id] = true
		}
	}
	for _, t := range l.Indicators {
		point(t.Values.Text("beneficiaryDocument"), t.Values.Text("beneficiaryId"))
		if id := t.Values.Text("adoptedFromIndicator"); id != "" {
			o.measures[id] = true
		}
	}
	return o
}

// read finds the names by id, as rows have them: those of documents and groups that
// the person may read.
func (o outside) read(ctx context.Context, db queryer, person collab.PersonID) (map[string]string, error) {
	names := map[string]string{}
	if len(o.documents)+len(o.measures)+len(o.goals) == 0 {
		return names, nil
	}
	var documents, ids []string
	for pair := range o.things {
		documents, ids = append(documents, pair[0]), append(ids, pair[1])
	}
	rows, err := db.Query(ctx, `
		WITH mine AS (SELECT group_id FROM group_members WHERE person_id = $1),
		     at AS (SELECT b.document, b.id FROM unnest($3::uuid[], $4::text[]) AS b (document, id)
		              JOIN documents d ON d.id = b.document AND d.ready AND d.group_id IN (SELECT group_id FROM mine))
		SELECT id::text, title FROM documents WHERE id = ANY($2::uuid[]) AND ready AND group_id IN (SELECT group_id FROM mine)
		UNION ALL SELECT t.id, t.title FROM at JOIN goals t ON t.document_id = at.document AND t.id = at.id
		UNION ALL SELECT t.id, t.name FROM at JOIN goal_indicators t ON t.document_id = at.document AND t.id = at.id
		UNION ALL SELECT t.id, t.title FROM at JOIN activities t ON t.document_id = at.document AND t.id = at.id
		UNION ALL SELECT t.id, t.name FROM at JOIN stakeholders t ON t.document_id = at.document AND t.id = at.id
		UNION ALL SELECT id, name FROM goal_indicators WHERE id = ANY($5) AND group_id IN (SELECT group_id FROM mine)
		UNION ALL SELECT id::text, title FROM reference_goals WHERE id = ANY($6::uuid[]) AND group_id IN (SELECT group_id FROM mine)`,
		string(person), slices.Collect(maps.Keys(o.documents)), documents, ids,
		slices.Collect(maps.Keys(o.measures)), slices.Collect(maps.Keys(o.goals)))
	if err != nil {
		return nil, fmt.Errorf("read the names of what a list points at: %w", err)
	}
	var id string
	var name *string
	_, err = pgx.ForEachRow(rows, []any{&id, &name}, func() error {
		if name != nil && *name != "" {
			names[id] = *name
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the names of what a list points at: %w", err)
	}
	return names, nil
}

// peopleIn are all whom a list names.
func peopleIn(l *List) (people []string) {
	for _, k := range importKinds {
		people = append(people, k.entity.PeopleIn(l.all(k.entity))...)
	}
	return people
}
