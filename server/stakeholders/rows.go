package stakeholders

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// Projector writes the rows of stakeholder maps; see projection.
type Projector struct{}

// Kind is the kind of document it projects.
func (Projector) Kind() string { return "stakeholder_map" }

// Version of what is projected; a higher one projects every map anew.
func (Projector) Version() int { return 2 }

// Read reads a map from its state.
func (Projector) Read(state []byte) (any, error) { return Read(state) }

// Write writes what differs from the rows there are, and where everybody stands
// today. Positions outlast who was removed by a month.
func (Projector) Write(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, group string, read any) error {
	m := read.(*Map)
	if err := writeStakeholders(ctx, tx, doc, group, m.Stakeholders); err != nil {
		return err
	}
	if err := writeRelations(ctx, tx, doc, group, m.Relations); err != nil {
		return err
	}
	if err := writeCommunications(ctx, tx, doc, group, m.Communications); err != nil {
		return err
	}
	if err := NotePositions(ctx, tx, doc, m.Stakeholders); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `
		DELETE FROM stakeholder_positions p WHERE p.document_id = $1 AND p.day < (now() AT TIME ZONE 'utc')::date - 30
		   AND NOT EXISTS (SELECT FROM stakeholders s WHERE s.document_id = $1 AND s.id = p.stakeholder_id)`, string(doc))
	return err
}

// Rows travel as one JSON array: json_populate_recordset makes rows of the very
// types of the table, which lists of columns of arrays cannot, and reads each once.

const upsertStakeholders = `
	INSERT INTO stakeholders AS s
	SELECT r.* FROM json_populate_recordset(NULL::stakeholders, $1::json) AS r
	ON CONFLICT (document_id, id) DO UPDATE SET (group_id, name, kind, main_category, domain_role, parent_id, municipality_id, owner_id,
		involvement, interest, influence, engagement_now, engagement_wanted, relevant_steps, tags, personal_data, retain_until, assessed_on) =
		(EXCLUDED.group_id, EXCLUDED.name, EXCLUDED.kind, EXCLUDED.main_category, EXCLUDED.domain_role, EXCLUDED.parent_id,
		EXCLUDED.municipality_id, EXCLUDED.owner_id, EXCLUDED.involvement, EXCLUDED.interest, EXCLUDED.influence, EXCLUDED.engagement_now,
		EXCLUDED.engagement_wanted, EXCLUDED.relevant_steps, EXCLUDED.tags, EXCLUDED.personal_data, EXCLUDED.retain_until, EXCLUDED.assessed_on)
	 WHERE s IS DISTINCT FROM EXCLUDED`

const upsertRelations = `
	INSERT INTO stakeholder_relations AS s
	SELECT r.* FROM json_populate_recordset(NULL::stakeholder_relations, $1::json) AS r
	ON CONFLICT (document_id, id) DO UPDATE SET (group_id, from_id, to_id, type, directed, strength, quality, state) =
		(EXCLUDED.group_id, EXCLUDED.from_id, EXCLUDED.to_id, EXCLUDED.type, EXCLUDED.directed, EXCLUDED.strength, EXCLUDED.quality, EXCLUDED.state)
	 WHERE s IS DISTINCT FROM EXCLUDED`

const upsertCommunications = `
	INSERT INTO stakeholder_communications AS s
	SELECT r.* FROM json_populate_recordset(NULL::stakeholder_communications, $1::json) AS r
	ON CONFLICT (document_id, id) DO UPDATE SET (group_id, stakeholder_id, message, channel, owner_id, start, "end", status) =
		(EXCLUDED.group_id, EXCLUDED.stakeholder_id, EXCLUDED.message, EXCLUDED.channel, EXCLUDED.owner_id, EXCLUDED.start, EXCLUDED."end",
		EXCLUDED.status)
	 WHERE s IS DISTINCT FROM EXCLUDED`

// columns are the fields that have one, by their JSON names.
var (
	stakeholderRowColumns = map[string]string{"name": "name", "kind": "kind", "mainCategory": "main_category", "domainRole": "domain_role",
		"parentId": "parent_id", "municipalityId": "municipality_id", "ownerId": "owner_id", "involvement": "involvement",
		"interest": "interest", "influence": "influence", "engagementNow": "engagement_now", "engagementWanted": "engagement_wanted",
		"relevantSteps": "relevant_steps", "tags": "tags", "personalData": "personal_data", "retainUntil": "retain_until", "assessedOn": "assessed_on"}
	relationRowColumns = map[string]string{"fromId": "from_id", "toId": "to_id", "type": "type", "directed": "directed",
		"strength": "strength", "quality": "quality", "state": "state"}
	communicationRowColumns = map[string]string{"stakeholderId": "stakeholder_id", "message": "message", "channel": "channel",
		"ownerId": "owner_id", "start": "start", "end": "end", "status": "status"}
)

func writeStakeholders(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, group string, all []Thing) error {
	if err := writeRows(ctx, tx, upsertStakeholders, doc, group, all, stakeholderRowColumns); err != nil {
		return fmt.Errorf("write %d stakeholders: %w", len(all), err)
	}
	_, err := tx.Exec(ctx, `DELETE FROM stakeholders WHERE document_id = $1 AND NOT id = ANY($2)`, string(doc), idsOf(all))
	if err != nil {
		return fmt.Errorf("remove stakeholders: %w", err)
	}
	return nil
}

func writeRelations(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, group string, all []Thing) error {
	if err := writeRows(ctx, tx, upsertRelations, doc, group, all, relationRowColumns); err != nil {
		return fmt.Errorf("write %d relations: %w", len(all), err)
	}
	_, err := tx.Exec(ctx, `DELETE FROM stakeholder_relations WHERE document_id = $1 AND NOT id = ANY($2)`, string(doc), idsOf(all))
	if err != nil {
		return fmt.Errorf("remove relations: %w", err)
	}
	return nil
}

func writeCommunications(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, group string, all []Thing) error {
	if err := writeRows(ctx, tx, upsertCommunications, doc, group, all, communicationRowColumns); err != nil {
		return fmt.Errorf("write %d communications: %w", len(all), err)
	}
	_, err := tx.Exec(ctx, `DELETE FROM stakeholder_communications WHERE document_id = $1 AND NOT id = ANY($2)`, string(doc), idsOf(all))
	if err != nil {
		return fmt.Errorf("remove communications: %w", err)
	}
	return nil
}

func writeRows(ctx context.Context, tx pgx.Tx, sql string, doc collab.DocumentID, group string, all []Thing, columns map[string]string) error {
	rows := make([]map[string]any, len(all))
	for i, t := range all {
		rows[i] = map[string]any{"document_id": string(doc), "group_id": group, "id": t.ID}
		for name, column := range columns {
			rows[i][column] = t.Values[name]
		}
	}
	text, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sql, string(text))
	return err
}

func idsOf(all []Thing) []string {
	ids := make([]string, len(all))
	for i, t := range all {
		ids[i] = t.ID
	}
	return ids
}
