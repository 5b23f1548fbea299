package goals

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/fieldtable"
	"samrad/server/goals/progress"
	"samrad/server/paging"
	"samrad/server/people"
)

// CheckIn is how somebody saw a goal on a day. It is never changed.
type CheckIn struct {
	ID         string       `json:"id" format:"uuid"`
	GoalID     string       `json:"goalId"`
	At         string       `json:"at" format:"date-time"`
	By         people.Maybe `json:"by" doc:"Null when that person was erased."`
	Health     string       `json:"health" enum:"on_track,at_risk,off_track,unknown"`
	Confidence *float64     `json:"confidence" nullable:"true"`
	Progress   *float64     `json:"progress" nullable:"true" doc:"In percent, as it was set by hand."`
	Done       string       `json:"done"`
	Obstacles  string       `json:"obstacles"`
	Next       string       `json:"next"`
	HelpWanted bool         `json:"helpWanted"`
}

// NewCheckIn is a check-in to be kept.
type NewCheckIn struct {
	ID         string   `json:"id,omitempty" format:"uuid" doc:"Made by the client, so that a request can be repeated; left out: made here."`
	Health     string   `json:"health" doc:"on_track, at_risk, off_track or unknown"`
	Confidence *float64 `json:"confidence,omitempty" doc:"0 to 10."`
	Progress   *float64 `json:"progress,omitempty" doc:"0 to 100; set in the goal only if its progress is set by hand."`
	Done       string   `json:"done,omitempty" doc:"At most 5000 characters, as the two below."`
	Obstacles  string   `json:"obstacles,omitempty"`
	Next       string   `json:"next,omitempty"`
	HelpWanted bool     `json:"helpWanted,omitempty"`
}

// StaleGoal is a goal in progress whose last check-in is older than its review
// cycle.
type StaleGoal struct {
	GoalID  string  `json:"goalId"`
	Title   string  `json:"title"`
	OwnerID *string `json:"ownerId" nullable:"true"`
	LastAt  *string `json:"lastAt" nullable:"true" format:"date-time" doc:"Null: nobody has checked in yet."`
	StaleOn string  `json:"staleOn" format:"date"`
}

const checkInLimit = 5000

type (
	checkInsInput struct {
		DocumentID string `path:"documentId"`
		Goal       string `query:"goal" doc:"Only those of this goal."`
		paging.Query
	}
	newCheckInInput struct {
		GoalPath
		Body NewCheckIn
	}
	staleReply struct {
		Body struct {
			Items []StaleGoal `json:"items" nullable:"false"`
		}
	}
)

func (s *Service) registerCheckIns(api huma.API) {
	huma.Register(api, operation("list-check-ins", http.MethodGet, "/api/v1/documents/{documentId}/check-ins", "The check-ins of a list, newest first"), s.listCheckIns)
	add := operation("add-check-in", http.MethodPost, "/api/v1/documents/{documentId}/goals/{goalId}/check-ins", "Check in on a goal, in your name")
	add.SkipValidateBody = false
	add.Description = "For coordinators, and for whoever owns the goal and may comment. Keeps the check-in, then sets health, confidence and, where it is set by hand, progress of the goal. " +
		"The same id again changes nothing. Open lists are told by an event {\"type\":\"goal.checkin\",\"goal\":id}."
	huma.Register(api, add, s.addCheckIn)
	huma.Register(api, operation("list-stale-goals", http.MethodGet, "/api/v1/documents/{documentId}/goals/stale",
		"Goals in progress whose last check-in is older than their review cycle, oldest first"), s.stale)
}

func (s *Service) listCheckIns(ctx context.Context, in *checkInsInput) (*pageReply[CheckIn], error) {
	if _, _, err := s.AsReader(ctx, collab.DocumentID(in.DocumentID)); err != nil {
		return nil, err
	}
	at, id, isNext, err := in.AfterTime()
	if err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, selectCheckIns+`
		 WHERE c.document_id = $1 AND ($2 = '' OR c.goal_id = $2) AND (NOT $3 OR (c.at, c.id::text) < ($4, $5))
		 ORDER BY c.at DESC, c.id::text DESC LIMIT $6`, in.DocumentID, in.Goal, isNext, at, id, in.Rows())
	if err != nil {
		return nil, fmt.Errorf("list check-ins doc=%s: %w", in.DocumentID, err)
	}
	page, err := paging.OfRows(in.Query, rows, scanCheckIn)
	if err != nil {
		return nil, fmt.Errorf("list check-ins doc=%s: %w", in.DocumentID, err)
	}
	return &pageReply[CheckIn]{page}, nil
}

