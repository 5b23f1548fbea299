package demo

import (
	"context"
	_ "embed"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/documents"
	"samrad/server/strategy"
	"samrad/server/strategy/markdown"
)

//go:embed seed_strategy.md
var jointStrategy []byte

//go:embed seed_notes.md
var firstNotes []byte

// sample is a document of the sample group.
type sample struct {
	name     string // its id is derived from it; never change it
	kind     documents.Kind
	title    string
	step     int
	author   string
	content  func() ([]byte, error)
	comments []remark
	// statements adds rows beside the content, if not nil.
	statements func(ctx context.Context, doc string) error
}

type remark struct{ author, text string }

// samples are listed oldest first; the page of the group shows them the other
// way round.
func (s *seeder) samples() []sample {
	return []sample{
		{
			name: "notes", kind: documents.Strategy, title: "Safe nights at home – first notes", step: 2,
			author:  "ingrid@lister.example",
			content: func() ([]byte, error) { return fromMarkdown(firstNotes) },
		},
		{
			name: "goals", kind: documents.GoalList, title: "Goals 2027–2029", step: 1,
			author: "lars@vasteras.example", content: s.goalList, statements: s.statements,
		},
		{
			name: "stakeholders", kind: documents.StakeholderMap, title: "Who is affected by technology at home", step: 4,
			author: "aino@eksote.example", content: s.stakeholderMap,
			comments: []remark{{"eero@eksote.example",
				"The disability council is missing from the map in our region. Should it be one entry for all five, or one each?"}},
		},
		{
			name: "strategy", kind: documents.Strategy, title: "Welfare technology across borders – joint strategy", step: 2,
			author:  "astrid@odense.example",
			content: func() ([]byte, error) { return fromMarkdown(jointStrategy) },
			comments: []remark{
				{"freja@odense.example", "In part 6 we should say who offers the training. In our home care units the shifts make it hard to gather everybody on one day."},
				{"elin@vasteras.example", "Agree with Freja. We used short films of five minutes, and people watched them between visits. I can share them."},
			},
		},
	}
}

func (s *seeder) ensureDocuments(ctx context.Context) error {
	for _, d := range s.samples() {
		update, err := d.content()
		if err != nil {
			return fmt.Errorf("sample %s: %w", d.name, err)
		}
		id := collab.DocumentID(idOf("document:" + d.name))
		made, err := s.docs.CreateOnce(ctx, id, s.people[d.author], s.group,
			documents.NewDocument{Kind: d.kind, Title: d.title, Step: &d.step}, update)
		if err != nil {
			return fmt.Errorf("sample %s: %w", d.name, err)
		}
		if !made {
			continue
		}
		if err := s.comment(ctx, id, d); err != nil {
			return err
		}
		if d.statements != nil {
			if err := d.statements(ctx, string(id)); err != nil {
				return fmt.Errorf("sample %s: %w", d.name, err)
			}
		}
	}
	return nil
}

// comment adds the remarks as one thread, an hour apart, the last an hour ago.
func (s *seeder) comment(ctx context.Context, doc collab.DocumentID, d sample) error {
	if len(d.comments) == 0 {
		return nil
	}
	thread := idOf(fmt.Sprintf("comment:%s:0", d.name))
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `
			INSERT INTO comment_threads (document_id, id, created_by, created_at, seq) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (id) DO NOTHING`, string(doc), thread, string(s.people[d.comments[0].author]), remarkedAt(d, 0), len(d.comments))
		if err != nil {
			return fmt.Errorf("thread on sample %s: %w", d.name, err)
		}
		for i, r := range d.comments {
			_, err := tx.Exec(ctx, `
				INSERT INTO comments (document_id, id, thread_id, author_id, body, created_at, seq, version)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (id) DO NOTHING`,
				string(doc), idOf(fmt.Sprintf("comment:%s:%d", d.name, i)), thread, string(s.people[r.author]), r.text, remarkedAt(d, i), i+1)
			if err != nil {
				return fmt.Errorf("comment on sample %s: %w", d.name, err)
			}
		}
		_, err = tx.Exec(ctx, `INSERT INTO comment_seqs (document_id, seq) VALUES ($1, $2) ON CONFLICT DO NOTHING`, string(doc), len(d.comments))
		return err
	})
}

func remarkedAt(d sample, i int) time.Time {
	return time.Now().Add(-time.Duration(len(d.comments)-i) * time.Hour)
}

func fromMarkdown(source []byte) ([]byte, error) {
	content, _, err := markdown.Parse(source)
	if err != nil {
		return nil, err
	}
	return strategy.Update(content, "sample", "en")
}
