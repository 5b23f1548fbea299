package goals

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/fieldtable"
	"samrad/server/goals/progress"
	"samrad/server/identity"
	"samrad/server/paging"
	"samrad/server/people"
)

// IndicatorValue is a measured value. It is never changed: a correction is a
// value of its own, which takes the place of the corrected one.
type IndicatorValue struct {
	ID             string       `json:"id" format:"uuid"`
	IndicatorID    string       `json:"indicatorId"`
	MunicipalityID *string      `json:"municipalityId" nullable:"true" doc:"Null: of all together."`
	PeriodStart    string       `json:"periodStart" format:"date"`
	PeriodEnd      string       `json:"periodEnd" format:"date"`
	Value          float64      `json:"value"`
	Estimate       bool         `json:"estimate"`
	N              *float64     `json:"n" nullable:"true" doc:"How many it stands for; weighs in a weighted mean."`
	Note           string       `json:"note"`
	By             people.Maybe `json:"by" doc:"Null when that person was erased."`
	At             string       `json:"at" format:"date-time" doc:"Always in UTC with milliseconds, so that it sorts as text."`
	CorrectedBy    *string      `json:"correctedBy" nullable:"true" doc:"The value that takes its place; it does not count then."`
}

// timeLayout sorts as text.
const timeLayout = "2006-01-02T15:04:05.000Z"

// NewValue is a value to be kept.
type NewValue struct {
	ID             string   `json:"id,omitempty" format:"uuid" doc:"Made by the client, so that a request can be repeated; left out: made here."`
	MunicipalityID string   `json:"municipalityId,omitempty"`
	PeriodStart    string   `json:"periodStart" doc:"YYYY-MM-DD"`
	PeriodEnd      string   `json:"periodEnd" doc:"YYYY-MM-DD, not before periodStart."`
	Value          float64  `json:"value"`
	Estimate       bool     `json:"estimate,omitempty"`
	N              *float64 `json:"n,omitempty"`
	Note           string   `json:"note,omitempty" doc:"At most 2000 characters."`
	Corrects       string   `json:"corrects,omitempty" format:"uuid" doc:"A value of the same indicator that this one replaces. A value of the same period and municipality is replaced anyway."`
}

type (
	valuesInput struct {
		DocumentID   string `path:"documentId"`
		Indicator    string `query:"indicator" doc:"Only those of this indicator."`
		Municipality string `query:"municipality" doc:"Only those of this organisation."`
		paging.Query
	}
	newValueInput struct {
		IndicatorPath
		Body NewValue
	}
)

func (s *Service) registerValues(api huma.API) {
	huma.Register(api, operation("list-indicator-values", http.MethodGet, "/api/v1/documents/{documentId}/indicator-values",
		"The measured values of a list, oldest first, corrected ones too"), s.listValues)
	add := operation("add-indicator-value", http.MethodPost, "/api/v1/documents/{documentId}/indicators/{indicatorId}/values",
		"Keep a measured value, in your name")
	add.SkipValidateBody = false
	add.Description = "For coordinators, and for whoever owns the indicator and may comment. Open lists are told by an event {\"type\":\"goal.values\",\"indicator\":id}."
	huma.Register(api, add, s.addValue)
}

func (s *Service) listValues(ctx context.Context, in *valuesInput) (*pageReply[IndicatorValue], error) {
	if _, _, err := s.AsReader(ctx, collab.DocumentID(in.DocumentID)); err != nil {
		return nil, err
	}
	at, id, isNext, err := in.AfterTime()
	if err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, selectValues+`
		 WHERE v.document_id = $1 AND ($2 = '' OR v.indicator_id = $2) AND ($3 = '' OR v.municipality_id = $3)
		   AND (NOT $4 OR (v.at, v.id::text) > ($5, $6))
		 ORDER BY v.at, v.id::text LIMIT $7`, in.DocumentID, in.Indicator, in.Municipality, isNext, at, id, in.Rows())
	if err != nil {
		return nil, fmt.Errorf("list values doc=%s: %w", in.DocumentID, err)
	}
	page, err := paging.OfRows(in.Query, rows, scanValue)
	if err != nil {
		return nil, fmt.Errorf("list values doc=%s: %w", in.DocumentID, err)
	}
	return &pageReply[IndicatorValue]{page}, nil
}

const selectValues = `
	SELECT v.id::text, v.indicator_id, NULLIF(v.municipality_id, ''), v.period_start, v.period_end, v.value, v.estimate, v.n, v.note, v.at,
	       v.corrected_by::text, ` + people.Columns + `
	  FROM goal_values v LEFT JOIN people p ON p.id = v.by_id LEFT JOIN organisations o ON o.id = p.organisation_id`

