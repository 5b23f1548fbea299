package goals

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"samrad/server/access"
	"samrad/server/callers"
)

type dashboardInput struct {
	GroupID      string `path:"groupId"`
	Municipality string `query:"municipality" doc:"Only goals of this organisation; \"none\" for those of none."`
	Step         int    `query:"step" minimum:"0" maximum:"9" doc:"Only goals of this CONNECT step."`
}

// GoalDashboard is how the goals of a group stand.
type GoalDashboard struct {
	Goals          int                 `json:"goals"`
	Measured       int                 `json:"measured" doc:"Those whose progress is known."`
	Progress       *float64            `json:"progress" nullable:"true" doc:"Their mean, in percent."`
	Due30          int                 `json:"due30" doc:"Open and due within 30 days."`
	Overdue        int                 `json:"overdue"`
	OffTrack       int                 `json:"offTrack"`
	AtRisk         int                 `json:"atRisk"`
	Unmeasured     int                 `json:"unmeasured" doc:"Open goals and subsidiary goals whose progress is not known."`
	Stale          int                 `json:"stale" doc:"In progress, and the last check-in is older than the review cycle."`
	ByStatus       map[string]int      `json:"byStatus"`
	ByHealth       map[string]int      `json:"byHealth" doc:"Of open goals."`
	ByMunicipality []MunicipalityGoals `json:"byMunicipality" nullable:"false" doc:"Most goals first; those of none last."`
	ByStep         []StepGoals         `json:"byStep" nullable:"false"`
	Lists          DashboardLists      `json:"lists"`
}

// MunicipalityGoals is a line of the dashboard.
type MunicipalityGoals struct {
	OrganisationID *string  `json:"organisationId" nullable:"true"`
	Organisation   *string  `json:"organisation" nullable:"true" doc:"Its name; null for the goals of none, and of one that is not here."`
	Country        *string  `json:"country" nullable:"true"`
	Goals          int      `json:"goals"`
	Measured       int      `json:"measured"`
	Progress       *float64 `json:"progress" nullable:"true"`
	Overdue        int      `json:"overdue"`
	OffTrack       int      `json:"offTrack"`
	Unmeasured     int      `json:"unmeasured"`
}

// StepGoals is a line of the dashboard.
type StepGoals struct {
	Step     int      `json:"step"`
	Goals    int      `json:"goals"`
	Measured int      `json:"measured"`
	Progress *float64 `json:"progress" nullable:"true"`
	OffTrack int      `json:"offTrack"`
}

// DashboardLists are goals that somebody should look at, at most 50 of each.
type DashboardLists struct {
	Overdue     []ListedGoal `json:"overdue" nullable:"false" doc:"Longest overdue first."`
	OffTrack    []ListedGoal `json:"offTrack" nullable:"false" doc:"Due first."`
	Stale       []ListedGoal `json:"stale" nullable:"false" doc:"Longest stale first."`
	Unmeasured  []ListedGoal `json:"unmeasured" nullable:"false" doc:"Due first."`
	NextReviews []ListedGoal `json:"nextReviews" nullable:"false" doc:"Of open goals, soonest first."`
}

const dashboardList = 50

type dashboardReply struct{ Body GoalDashboard }

// dashboard adds up what the projector has counted, and counts only what depends
// on today: rows that the partial indexes hold. All is read at one moment.
func (s *Service) dashboard(ctx context.Context, in *dashboardInput) (*dashboardReply, error) {
	if _, _, err := callers.Member(ctx, s.access, access.GroupID(in.GroupID)); err != nil {
		return nil, err
	}
	out := &dashboardReply{Body: GoalDashboard{ByStatus: map[string]int{}, ByHealth: map[string]int{}, ByMunicipality: []MunicipalityGoals{}, ByStep: []StepGoals{}}}
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err := pgx.BeginTxFunc(ctx, s.pool, options, func(tx pgx.Tx) error {
		q := dashboardQuery{ctx: ctx, tx: tx, in: in, out: &out.Body}
		return firstError(q.counts, q.steps, q.dated, q.lists)
	})
	if err != nil {
		return nil, fmt.Errorf("goal dashboard group=%s: %w", in.GroupID, err)
	}
	out.Body.finish()
	return out, nil
}

