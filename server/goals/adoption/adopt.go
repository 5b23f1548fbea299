package adoption

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	ft "samrad/server/fieldtable"
	"samrad/server/goals"
	"samrad/server/goals/tree"
	"samrad/server/identity"
)

const adopted audit.Action = "goal.adopted"

// notAdopted are fields that are each municipality's own: where it stands and
// what it has decided.
var notAdopted = []string{"ownerId", "responsibleUnit", "municipalityId", "start", "due", "nextReviewOn", "status", "health", "confidence",
	"progress", "progressReason", "progressMode", "adoptedDecisionRef", "isTemplateExample",
	"resourcesAmount", "resourcesCurrency", "resourcesFte", "resourcesText"}

// notCopied are fields of an indicator that say where the joint goal began, not
// where this municipality does. Without a baseline there is no progress until it
// gives its own.
var notCopied = []string{"ownerId", "baselineValue", "baselineDate", "baselineMethod", "baselineMissingReason"}

type (
	adoptInput struct {
		DocumentID string `path:"documentId"`
		GoalID     string `path:"goalId"`
		Body       struct {
			MunicipalityID string             `json:"municipalityId" minLength:"1" doc:"The id of an organisation."`
			IntoDocumentID string             `json:"intoDocumentId,omitempty" format:"uuid" doc:"The goal list to put it into; the same one when left out."`
			ParentID       string             `json:"parentId,omitempty" doc:"Below which goal; when left out, below the joint goal, in another list at the top."`
			OwnerID        string             `json:"ownerId,omitempty" format:"uuid" doc:"A member of that list's group."`
			Due            string             `json:"due,omitempty" format:"date"`
			Targets        map[string]float64 `json:"targets,omitempty" doc:"Own targets by the id of the joint goal's indicator."`
		}
	}
	adoptReply struct {
		Body struct {
			DocumentID string `json:"documentId" format:"uuid"`
			GoalID     string `json:"goalId"`
		}
	}
)

func (s *Service) adopt(ctx context.Context, in *adoptInput) (*adoptReply, error) {
	from := collab.DocumentID(in.DocumentID)
	into := collab.DocumentID(in.Body.IntoDocumentID)
	if into == "" {
		into = from
	}
	who, group, err := s.mayAdopt(ctx, from, into)
	if err != nil {
		return nil, err
	}
	source, err := s.goals.List(ctx, from)
	if err != nil {
		return nil, err
	}
	joint, there := source.Goal(in.GoalID)
	if !there || !source.Tree.Live(in.GoalID) {
		return nil, huma.Error404NotFound("There is no such goal in this list. It may have been removed; read the list again.")
	}
	if err := s.check(ctx, group, source, in); err != nil {
		return nil, err
	}
	if err := s.demandFirst(ctx, who.Person, from, in.GoalID, in.Body.MunicipalityID); err != nil {
		return nil, err
	}
	reply := &adoptReply{}
	reply.Body.DocumentID, reply.Body.GoalID = string(into), ft.NewID()
	c := copying{from: from, into: into, source: source, joint: joint, id: reply.Body.GoalID, in: in}
	if _, err := s.goals.Change(ctx, into, who.Person, c.carryOut); err != nil {
		return nil, err
	}
	return reply, s.audit.Write(ctx, audit.Entry{Person: string(who.Person), Action: adopted, Object: "document:" + string(into),
		Details: map[string]any{"goal": in.GoalID, "from": string(from), "municipality": in.Body.MunicipalityID, "as": reply.Body.GoalID}})
}

// mayAdopt demands that the caller reads the one list and edits the other.
func (s *Service) mayAdopt(ctx context.Context, from, into collab.DocumentID) (identity.Identity, access.GroupID, error) {
	who, _, err := s.goals.AsReader(ctx, from)
	if err != nil {
		return who, "", err
	}
	who, standing, err := s.goals.AsWriter(ctx, into)
	return who, standing.Group, err
}

