package goals

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/audit"
	"samrad/server/fieldtable"
	"samrad/server/webhooks"
)

// goalsErased is the audit log's word for goals taken out for good.
const goalsErased audit.Action = "goals.erased"

type (
	moveInput struct {
		GoalPath
		Body struct {
			ParentID *string `json:"parentId,omitempty" nullable:"true" doc:"The goal to stand below; null or left out: the top."`
			AfterID  *string `json:"afterId,omitempty" nullable:"true" doc:"The sibling to stand after; empty: first; null or left out: last."`
		}
	}
	removeInput struct {
		GoalPath
		Forever bool `query:"forever" doc:"Take a goal that was removed out for good, with all below it, their links and indicators. Cannot be undone."`
	}
	removedInput struct {
		DocumentID string `path:"documentId"`
	}
	removedReply struct {
		Body struct {
			Items []RemovedGoal `json:"items" nullable:"false"`
		}
	}
)

// RemovedGoal is a goal that was taken out and can be restored.
type RemovedGoal struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	RemovedAt string `json:"removedAt"`
	Below     int    `json:"below" doc:"How many goals went with it."`
}

func (s *Service) registerMoves(api huma.API) {
	const path = "/api/v1/documents/{documentId}/goals/{goalId}"
	move := operation("move-goal", http.MethodPost, path+"/move", "Put a goal, with all below it, somewhere else")
	move.DefaultStatus, move.SkipValidateBody = http.StatusOK, false
	huma.Register(api, move, s.move)
	huma.Register(api, operation("remove-goal", http.MethodDelete, path,
		"Remove a goal with all below it; it can be restored. One that is gone already is no error"), s.remove)
	restore := operation("restore-goal", http.MethodPost, path+"/restore", "Bring a removed goal back, with what went with it")
	restore.DefaultStatus, restore.SkipValidateBody = http.StatusOK, false
	huma.Register(api, restore, s.restore)
	huma.Register(api, operation("list-removed-goals", http.MethodGet, "/api/v1/documents/{documentId}/removed-goals",
		"The goals that were removed and can be restored"), s.removed)
}

func (s *Service) move(ctx context.Context, in *moveInput) (*reply[Goal], error) {
	doc := collab.DocumentID(in.DocumentID)
	who, _, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	to := Position{Last: in.Body.AfterID == nil}
	if in.Body.ParentID != nil {
		to.Parent = *in.Body.ParentID
	}
	if in.Body.AfterID != nil {
		to.After = *in.Body.AfterID
	}
	after, err := s.Change(ctx, doc, who.Person, func(l *List, edit Editor) error {
		if !l.Tree.Live(in.ID) {
			return notThere(Goals)
		}
		faults := checkPlace(l, to, l.Tree.Height(in.ID))
		switch {
		case to.Parent != "" && l.Tree.Passes(to.Parent, in.ID):
			faults = []fault{{Field: "parentId", Value: to.Parent, Text: "A goal cannot stand below itself or below one that stands below it. Choose another parent."}}
		case to.After == in.ID:
			faults = []fault{{Field: "afterId", Value: to.After, Text: "A goal cannot stand after itself. Name another sibling."}}
		}
		if len(faults) > 0 {
			return fieldtable.Problem("goal", faults)
		}
		return edit.Move(l.Tree, in.ID, to.Parent, to.order(l.Tree, in.ID))
	})
	if err != nil {
		return nil, err
	}
	return answer[Goal](s.after(ctx, doc, after, Goals, in.ID))
}

func (s *Service) remove(ctx context.Context, in *removeInput) (*struct{}, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, _, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	var erased []string
	_, err = s.Change(ctx, doc, who.Person, func(l *List, edit Editor) error {
		switch {
		case in.Forever && l.Tree.Live(in.ID):
			return huma.Error409Conflict("Only a goal that was removed can be taken out for good. Remove it first.")
		case in.Forever:
			erased = l.Tree.AllBelow(in.ID)
			return edit.Purge(erased)
		case !l.Tree.Live(in.ID):
			return nil
		}
		return edit.RemoveGoal(in.ID, now())
	})
	if err != nil || len(erased) == 0 {
		return nil, err
	}
	return nil, pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		// Here it is known who did it, so whoever writes the rows need not wonder.
		if _, err := tx.Exec(ctx, `DELETE FROM goal_digests WHERE document_id = $1 AND goal_id = ANY($2)`, in.DocumentID, erased); err != nil {
			return fmt.Errorf("forget digests of goals: %w", err)
		}
		if err := webhooks.QueueGoals(ctx, tx, doc, nil, erased); err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{Person: string(who.Person), Action: goalsErased, Object: "document:" + in.DocumentID,
			Details: map[string]any{"goal": in.ID, "goals": len(erased)}})
	})
}

func (s *Service) restore(ctx context.Context, in *GoalPath) (*reply[Goal], error) {
	doc := collab.DocumentID(in.DocumentID)
	who, _, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	after, err := s.Change(ctx, doc, who.Person, func(l *List, edit Editor) error {
		if !l.Tree.Has(in.ID) {
			return notThere(Goals)
		}
		// Whoever was removed above it would keep it out.
		for id := in.ID; id != ""; id = l.Tree.Parent(id) {
			if err := edit.RestoreGoal(id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return answer[Goal](s.after(ctx, doc, after, Goals, in.ID))
}

func (s *Service) removed(ctx context.Context, in *removedInput) (*removedReply, error) {
	l, err := s.read(ctx, in.DocumentID)
	if err != nil {
		return nil, err
	}
	out := &removedReply{}
	out.Body.Items = []RemovedGoal{}
	for _, id := range l.Tree.Removed() {
		t, _ := fieldtable.Find(l.Goals, id)
		out.Body.Items = append(out.Body.Items, RemovedGoal{ID: id, Title: t.Values.Text("title"), RemovedAt: l.RemovedAt[id], Below: len(l.Tree.AllBelow(id)) - 1})
	}
	return out, nil
}
