package fieldtable

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/server/access"
)

// Directory answers which people and organisations a document may refer to.
type Directory struct {
	Members       map[string]bool // of the group, by person id
	Organisations map[string]bool // by id

	MemberNames, OrganisationNames Names
	Shown                          map[string]string // names by id, of both
}

// DB is what a directory is read from: a pool or a transaction.
type DB interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// ReadDirectory reads what a document of the group may refer to.
func ReadDirectory(ctx context.Context, db DB, group access.GroupID) (Directory, error) {
	dir := Directory{Members: map[string]bool{}, Organisations: map[string]bool{}, MemberNames: Names{},
		OrganisationNames: Names{}, Shown: map[string]string{}}
	rows, err := db.Query(ctx, `
		SELECT p.id::text, p.name, '', true FROM group_members m JOIN people p ON p.id = m.person_id WHERE m.group_id = $1
		UNION ALL SELECT id, name, short_name, false FROM organisations`, string(group))
	if err != nil {
		return dir, fmt.Errorf("read whom group=%s may name: %w", group, err)
	}
	var id, name, short string
	var person bool
	_, err = pgx.ForEachRow(rows, []any{&id, &name, &short, &person}, func() error {
		dir.Shown[id] = name
		if person {
			dir.Members[id] = true
			dir.MemberNames.Add(name, id)
			return nil
		}
		dir.Organisations[id] = true
		dir.OrganisationNames.Add(name, id)
		dir.OrganisationNames.Add(short, id)
		return nil
	})
	if err != nil {
		return dir, fmt.Errorf("read whom group=%s may name: %w", group, err)
	}
	return dir, nil
}

// References are the names of a group's people and of the organisations, as
// files and pages show them.
func (d Directory) References() References {
	r := References{People: map[string]string{}, Organisations: map[string]string{}}
	for id := range d.Members {
		r.People[id] = d.Shown[id]
	}
	for id := range d.Organisations {
		r.Organisations[id] = d.Shown[id]
	}
	return r
}

// References are the names of people and organisations by id.
type References struct{ People, Organisations map[string]string }

// Points says what is wrong with a reference to a person or an organisation, ""
// if nothing. One that stands there already may stay: it may name a member who
// has left since.
func (d Directory) Points(f *Field, v any, current Values) string {
	if id, ok := v.(string); ok && (current == nil || current[f.Name] != v) {
		switch {
		case f.Type == ToPerson && !d.Members[id]:
			return "Nobody in this group has this id. Use that of a member."
		case f.Type == ToOrganisation && !d.Organisations[id]:
			return "There is no such organisation. Use the id of one that is listed with the group's members."
		}
	}
	if roles, ok := v.(map[string]string); ok {
		had, _ := current[f.Name].(map[string]string)
		for id := range roles {
			if _, stood := had[id]; !stood && !d.Members[id] {
				return "Nobody in this group has the id " + id + ". Use those of members."
			}
		}
	}
	return ""
}
