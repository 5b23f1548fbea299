package rounds

import (
	"context"
	"errors"
	"math"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/paging"
	"samrad/server/stakeholders"
)

type (
	listInput struct {
		DocumentID string `path:"documentId"`
		paging.Query
	}
	listReply struct{ Body paging.Page[RoundSummary] }

	openInput struct {
		DocumentID string `path:"documentId"`
		Body       struct {
			Title string `json:"title" doc:"1 to 200 characters."`
		}
	}
	roundInput struct {
		RoundID string `path:"roundId"`
	}
	roundReply struct{ Body Round }

	placeInput struct {
		RoundID       string `path:"roundId"`
		StakeholderID string `path:"stakeholderId"`
		Body          struct {
			Interest  float64 `json:"interest" minimum:"0" maximum:"3"`
			Influence float64 `json:"influence" minimum:"0" maximum:"3"`
			Note      string  `json:"note,omitempty" doc:"For yourself; at most 500 characters."`
		}
	}
	placeReply    struct{ Body Placement }
	takeBackInput struct {
		RoundID       string `path:"roundId"`
		StakeholderID string `path:"stakeholderId"`
	}
	agreeInput struct {
		RoundID string `path:"roundId"`
		Body    struct {
			StakeholderID string  `json:"stakeholderId"`
			Interest      float64 `json:"interest" minimum:"0" maximum:"3"`
			Influence     float64 `json:"influence" minimum:"0" maximum:"3"`
		}
	}
	agreeReply struct{ Body stakeholders.Stakeholder }
)

// Register adds the operations about placement rounds to the API.
func (s *Service) Register(api huma.API) {
	const (
		ofMap = "/api/v1/documents/{documentId}/placement-rounds"
		one   = "/api/v1/placement-rounds/{roundId}"
		mine  = one + "/placements/{stakeholderId}"
	)
	tags := []string{"placement rounds"}
	huma.Register(api, huma.Operation{OperationID: "list-placement-rounds", Method: http.MethodGet, Path: ofMap,
		Summary: "The rounds of a map, newest first", Tags: tags}, s.list)
	huma.Register(api, huma.Operation{OperationID: "open-placement-round", Method: http.MethodPost, Path: ofMap,
		Summary: "Open a round; one at a time", Tags: tags, DefaultStatus: http.StatusCreated}, s.open)
	huma.Register(api, huma.Operation{OperationID: "get-placement-round", Method: http.MethodGet, Path: one,
		Summary: "A round with your own placements and, after the reveal, the results", Tags: tags}, s.get)
	huma.Register(api, huma.Operation{OperationID: "place-stakeholder", Method: http.MethodPut, Path: mine,
		Summary: "Place a stakeholder, unseen by the others until the reveal and without your name after it", Tags: tags}, s.place)
	huma.Register(api, huma.Operation{OperationID: "take-back-placement", Method: http.MethodDelete, Path: mine,
		Summary: "Take your placement back", Tags: tags}, s.takeBack)
	huma.Register(api, huma.Operation{OperationID: "reveal-placement-round", Method: http.MethodPost, Path: one + "/reveal",
		Summary: "Show everybody median and spread; nothing can be placed any more", Tags: tags}, s.reveal)
	huma.Register(api, huma.Operation{OperationID: "close-placement-round", Method: http.MethodPost, Path: one + "/close",
		Summary: "End a round; without a reveal what was placed is deleted", Tags: tags}, s.end)
	huma.Register(api, huma.Operation{OperationID: "agree-on-position", Method: http.MethodPost, Path: one + "/agree",
		Summary: "Write the position the group agreed on into the map, dated today", Tags: tags}, s.agreeOn)
}

func (s *Service) list(ctx context.Context, in *listInput) (*listReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	if _, _, err := s.maps.AsReader(ctx, doc); err != nil {
		return nil, err
	}
	page, err := s.store.list(ctx, doc, in.Query)
	return &listReply{Body: page}, err
}