func scanValue(r pgx.CollectableRow) (v IndicatorValue, key paging.Key, err error) {
	var by people.Row
	var start, end, at time.Time
	err = r.Scan(append([]any{&v.ID, &v.IndicatorID, &v.MunicipalityID, &start, &end, &v.Value, &v.Estimate, &v.N, &v.Note, &at, &v.CorrectedBy}, by.Fields()...)...)
	v.By, v.At = by.Person(), at.UTC().Format(timeLayout)
	v.PeriodStart, v.PeriodEnd = start.Format(time.DateOnly), end.Format(time.DateOnly)
	return v, paging.TimeKey(at, v.ID), err
}

// queryer is what is read from: a pool or a transaction.
type queryer interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// valuesOf reads the values of a document that count, by indicator.
func valuesOf(ctx context.Context, db queryer, doc collab.DocumentID) (map[string][]progress.Value, error) {
	return valuesOfThese(ctx, db, doc, nil)
}

// valuesOfThese is valuesOf for some indicators; nil is all.
func valuesOfThese(ctx context.Context, db queryer, doc collab.DocumentID, indicators []string) (map[string][]progress.Value, error) {
	rows, err := db.Query(ctx, `
		SELECT indicator_id, id::text, municipality_id, period_start::text, period_end::text, to_char(at AT TIME ZONE 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), value, n
		  FROM goal_values WHERE document_id = $1 AND corrected_by IS NULL AND ($2::text[] IS NULL OR indicator_id = ANY($2))`, string(doc), indicators)
	if err != nil {
		return nil, fmt.Errorf("read values doc=%s: %w", doc, err)
	}
	out := map[string][]progress.Value{}
	var indicator string
	var v progress.Value
	_, err = pgx.ForEachRow(rows, []any{&indicator, &v.ID, &v.MunicipalityID, &v.Start, &v.End, &v.At, &v.Value, &v.N}, func() error {
		out[indicator] = append(out[indicator], v)
		v.N = nil
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read values doc=%s: %w", doc, err)
	}
	return out, nil
}

// asOwner lets those through who may edit, and whoever owns the thing and may
// comment.
func asOwner(standing access.Document, who identity.Identity, owner, toDo string) error {
	if standing.Role.Can(access.Edit) || standing.Role.Can(access.Comment) && owner == string(who.Person) {
		return access.DemandOpen(standing)
	}
	return huma.Error403Forbidden(fmt.Sprintf("Your role in this group is %s. Coordinators may %s, and ambassadors where they are the owner.", standing.Role, toDo))
}

func (s *Service) addValue(ctx context.Context, in *newValueInput) (*reply[IndicatorValue], error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := s.AsReader(ctx, doc)
	if err != nil {
		return nil, err
	}
	l, err := s.List(ctx, doc)
	if err != nil {
		return nil, err
	}
	indicator, there := l.find(Indicators, in.ID)
	if !there {
		return nil, notThere(Indicators)
	}
	if err := asOwner(standing, who, indicator.Values.Text("ownerId"), "keep values"); err != nil {
		return nil, err
	}
	dir, err := s.directory(ctx, standing.Group)
	if err != nil {
		return nil, err
	}
	if faults := in.Body.check(dir); len(faults) > 0 {
		return nil, fieldtable.Problem("value", faults)
	}
	if in.Body.ID == "" {
		in.Body.ID = fieldtable.NewID()
	}
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := keepValue(ctx, tx, doc, who.Person, in.ID, in.Body); err != nil {
			return err
		}
		return behind(ctx, tx, doc)
	})
	if err != nil {
		return nil, conflict(err)
	}
	s.told(doc, "goal.values", "indicator", in.ID)
	v, err := s.value(ctx, doc, in.Body.ID)
	return &reply[IndicatorValue]{v}, err
}

// told lets open lists and the rows know of something new.
func (s *Service) told(doc collab.DocumentID, event, key, id string) {
	payload, err := json.Marshal(map[string]string{"type": event, key: id})
	if err != nil { // strings always marshal
		panic(err)
	}
	s.rooms.Broadcast(doc, string(payload))
	s.note(doc)
}

func (s *Service) value(ctx context.Context, doc collab.DocumentID, id string) (IndicatorValue, error) {
	rows, err := s.pool.Query(ctx, selectValues+` WHERE v.document_id = $1 AND v.id = $2`, string(doc), id)
	if err != nil {
		return IndicatorValue{}, fmt.Errorf("read value %s: %w", id, err)
	}
	v, err := pgx.CollectExactlyOneRow(rows, func(r pgx.CollectableRow) (IndicatorValue, error) { v, _, err := scanValue(r); return v, err })
	if err != nil {
		return v, fmt.Errorf("read value %s: %w", id, err)
	}
	return v, nil
}