const selectCheckIns = `
	SELECT c.id::text, c.goal_id, c.at, c.health, c.confidence, c.progress, c.done, c.obstacles, c.next, c.help_wanted, ` + people.Columns + `
	  FROM goal_checkins c LEFT JOIN people p ON p.id = c.by_id LEFT JOIN organisations o ON o.id = p.organisation_id`

func scanCheckIn(r pgx.CollectableRow) (c CheckIn, key paging.Key, err error) {
	var by people.Row
	var at time.Time
	err = r.Scan(append([]any{&c.ID, &c.GoalID, &at, &c.Health, &c.Confidence, &c.Progress, &c.Done, &c.Obstacles, &c.Next, &c.HelpWanted}, by.Fields()...)...)
	c.By, c.At = by.Person(), at.UTC().Format(timeLayout)
	return c, paging.TimeKey(at, c.ID), err
}

// addCheckIn keeps the row first and then writes into the goal. If the second
// fails, the same request again does it: both know what is done already.
func (s *Service) addCheckIn(ctx context.Context, in *newCheckInInput) (*reply[CheckIn], error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := s.AsReader(ctx, doc)
	if err != nil {
		return nil, err
	}
	l, err := s.List(ctx, doc)
	if err != nil {
		return nil, err
	}
	goal, there := l.Goal(in.GoalPath.ID)
	if !there {
		return nil, notThere(Goals)
	}
	if err := asOwner(standing, who, goal.Values.Text("ownerId"), "check in on goals"); err != nil {
		return nil, err
	}
	if faults := in.Body.check(); len(faults) > 0 {
		return nil, fieldtable.Problem("check-in", faults)
	}
	if in.Body.ID == "" {
		in.Body.ID = fieldtable.NewID()
	}
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := keepCheckIn(ctx, tx, doc, who.Person, goal.ID, in.Body); err != nil {
			return err
		}
		return behind(ctx, tx, doc)
	})
	if err != nil {
		return nil, conflict(err)
	}
	kept, err := s.checkIn(ctx, doc, in.Body.ID)
	if err != nil {
		return nil, err
	}
	if err := s.applyCheckIn(ctx, doc, who.Person, kept); err != nil {
		return nil, err
	}
	s.told(doc, "goal.checkin", "goal", goal.ID)
	return &reply[CheckIn]{kept}, nil
}

func (s *Service) checkIn(ctx context.Context, doc collab.DocumentID, id string) (CheckIn, error) {
	rows, err := s.pool.Query(ctx, selectCheckIns+` WHERE c.document_id = $1 AND c.id = $2`, string(doc), id)
	if err != nil {
		return CheckIn{}, fmt.Errorf("read check-in %s: %w", id, err)
	}
	c, err := pgx.CollectExactlyOneRow(rows, func(r pgx.CollectableRow) (CheckIn, error) { c, _, err := scanCheckIn(r); return c, err })
	if err != nil {
		return c, fmt.Errorf("read check-in %s: %w", id, err)
	}
	return c, nil
}

// check says all that is wrong with a check-in at once.
func (c *NewCheckIn) check() (faults []fault) {
	wrong := func(field string, value any, words string) {
		faults = append(faults, fault{Field: field, Value: value, Text: words})
	}
	if c.ID != "" && !fieldtable.IsUUID(c.ID) {
		wrong("id", c.ID, "Use a UUID, in lower case.")
	}
	if !slices.Contains(healths, c.Health) {
		wrong("health", c.Health, "Use one of "+strings.Join(healths, ", ")+".")
	}
	for field, n := range map[string]*float64{"confidence": c.Confidence, "progress": c.Progress} {
		if n == nil {
			continue
		}
		if _, reason := Goals.Field(field).Take(*n); reason != "" {
			wrong(field, *n, Goals.Field(field).Advice(reason))
		}
	}
	for field, text := range map[string]*string{"done": &c.Done, "obstacles": &c.Obstacles, "next": &c.Next} {
		*text = strings.TrimSpace(strings.ReplaceAll(*text, "\x00", ""))
		if utf8.RuneCountInString(*text) > checkInLimit {
			wrong(field, nil, fmt.Sprintf("Use at most %d characters.", checkInLimit))
		}
	}
	return faults
}

func keepCheckIn(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, by collab.PersonID, goal string, c NewCheckIn) error {
	tag, err := tx.Exec(ctx, `
		INSERT INTO goal_checkins (id, document_id, goal_id, health, confidence, progress, done, obstacles, next, help_wanted, by_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING`,
		c.ID, string(doc), goal, c.Health, c.Confidence, c.Progress, c.Done, c.Obstacles, c.Next, c.HelpWanted, string(by))
	if err != nil {
		return fmt.Errorf("keep check-in: %w", err)
	}
	if tag.RowsAffected() > 0 {
		return nil
	}
	var mine bool
	err = tx.QueryRow(ctx, `SELECT document_id = $2 AND goal_id = $3 AND by_id = $4 FROM goal_checkins WHERE id = $1`, c.ID, string(doc), goal, string(by)).Scan(&mine)
	if err != nil {
		return fmt.Errorf("keep check-in: %w", err)
	}
	if !mine {
		return errIDTaken
	}
	return nil
}