func (s *Service) open(ctx context.Context, in *openInput) (*roundReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := s.maps.AsReader(ctx, doc)
	if err != nil {
		return nil, err
	}
	if err := access.Demand(standing.Role, access.Edit, "open a round"); err != nil {
		return nil, err
	}
	if err := access.DemandOpen(standing); err != nil {
		return nil, err
	}
	title, err := checkTitle(in.Body.Title)
	if err != nil {
		return nil, err
	}
	id, err := s.store.open(ctx, doc, who.Person, title)
	if errors.Is(err, errAnotherOpen) {
		return nil, huma.Error409Conflict("A round is open on this map already. Reveal or close it first.")
	}
	if err != nil {
		return nil, err
	}
	s.tell(RoundSummary{ID: id, DocumentID: in.DocumentID})
	return s.show(ctx, id, who.Person)
}

func (s *Service) get(ctx context.Context, in *roundInput) (*roundReply, error) {
	round, who, _, err := s.asReader(ctx, in.RoundID)
	if err != nil {
		return nil, err
	}
	return s.show(ctx, round.ID, who.Person)
}

func (s *Service) place(ctx context.Context, in *placeInput) (*placeReply, error) {
	round, who, err := s.asPlacer(ctx, in.RoundID)
	if err != nil {
		return nil, err
	}
	note, err := checkNote(in.Body.Note)
	if err != nil {
		return nil, err
	}
	if err := s.maps.DemandStakeholder(ctx, collab.DocumentID(round.DocumentID), in.StakeholderID); err != nil {
		return nil, err
	}
	p := Placement{StakeholderID: in.StakeholderID, Interest: tenth(in.Body.Interest), Influence: tenth(in.Body.Influence), Note: note}
	first, err := s.store.place(ctx, round.ID, who.Person, p)
	if err != nil {
		return nil, notOpen(err)
	}
	if first {
		s.tell(round) // one more has placed; who or whom is not said
	}
	return &placeReply{Body: p}, nil
}

func tenth(n float64) float64 { return math.Round(n*10) / 10 }

func notOpen(err error) error {
	if errors.Is(err, errNotOpen) {
		return huma.Error409Conflict("This round is no longer open, so nothing can be placed in it.")
	}
	return err
}

func (s *Service) takeBack(ctx context.Context, in *takeBackInput) (*struct{}, error) {
	round, who, err := s.asPlacer(ctx, in.RoundID)
	if err != nil {
		return nil, err
	}
	return nil, notOpen(s.store.takeBack(ctx, round.ID, who.Person, in.StakeholderID))
}

func (s *Service) reveal(ctx context.Context, in *roundInput) (*roundReply, error) {
	round, who, err := s.asLeader(ctx, in.RoundID)
	if err != nil {
		return nil, err
	}
	if err := s.store.reveal(ctx, round, who.Person); err != nil {
		return nil, err
	}
	s.tell(round)
	reply, err := s.show(ctx, round.ID, who.Person)
	if err == nil && reply.Body.RevealedAt == nil {
		return nil, huma.Error409Conflict("This round was closed without being revealed, and what was placed is gone. Open a new one.")
	}
	return reply, err
}

func (s *Service) end(ctx context.Context, in *roundInput) (*roundReply, error) {
	round, who, err := s.asLeader(ctx, in.RoundID)
	if err != nil {
		return nil, err
	}
	if err := s.store.close(ctx, round, who.Person); err != nil {
		return nil, err
	}
	s.tell(round)
	return s.show(ctx, round.ID, who.Person)
}

func (s *Service) agreeOn(ctx context.Context, in *agreeInput) (*agreeReply, error) {
	round, who, err := s.asLeader(ctx, in.RoundID)
	if err != nil {
		return nil, err
	}
	if round.RevealedAt == nil {
		return nil, huma.Error409Conflict("Reveal the round first: nobody can agree on what they have not seen.")
	}
	after, err := s.agree(ctx, round, who.Person, Placement{StakeholderID: in.Body.StakeholderID,
		Interest: tenth(in.Body.Interest), Influence: tenth(in.Body.Influence)})
	if err != nil {
		return nil, err
	}
	s.tell(round)
	return &agreeReply{Body: stakeholders.Stakeholder{Thing: after}}, nil
}