// dashboardQuery fills a dashboard.
type dashboardQuery struct {
	ctx context.Context
	tx  pgx.Tx
	in  *dashboardInput
	out *GoalDashboard
}

// seen are the documents of the group whose goals count.
const seen = `WITH d AS MATERIALIZED (SELECT id FROM documents WHERE group_id = $1 AND kind = 'goal_list' AND ready AND archived_at IS NULL)`

// counts adds up by municipality, and from that in all.
func (q dashboardQuery) counts() error {
	rows, err := q.tx.Query(q.ctx, seen+`, c AS (
		SELECT municipality_id, sum(goals)::int AS goals, sum(measured)::int AS measured, sum(progress) AS progress, sum(unmeasured)::int AS unmeasured,
		       `+summed("statuses", len(statuses))+` AS statuses, `+summed("healths", len(healths))+` AS healths
		  FROM goal_counts WHERE group_id = $1 AND step = $2 AND ($3 = '' OR municipality_id = $3 OR $3 = 'none' AND municipality_id = '')
		   AND document_id IN (SELECT id FROM d) GROUP BY municipality_id)
		SELECT NULLIF(c.municipality_id, ''), o.name, o.country, c.goals, c.measured, c.progress, c.unmeasured, c.statuses, c.healths
		  FROM c LEFT JOIN organisations o ON o.id = c.municipality_id`, q.in.GroupID, q.in.Step, q.in.Municipality)
	if err != nil {
		return err
	}
	var m MunicipalityGoals
	var progress float64
	var byStatus, byHealth []int
	total := 0.0
	_, err = pgx.ForEachRow(rows, []any{&m.OrganisationID, &m.Organisation, &m.Country, &m.Goals, &m.Measured, &progress, &m.Unmeasured, &byStatus, &byHealth}, func() error {
		for i, n := range byStatus {
			q.out.ByStatus[statuses[i]] += n
		}
		for i, n := range byHealth {
			q.out.ByHealth[healths[i]] += n
		}
		m.OffTrack, m.Progress = byHealth[slices.Index(healths, "off_track")], meanOf(progress, m.Measured)
		q.out.Goals, q.out.Measured, q.out.Unmeasured = q.out.Goals+m.Goals, q.out.Measured+m.Measured, q.out.Unmeasured+m.Unmeasured
		total += progress
		q.out.ByMunicipality = append(q.out.ByMunicipality, m)
		return nil
	})
	q.out.Progress = meanOf(total, q.out.Measured)
	q.out.OffTrack, q.out.AtRisk = q.out.ByHealth["off_track"], q.out.ByHealth["at_risk"]
	return err
}

// summed adds arrays up, element by element.
func summed(column string, n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf("sum(%s[%d])::int", column, i+1)
	}
	return "ARRAY[" + strings.Join(parts, ", ") + "]"
}

func meanOf(sum float64, n int) *float64 {
	if n == 0 {
		return nil
	}
	sum /= float64(n)
	return &sum
}

func (q dashboardQuery) steps() error {
	rows, err := q.tx.Query(q.ctx, seen+`
		SELECT step, sum(goals)::int, sum(measured)::int, sum(progress), sum(healths[`+fmt.Sprint(slices.Index(healths, "off_track")+1)+`])::int
		  FROM goal_counts WHERE group_id = $1 AND step > 0 AND ($2 = 0 OR step = $2) AND ($3 = '' OR municipality_id = $3 OR $3 = 'none' AND municipality_id = '')
		   AND document_id IN (SELECT id FROM d) GROUP BY step ORDER BY step`, q.in.GroupID, q.in.Step, q.in.Municipality)
	if err != nil {
		return err
	}
	var one StepGoals
	var progress float64
	_, err = pgx.ForEachRow(rows, []any{&one.Step, &one.Goals, &one.Measured, &progress, &one.OffTrack}, func() error {
		one.Progress = meanOf(progress, one.Measured)
		q.out.ByStep = append(q.out.ByStep, one)
		return nil
	})
	return err
}

