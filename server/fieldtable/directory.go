package fieldtable

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"samrad/server/access"
)

// Directory answers which people and organisations a document may refer to.
type Directory struct {
	Members       map[string]bool // of the group, by person id
	Organisations map[string]bool // by id

	MemberNames       Names             // names, also with their organisation as in "Ann (Odense)", and e-mail addresses
	OrganisationNames Names             // long and short
	Shown             map[string]string // names by id, of both
	places            map[string]string // of members: what their organisation is called for short, by id
}

// DB is what a directory is read from: a pool or a transaction.
type DB interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// ReadDirectory reads what a document of the group may refer to.
func ReadDirectory(ctx context.Context, db DB, group access.GroupID) (Directory, error) {
	dir := Directory{Members: map[string]bool{}, Organisations: map[string]bool{}, MemberNames: Names{},
		OrganisationNames: Names{}, Shown: map[string]string{}, places: map[string]string{}}
	rows, err := db.Query(ctx, `
		SELECT p.id::text, p.name, p.email, o.short_name, true
		  FROM group_members m JOIN people p ON p.id = m.person_id JOIN organisations o ON o.id = p.organisation_id WHERE m.group_id = $1
		UNION ALL SELECT id, name, '', short_name, false FROM organisations`, string(group))
	if err != nil {
		return dir, fmt.Errorf("read whom group=%s may name: %w", group, err)
	}
	var id, name, email, short string
	var person bool
	_, err = pgx.ForEachRow(rows, []any{&id, &name, &email, &short, &person}, func() error {
		dir.Shown[id] = name
		if person {
			dir.Members[id], dir.places[id] = true, short
			dir.MemberNames.Add(name, id)
			dir.MemberNames.Add(placed(name, short), id)
			dir.MemberNames.Add(email, id)
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

// placed is a name with where the person works, which tells two of one name apart.
func placed(name, place string) string { return name + " (" + place + ")" }

// References are the names by which files mention people and organisations: members
// with their organisation where several have one name, and whom Recall found.
func (d Directory) References() References {
	r := References{People: map[string]string{}, Organisations: map[string]string{}, Vague: map[string]bool{}}
	for id, name := range d.Shown {
		switch {
		case d.Organisations[id]:
			r.Organisations[id] = name
		case !d.Members[id]:
			r.People[id], r.Vague[id] = name, true
		case len(d.MemberNames[Fold(name)]) > 1:
			r.People[id] = placed(name, d.places[id])
			r.Vague[id] = len(d.MemberNames[Fold(r.People[id])]) > 1
		default:
			r.People[id] = name
		}
	}
	r.Organisations = Unambiguous(r.Organisations)
	return r
}

// PeopleIn are the ids of all whom things of a kind name.
func (e *Entity) PeopleIn(things []Thing) (people []string) {
	for _, t := range things {
		for i := range e.Fields {
			f := &e.Fields[i]
			switch v := t.Values[f.Name].(type) {
			case string:
				if f.Type == ToPerson {
					people = append(people, v)
				}
			case map[string]string:
				people = slices.AppendSeq(people, maps.Keys(v))
			}
		}
	}
	return people
}

// Recall adds the names of people who are no members, or no longer, to Shown: a
// document may name them still, and an import may leave them where they stand.
func (d Directory) Recall(ctx context.Context, db DB, people []string) error {
	var unknown []string
	for _, id := range people {
		if IsUUID(id) && d.Shown[id] == "" {
			unknown = append(unknown, id)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	rows, err := db.Query(ctx, `SELECT id::text, name FROM people WHERE id = ANY($1::uuid[]) AND name <> ''`, unknown)
	if err != nil {
		return fmt.Errorf("read the names of people who are no members: %w", err)
	}
	var id, name string
	if _, err = pgx.ForEachRow(rows, []any{&id, &name}, func() error { d.Shown[id] = name; return nil }); err != nil {
		return fmt.Errorf("read the names of people who are no members: %w", err)
	}
	return nil
}

// References are the names of people and organisations by id. Vague are the people
// whom their name does not tell from others; an organisation like that has none.
type References struct {
	People, Organisations map[string]string
	Vague                 map[string]bool
}

// Reasons why a cell does not say which person is meant.
const (
	UnknownPerson   Reason = "unknown_person"
	AmbiguousPerson Reason = "ambiguous_person"
)

// Person finds the member that a cell of a file means: by id, name, name with the
// organisation, or e-mail address, also as mail programs write it,
// "Ann Berg <ann@odense.example>". standing is who is named in the document
// already and may stay, and keys are the ids that stand beside the name, which
// choose among several of it.
func (d Directory) Person(text, standing string, keys ...string) (string, Reason) {
	if d.Members[text] || text == standing {
		return text, ""
	}
	if from, to := strings.LastIndexByte(text, '<'), strings.LastIndexByte(text, '>'); from >= 0 && to > from {
		if id, reason := d.MemberNames.One(strings.TrimPrefix(text[from+1:to], "mailto:"), UnknownPerson); reason == "" {
			return id, ""
		}
	}
	if slices.Contains(keys, standing) && standing != "" && Fold(d.Shown[standing]) == Fold(text) {
		return standing, ""
	}
	id, reason := d.MemberNames.Meant(strings.TrimPrefix(text, "mailto:"), keys, UnknownPerson)
	if reason == AmbiguousMatch {
		reason = AmbiguousPerson
	}
	return id, reason
}

// Organisation finds the organisation that a cell of a file means, by id or name.
func (d Directory) Organisation(text, standing string) (string, Reason) {
	if d.Organisations[text] || text == standing {
		return text, ""
	}
	return d.OrganisationNames.One(text, UnknownValue)
}

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
