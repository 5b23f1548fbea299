package comments

import (
	"context"
	"regexp"
	"slices"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// mentionPattern finds @[Name](kind:ref). Names hold no brackets; clients leave
// them out.
var mentionPattern = regexp.MustCompile(`@\[[^\[\]\n]{1,200}\]\((person|organisation|role|stakeholder|goal):([A-Za-z0-9_.@/:-]{1,200})\)`)

// maxMentions is how many mentions of one comment count; the rest is text.
const maxMentions = 50

// mentionsIn lists what a text mentions, each once.
func mentionsIn(body string) []Mention {
	var found []Mention
	for _, m := range mentionPattern.FindAllStringSubmatch(body, -1) {
		mention := Mention{Kind: m[1], Ref: m[2]}
		if len(found) < maxMentions && !slices.Contains(found, mention) {
			found = append(found, mention)
		}
	}
	return found
}

// storeMentions replaces the mentions of a comment by those of its text that name
// somebody in the document's group or something in the group's documents. What
// names nothing stays text: whoever was named may have left meanwhile.
func storeMentions(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, comment, body string) error {
	if _, err := tx.Exec(ctx, `DELETE FROM comment_mentions WHERE comment_id = $1`, comment); err != nil {
		return err
	}
	found := mentionsIn(body)
	if len(found) == 0 {
		return nil
	}
	kinds, refs := make([]string, len(found)), make([]string, len(found))
	for i, m := range found {
		kinds[i], refs[i] = m.Kind, m.Ref
	}
	_, err := tx.Exec(ctx, `
		INSERT INTO comment_mentions (comment_id, kind, ref)
		SELECT $2, x.kind, x.ref FROM unnest($3::text[], $4::text[]) AS x (kind, ref), documents d
		 WHERE d.id = $1 AND CASE
		       WHEN x.kind = 'person' THEN EXISTS (SELECT FROM group_members m WHERE m.group_id = d.group_id AND m.person_id::text = x.ref)
		       WHEN x.kind = 'organisation' THEN EXISTS (SELECT FROM group_members m JOIN people p ON p.id = m.person_id
		            WHERE m.group_id = d.group_id AND p.organisation_id = x.ref)
		       WHEN x.kind = 'role' THEN EXISTS (SELECT FROM group_members m JOIN people p ON p.id = m.person_id
		            WHERE m.group_id = d.group_id AND x.ref IN (m.role, m.role || '@' || p.organisation_id))
		       ELSE EXISTS (SELECT FROM documents other WHERE other.group_id = d.group_id AND other.id::text = split_part(x.ref, '/', 1))
		            AND split_part(x.ref, '/', 2) <> '' END
		ON CONFLICT DO NOTHING`, string(doc), comment, kinds, refs)
	return err
}
