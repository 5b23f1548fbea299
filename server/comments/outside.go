package comments

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/webhooks"
)

// tellOutside queues what other programs hear of a comment, in its transaction.
func tellOutside(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, t Thread, comment string) error {
	var said *ThreadComment
	for i := range t.Comments {
		if t.Comments[i].ID == comment {
			said = &t.Comments[i]
		}
	}
	if said == nil {
		return nil
	}
	about := map[string]any{"threadId": t.ID, "commentId": comment}
	if said.Author.Person != nil {
		about["authorId"] = said.Author.ID
	}
	content := map[string]any{"kind": t.Kind, "quote": t.Quote, "body": said.Body, "author": said.Author}
	if t.Suggestion != nil {
		content["replacement"] = t.Suggestion.Replacement
	}
	if err := webhooks.Queue(ctx, tx, webhooks.CommentCreated, doc, about, content); err != nil || len(said.Mentions) == 0 {
		return err
	}
	// What they are called is content.
	mentions := slices.Clone(said.Mentions)
	for i := range mentions {
		mentions[i].Name = ""
	}
	about["mentions"] = mentions
	return webhooks.Queue(ctx, tx, webhooks.CommentMention, doc, about, content)
}

// tellEndOutside is tellOutside for a thread that was resolved or decided.
func tellEndOutside(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, by collab.PersonID, t Thread) error {
	about := map[string]any{"threadId": t.ID, "byId": by}
	if t.Suggestion != nil {
		about["suggestion"] = t.Suggestion.State
	}
	return webhooks.Queue(ctx, tx, webhooks.ThreadResolved, doc, about, map[string]any{"quote": t.Quote})
}