// applyCheckIn writes into the goal what the check-in says as it was kept, unless a
// newer one has been kept since. The hub lets people write who may comment only through
// what the server decides for them: the right was checked, as owner.
func (s *Service) applyCheckIn(ctx context.Context, doc collab.DocumentID, person collab.PersonID, c CheckIn) error {
	var newest string
	err := s.pool.QueryRow(ctx, `SELECT id::text FROM goal_checkins WHERE document_id = $1 AND goal_id = $2 ORDER BY at DESC, id DESC LIMIT 1`,
		string(doc), c.GoalID).Scan(&newest)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return fmt.Errorf("read the last check-in: %w", err)
	}
	if newest != c.ID {
		return nil
	}
	adopted, err := adoptedElsewhere(ctx, s.pool, doc)
	if err != nil {
		return err
	}
	_, err = s.Change(ctx, doc, person, func(l *List, edit Editor) error {
		values := Values{"health": c.Health}
		if c.Confidence != nil {
			values["confidence"] = *c.Confidence
		}
		if c.Progress != nil && l.Progress(l.Measure(nil), adopted)[c.GoalID].Mode == progress.Manual {
			values["progress"] = *c.Progress
		}
		_, err := edit.Change(Goals, c.GoalID, values)
		return err
	})
	return err
}

// lastCheckIns reads when each goal was last checked in on.
func lastCheckIns(ctx context.Context, db queryer, doc collab.DocumentID) (map[string]time.Time, error) {
	rows, err := db.Query(ctx, `SELECT goal_id, max(at) FROM goal_checkins WHERE document_id = $1 GROUP BY goal_id`, string(doc))
	if err != nil {
		return nil, fmt.Errorf("read the last check-ins doc=%s: %w", doc, err)
	}
	out := map[string]time.Time{}
	var goal string
	var at time.Time
	_, err = pgx.ForEachRow(rows, []any{&goal, &at}, func() error { out[goal] = at; return nil })
	if err != nil {
		return nil, fmt.Errorf("read the last check-ins doc=%s: %w", doc, err)
	}
	return out, nil
}

// staleOn is the day from which a goal in progress wants a new check-in: a cycle
// after the last one, or after its start, or after the list was made. ok is false
// for goals that never do.
func (l *List) staleOn(t Thing, last map[string]time.Time, made time.Time) (day string, ok bool) {
	_, status, _, cycle := l.Effective(t)
	days := cycleDays[cycle]
	if status != "in_progress" || days == 0 {
		return "", false
	}
	from, checked := last[t.ID]
	if !checked {
		from = made
		if start, err := time.Parse(time.DateOnly, t.Values.Text("start")); err == nil {
			from = start
		}
	}
	return from.UTC().AddDate(0, 0, days).Format(time.DateOnly), true
}

func (s *Service) stale(ctx context.Context, in *removedInput) (*staleReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	l, err := s.read(ctx, in.DocumentID)
	if err != nil {
		return nil, err
	}
	last, err := lastCheckIns(ctx, s.pool, doc)
	if err != nil {
		return nil, err
	}
	made, err := madeAt(ctx, s.pool, doc)
	if err != nil {
		return nil, err
	}
	today := now().UTC().Format(time.DateOnly)
	out := &staleReply{}
	out.Body.Items = []StaleGoal{}
	for _, t := range l.all(Goals) {
		day, ok := l.staleOn(t, last, made)
		if !ok || day > today || t.Values["isTemplateExample"] == true {
			continue
		}
		g := StaleGoal{GoalID: t.ID, Title: t.Values.Text("title"), OwnerID: orNull(t.Values.Text("ownerId")), StaleOn: day}
		if at, checked := last[t.ID]; checked {
			g.LastAt = orNull(at.UTC().Format(timeLayout))
		}
		out.Body.Items = append(out.Body.Items, g)
	}
	slices.SortStableFunc(out.Body.Items, func(a, b StaleGoal) int { return strings.Compare(a.StaleOn, b.StaleOn) })
	return out, nil
}

func madeAt(ctx context.Context, db queryer, doc collab.DocumentID) (time.Time, error) {
	rows, err := db.Query(ctx, `SELECT created_at FROM documents WHERE id = $1`, string(doc))
	if err != nil {
		return time.Time{}, fmt.Errorf("read when doc=%s was made: %w", doc, err)
	}
	at, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[time.Time])
	if err != nil {
		return at, fmt.Errorf("read when doc=%s was made: %w", doc, err)
	}
	return at, nil
}
