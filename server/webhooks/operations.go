package webhooks

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/callers"
	"samrad/server/identity"
	"samrad/server/paging"
)

// Service answers the REST operations about webhooks.
type Service struct {
	store  *Store
	access *access.Access
	guard  Guard
}

// New returns a Service on pool.
func New(pool *pgxpool.Pool, guard Guard) *Service {
	return &Service{store: &Store{pool: pool, audit: audit.New(pool)}, access: access.New(pool), guard: guard}
}

type (
	webhookListInput struct {
		GroupID string `path:"groupId"`
	}
	webhookListReply struct {
		Body struct {
			Items []Webhook `json:"items" nullable:"false"`
		}
	}
	webhookCreateInput struct {
		GroupID string `path:"groupId"`
		Body    struct {
			URL    string  `json:"url" doc:"Begins with https://."`
			Events []Event `json:"events" nullable:"false" minItems:"1" maxItems:"20" enum:"comment.created,comment.mention,thread.resolved,document.created,document.changed,document.archived,goal.changed" doc:"What to send. goal.changed comes at most once a minute for each list and names the goals: {\"goals\": {\"changed\": [ids], \"deleted\": [ids], \"more\": false}}, at most 100 of each; more is true if there were more."`
		}
	}
	webhookChangeInput struct {
		WebhookID string `path:"webhookId"`
		Body      struct {
			URL       *string `json:"url,omitempty"`
			Events    []Event `json:"events,omitempty" nullable:"false" minItems:"1" maxItems:"20" enum:"comment.created,comment.mention,thread.resolved,document.created,document.changed,document.archived,goal.changed"`
			Active    *bool   `json:"active,omitempty"`
			NewSecret bool    `json:"newSecret,omitempty" doc:"Make another secret, which the answer shows."`
		}
	}
	webhookInput struct {
		WebhookID string `path:"webhookId"`
	}
	webhookReply    struct{ Body Webhook }
	deliveriesInput struct {
		WebhookID string `path:"webhookId"`
		paging.Query
	}
	deliveriesReply struct{ Body paging.Page[Delivery] }
	retryInput      struct {
		WebhookID  string `path:"webhookId"`
		DeliveryID string `path:"deliveryId"`
	}
	testReply struct {
		Body struct {
			DeliveryID string `json:"deliveryId" format:"uuid" doc:"Look for it among the deliveries."`
		}
	}
)

// Register adds the operations about webhooks to the API.
func (s *Service) Register(api huma.API) {
	const one = "/api/v1/webhooks/{webhookId}"
	op := func(id, method, path, summary string, status int) huma.Operation {
		return huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{"webhooks"}, DefaultStatus: status}
	}
	huma.Register(api, op("list-webhooks", http.MethodGet, "/api/v1/groups/{groupId}/webhooks", "The webhooks of a group; for coordinators", 0), s.list)
	create := op("create-webhook", http.MethodPost, "/api/v1/groups/{groupId}/webhooks", "Let another program hear of a group", http.StatusCreated)
	create.Description = signatureText
	huma.Register(api, create, s.create)
	huma.Register(api, op("change-webhook", http.MethodPatch, one, "Change a webhook", 0), s.change)
	huma.Register(api, op("delete-webhook", http.MethodDelete, one, "Remove a webhook and its log", 0), s.delete)
	huma.Register(api, op("list-webhook-deliveries", http.MethodGet, one+"/deliveries", "What was sent in the last 30 days, newest first", 0), s.deliveries)
	huma.Register(api, op("retry-webhook-delivery", http.MethodPost, one+"/deliveries/{deliveryId}/retry", "Send something once more", http.StatusAccepted), s.retry)
	huma.Register(api, op("test-webhook", http.MethodPost, one+"/test", "Send an event that means nothing", http.StatusAccepted), s.test)
}

const signatureText = "Each event is a POST of JSON with the headers Samrad-Event, Samrad-Delivery (its id, the same when repeated) and " +
	"Samrad-Signature: t=UNIX-SECONDS,v1=HEX, where HEX is the HMAC-SHA256 of \"UNIX-SECONDS.BODY\" under the secret. Compare it, and refuse old times. " +
	"Answer 2xx within 10 seconds; anything else is tried again for three days. Events may come twice, and in another order."