// today is the day that counts, everywhere the same.
const today = `(now() AT TIME ZONE 'utc')::date`

// chosen is the filter of the dashboard on goals.
const chosen = ` g.group_id = $1 AND NOT g.example AND ($2 = 0 OR $2 = ANY(g.steps)) AND ($3 = '' OR g.municipality_id = $3 OR $3 = 'none' AND g.municipality_id IS NULL)
	AND g.document_id IN (SELECT id FROM d)`

// dated counts what depends on today.
func (q dashboardQuery) dated() error {
	rows, err := q.tx.Query(q.ctx, seen+`
		SELECT COALESCE(g.municipality_id, ''), count(*) FILTER (WHERE g.due < `+today+`)::int, count(*) FILTER (WHERE g.due >= `+today+`)::int
		  FROM goals g WHERE g.open AND g.due IS NOT NULL AND g.due <= `+today+` + 30 AND`+chosen+` GROUP BY 1`, q.in.GroupID, q.in.Step, q.in.Municipality)
	if err != nil {
		return err
	}
	overdue := map[string]int{}
	var municipality string
	var late, soon int
	_, err = pgx.ForEachRow(rows, []any{&municipality, &late, &soon}, func() error {
		overdue[municipality] = late
		q.out.Overdue, q.out.Due30 = q.out.Overdue+late, q.out.Due30+soon
		return nil
	})
	if err != nil {
		return err
	}
	for i := range q.out.ByMunicipality {
		m := &q.out.ByMunicipality[i]
		if m.OrganisationID == nil {
			m.Overdue = overdue[""]
		} else {
			m.Overdue = overdue[*m.OrganisationID]
		}
	}
	return q.tx.QueryRow(q.ctx, seen+` SELECT count(*)::int FROM goals g WHERE g.stale_on IS NOT NULL AND g.stale_on <= `+today+` AND`+chosen,
		q.in.GroupID, q.in.Step, q.in.Municipality).Scan(&q.out.Stale)
}

func (q dashboardQuery) lists() error {
	for _, list := range []struct {
		into         *[]ListedGoal
		where, order string
	}{
		{&q.out.Lists.Overdue, `g.open AND g.due IS NOT NULL AND g.due < ` + today, `g.due`},
		{&q.out.Lists.OffTrack, `g.open AND g.health = 'off_track'`, `g.due`},
		{&q.out.Lists.Stale, `g.stale_on IS NOT NULL AND g.stale_on <= ` + today, `g.stale_on`},
		{&q.out.Lists.Unmeasured, `g.open AND g.progress IS NULL AND g.level IN ('goal', 'subsidiary_goal')`, `g.due`},
		{&q.out.Lists.NextReviews, `g.open AND g.next_review_on IS NOT NULL`, `g.next_review_on`},
	} {
		// The 50 are found by an index, and only then joined with what is shown.
		rows, err := q.tx.Query(q.ctx, seen+`, top AS MATERIALIZED (
			SELECT g.document_id, g.id FROM goals g WHERE `+list.where+` AND`+chosen+` ORDER BY `+list.order+` LIMIT $4)`+
			listed+` WHERE (g.document_id, g.id) IN (SELECT document_id, id FROM top) ORDER BY `+list.order+`, g.document_id, g.id`,
			q.in.GroupID, q.in.Step, q.in.Municipality, dashboardList)
		if err != nil {
			return err
		}
		*list.into, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (ListedGoal, error) { g, _, err := scanListed(r); return g, err })
		if err != nil {
			return err
		}
		if *list.into == nil {
			*list.into = []ListedGoal{}
		}
	}
	return nil
}

// finish sorts the municipalities.
func (d *GoalDashboard) finish() {
	slices.SortFunc(d.ByMunicipality, func(a, b MunicipalityGoals) int {
		switch {
		case (a.OrganisationID == nil) != (b.OrganisationID == nil):
			if a.OrganisationID == nil {
				return 1
			}
			return -1
		case a.Goals != b.Goals:
			return b.Goals - a.Goals
		case a.OrganisationID != nil:
			return strings.Compare(*a.OrganisationID, *b.OrganisationID)
		}
		return 0
	})
}