// check says all that is wrong with a request at once.
func (s *Service) check(ctx context.Context, group access.GroupID, source *goals.List, in *adoptInput) error {
	dir, err := ft.ReadDirectory(ctx, s.pool, group)
	if err != nil {
		return err
	}
	var faults []ft.Fault
	if b := in.Body; !dir.Organisations[b.MunicipalityID] {
		faults = append(faults, ft.Fault{Field: "municipalityId", Value: b.MunicipalityID, Text: "There is no such organisation. Use the id of one that is."})
	}
	if b := in.Body; b.OwnerID != "" && !dir.Members[b.OwnerID] {
		faults = append(faults, ft.Fault{Field: "ownerId", Value: b.OwnerID, Text: "That person is no member of the group. Choose a member, or add them to the group first."})
	}
	if b := in.Body; b.Due != "" {
		if _, reason := goals.Goals.Field("due").Take(b.Due); reason != "" {
			faults = append(faults, ft.Fault{Field: "due", Value: b.Due, Text: "Write a day as YYYY-MM-DD, such as 2027-03-31."})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(in.Body.Targets)) {
		// Indicators stand in the order of their goal, not of their ids.
		own := slices.ContainsFunc(source.Indicators, func(t ft.Thing) bool { return t.ID == id && t.Values.Text("goalId") == in.GoalID })
		if !own {
			faults = append(faults, ft.Fault{Field: "targets." + id, Value: in.Body.Targets[id], Text: "The goal has no such indicator. Use the id of one of its indicators."})
		}
		target := goals.Indicators.Field("targetValue")
		if _, reason := target.Take(in.Body.Targets[id]); reason != "" {
			faults = append(faults, ft.Fault{Field: "targets." + id, Value: in.Body.Targets[id], Text: target.Advice(reason)})
		}
	}
	if len(faults) > 0 {
		return ft.Problem("adoption", faults)
	}
	return nil
}

func conflict() error {
	return huma.Error409Conflict("This municipality has adopted the goal already. Change its goal, or remove it first.")
}

// copying is an adoption on its way into a list.
type copying struct {
	from, into collab.DocumentID
	source     *goals.List
	joint      goals.Thing
	id         string // of the new goal
	in         *adoptInput
}

func (c copying) carryOut(l *goals.List, edit goals.Editor) error {
	if c.alreadyIn(l) {
		return conflict()
	}
	parent := c.in.Body.ParentID
	if parent == "" && c.from == c.into {
		parent = c.joint.ID
	}
	if parent != "" && !l.Tree.Live(parent) {
		return ft.Problem("adoption", []ft.Fault{{Field: "parentId", Value: parent, Text: "There is no such goal in the list. Use the id of one, or leave it out."}})
	}
	if parent != "" && l.Tree.Depth(parent)+1 >= goals.MaxDepth {
		return ft.Problem("adoption", []ft.Fault{{Field: "parentId", Value: parent, Text: fmt.Sprintf("Goals are at most %d deep. Put it higher up.", goals.MaxDepth)}})
	}
	indicators := c.indicators()
	if len(l.Goals) >= goals.MaxGoals || len(l.Indicators)+len(indicators) > goals.MaxIndicators || len(l.Links) >= goals.MaxLinks {
		return huma.Error409Conflict("The goal list is full. Remove something, or adopt the goal into another list.")
	}
	if err := edit.AddGoal(c.id, parent, tree.Between(l.Tree.LastOrder(parent, c.id), ""), c.goal()); err != nil {
		return err
	}
	for _, values := range indicators {
		if err := edit.Add(goals.Indicators, ft.NewID(), values); err != nil {
			return err
		}
	}
	return edit.Add(goals.Links, ft.NewID(), c.link())
}

// alreadyIn tells whether the list holds the municipality's copy.
func (c copying) alreadyIn(l *goals.List) bool {
	for _, link := range l.Links {
		v := link.Values
		same := v.Text("toDocument") == string(c.from) || v["toDocument"] == nil && c.from == c.into
		if v.Text("type") != "adopted_from" || v.Text("toId") != c.joint.ID || !same {
			continue
		}
		if goal, there := l.Goal(v.Text("fromGoal")); there && goal.Values.Text("municipalityId") == c.in.Body.MunicipalityID {
			return true
		}
	}
	return false
}

func (c copying) goal() goals.Values {
	v := maps.Clone(c.joint.Values)
	for _, name := range notAdopted {
		delete(v, name)
	}
	v["municipalityId"] = c.in.Body.MunicipalityID
	if c.in.Body.OwnerID != "" {
		v["ownerId"] = c.in.Body.OwnerID
	}
	if c.in.Body.Due != "" {
		v["due"] = c.in.Body.Due
	}
	return v
}

func (c copying) indicators() (out []goals.Values) {
	for _, t := range c.source.Indicators {
		if t.Values.Text("goalId") != c.joint.ID {
			continue
		}
		v := maps.Clone(t.Values)
		for _, name := range notCopied {
			delete(v, name)
		}
		v["goalId"], v["adoptedFromIndicator"] = c.id, t.ID
		if own, given := c.in.Body.Targets[t.ID]; given {
			v["targetValue"] = own
			delete(v, "milestones") // they led to another target
		}
		out = append(out, v)
	}
	return out
}

func (c copying) link() goals.Values {
	v := goals.Values{"fromGoal": c.id, "toKind": "goal", "toId": c.joint.ID, "toTitle": c.joint.Values.Text("title"), "type": "adopted_from"}
	if c.from != c.into {
		v["toDocument"] = string(c.from)
	}
	return v
}