// asCoordinator returns the caller, or a problem.
func (s *Service) asCoordinator(ctx context.Context, group access.GroupID, what string) (collab.PersonID, error) {
	who, err := callers.Coordinator(ctx, s.access, group, what, "see or change webhooks")
	return who.Person, err
}

// at returns a webhook of a group that the caller coordinates.
func (s *Service) at(ctx context.Context, id string) (collab.PersonID, Webhook, error) {
	if _, err := identity.Require(ctx); err != nil {
		return "", Webhook{}, err
	}
	w, err := s.store.get(ctx, id)
	if err != nil {
		return "", w, access.Problem(err, "webhook")
	}
	person, err := s.asCoordinator(ctx, access.GroupID(w.GroupID), "webhook")
	return person, w, err
}

func (s *Service) list(ctx context.Context, in *webhookListInput) (*webhookListReply, error) {
	group := access.GroupID(in.GroupID)
	if _, err := s.asCoordinator(ctx, group, "group"); err != nil {
		return nil, err
	}
	reply := &webhookListReply{}
	var err error
	reply.Body.Items, err = s.store.list(ctx, group)
	return reply, err
}

func (s *Service) create(ctx context.Context, in *webhookCreateInput) (*webhookReply, error) {
	group := access.GroupID(in.GroupID)
	person, err := s.asCoordinator(ctx, group, "group")
	if err != nil {
		return nil, err
	}
	if err := s.guard.checkURL(in.Body.URL); err != nil {
		return nil, err
	}
	id, secret, err := s.store.create(ctx, person, group, in.Body.URL, distinct(in.Body.Events))
	if errors.Is(err, errTooMany) {
		return nil, huma.Error409Conflict(fmt.Sprintf("A group has at most %d webhooks. Remove one first.", maxPerGroup))
	}
	if err != nil {
		return nil, err
	}
	w, err := s.store.get(ctx, id)
	w.Secret = secret
	return &webhookReply{Body: w}, err
}

func distinct(events []Event) []Event {
	events = slices.Clone(events)
	slices.Sort(events)
	return slices.Compact(events)
}

func (s *Service) change(ctx context.Context, in *webhookChangeInput) (*webhookReply, error) {
	person, w, err := s.at(ctx, in.WebhookID)
	if err != nil {
		return nil, err
	}
	if in.Body.URL != nil {
		if err := s.guard.checkURL(*in.Body.URL); err != nil {
			return nil, err
		}
	}
	var events []Event
	if in.Body.Events != nil {
		events = distinct(in.Body.Events)
	}
	var secret *string
	if in.Body.NewSecret {
		fresh := newSecret()
		secret = &fresh
	}
	if err := s.store.change(ctx, person, w.ID, in.Body.URL, events, in.Body.Active, secret); err != nil {
		return nil, err
	}
	if w, err = s.store.get(ctx, w.ID); err == nil && secret != nil {
		w.Secret = *secret
	}
	return &webhookReply{Body: w}, access.Problem(err, "webhook")
}

func (s *Service) delete(ctx context.Context, in *webhookInput) (*struct{}, error) {
	person, w, err := s.at(ctx, in.WebhookID)
	if err != nil {
		return nil, err
	}
	return nil, s.store.delete(ctx, person, w.ID)
}

func (s *Service) deliveries(ctx context.Context, in *deliveriesInput) (*deliveriesReply, error) {
	_, w, err := s.at(ctx, in.WebhookID)
	if err != nil {
		return nil, err
	}
	page, err := s.store.deliveries(ctx, w.ID, in.Query)
	return &deliveriesReply{Body: page}, err
}

func (s *Service) retry(ctx context.Context, in *retryInput) (*struct{}, error) {
	_, w, err := s.at(ctx, in.WebhookID)
	if err != nil {
		return nil, err
	}
	return nil, access.Problem(s.store.retry(ctx, w.ID, in.DeliveryID), "delivery")
}

func (s *Service) test(ctx context.Context, in *webhookInput) (*testReply, error) {
	_, w, err := s.at(ctx, in.WebhookID)
	if err != nil {
		return nil, err
	}
	reply := &testReply{}
	reply.Body.DeliveryID, err = s.store.test(ctx, w)
	return reply, err
}