// check says all that is wrong with a value at once.
func (v *NewValue) check(dir fieldtable.Directory) (faults []fault) {
	wrong := func(field string, value any, words string) {
		faults = append(faults, fault{Field: field, Value: value, Text: words})
	}
	if v.ID != "" && !fieldtable.IsUUID(v.ID) {
		wrong("id", v.ID, "Use a UUID, in lower case.")
	}
	if v.Corrects != "" && !fieldtable.IsUUID(v.Corrects) {
		wrong("corrects", v.Corrects, "Use the id of a value, as the API gives it.")
	}
	if v.MunicipalityID != "" && !dir.Organisations[v.MunicipalityID] {
		wrong("municipalityId", v.MunicipalityID, "There is no such organisation. Use the id of one that is listed with the group's members.")
	}
	for field, day := range map[string]string{"periodStart": v.PeriodStart, "periodEnd": v.PeriodEnd} {
		if !fieldtable.IsDay(day) {
			wrong(field, day, "Write a day as YYYY-MM-DD, such as 2027-03-31.")
		}
	}
	if len(faults) == 0 && v.PeriodEnd < v.PeriodStart {
		wrong("periodEnd", v.PeriodEnd, "The period would end before it starts. Move one of the two days.")
	}
	if math.Abs(v.Value) > fieldtable.MostNumber {
		wrong("value", v.Value, "The number is too large.")
	}
	if v.N != nil && (*v.N < 0 || *v.N > fieldtable.MostNumber) {
		wrong("n", *v.N, "Use how many it stands for: 0 or more.")
	}
	if v.Note = strings.TrimSpace(strings.ReplaceAll(v.Note, "\x00", "")); utf8.RuneCountInString(v.Note) > noteLimit {
		wrong("note", nil, fmt.Sprintf("Use at most %d characters.", noteLimit))
	}
	return faults
}

var (
	errNoSuchValue = errors.New("goals: no such value to correct")
	errIDTaken     = errors.New("goals: the id is taken")
)

// keepValue inserts a value. The values it takes the place of are the one it
// corrects and any of the same period and municipality. The same id again is the
// same request again.
func keepValue(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, by collab.PersonID, indicator string, v NewValue) error {
	// Two at once for one period would both find nothing to correct.
	if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 7))`, string(doc)+indicator); err != nil {
		return fmt.Errorf("keep value: %w", err)
	}
	var mine bool
	err := tx.QueryRow(ctx, `SELECT document_id = $2 AND indicator_id = $3 AND by_id = $4 FROM goal_values WHERE id = $1`,
		v.ID, string(doc), indicator, string(by)).Scan(&mine)
	if err == nil && mine {
		return nil
	}
	if err == nil {
		return errIDTaken
	}
	if !errors.Is(err, pgx.ErrNoRows) {
		return fmt.Errorf("keep value: %w", err)
	}
	if v.Corrects != "" {
		tag, err := tx.Exec(ctx, `UPDATE goal_values SET corrected_by = $1 WHERE id = $2 AND document_id = $3 AND indicator_id = $4 AND corrected_by IS NULL`,
			v.ID, v.Corrects, string(doc), indicator)
		if err != nil {
			return fmt.Errorf("correct value %s: %w", v.Corrects, err)
		}
		if tag.RowsAffected() == 0 {
			return errNoSuchValue
		}
	}
	if _, err := tx.Exec(ctx, `
		UPDATE goal_values SET corrected_by = $1
		 WHERE document_id = $2 AND indicator_id = $3 AND municipality_id = $4 AND period_start = $5 AND period_end = $6 AND corrected_by IS NULL`,
		v.ID, string(doc), indicator, v.MunicipalityID, v.PeriodStart, v.PeriodEnd); err != nil {
		return fmt.Errorf("correct the value of the same period: %w", err)
	}
	_, err = tx.Exec(ctx, `
		INSERT INTO goal_values (id, document_id, indicator_id, municipality_id, period_start, period_end, value, estimate, n, note, by_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		v.ID, string(doc), indicator, v.MunicipalityID, v.PeriodStart, v.PeriodEnd, v.Value, v.Estimate, v.N, v.Note, string(by))
	if err != nil {
		return fmt.Errorf("keep value: %w", err)
	}
	return nil
}

func conflict(err error) error {
	var pg *pgconn.PgError
	switch {
	case errors.Is(err, errNoSuchValue):
		return huma.Error409Conflict("The value to correct is not one of this indicator, or was corrected before. Read the values again and correct the one that counts.")
	case errors.Is(err, errIDTaken), errors.As(err, &pg) && pg.Code == "23505":
		return huma.Error409Conflict("The id is taken by something else. Send the request again with another id, or without one.")
	}
	return err
}
