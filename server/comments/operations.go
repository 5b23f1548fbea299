package comments

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/identity"
	"samrad/server/paging"
)

// Rooms is what comments need of the hub: a small message to whoever has the
// document open.
type Rooms interface {
	Broadcast(doc collab.DocumentID, payload string)
}

// Service answers the REST operations about comments.
type Service struct {
	store  *Store
	access *access.Access
	rooms  Rooms
}

// New returns a Service on pool that tells rooms of new and deleted comments.
func New(pool *pgxpool.Pool, rooms Rooms) *Service {
	return &Service{store: NewStore(pool), access: access.New(pool), rooms: rooms}
}

type (
	listInput struct {
		DocumentID string `path:"documentId"`
		paging.Query
	}
	listReply struct{ Body paging.Page[Comment] }

	createInput struct {
		DocumentID string `path:"documentId"`
		Body       struct {
			Body   string          `json:"body" doc:"1 to 10000 characters of plain text."`
			Anchor json.RawMessage `json:"anchor,omitempty" doc:"What in the document it is about, as your client wants it back; at most 4 kB of JSON."`
		}
	}
	commentReply struct{ Body Comment }

	deleteInput struct {
		CommentID string `path:"commentId"`
	}
)

// Register adds the operations about comments to the API.
func (s *Service) Register(api huma.API) {
	tags := []string{"comments"}
	huma.Register(api, huma.Operation{OperationID: "list-comments", Method: http.MethodGet, Path: "/api/v1/documents/{documentId}/comments",
		Summary: "The comments beside a document, oldest first", Tags: tags}, s.list)
	huma.Register(api, huma.Operation{OperationID: "create-comment", Method: http.MethodPost, Path: "/api/v1/documents/{documentId}/comments",
		Summary: "Comment on a document", Tags: tags, DefaultStatus: http.StatusCreated}, s.create)
	huma.Register(api, huma.Operation{OperationID: "delete-comment", Method: http.MethodDelete, Path: "/api/v1/comments/{commentId}",
		Summary: "Withdraw a comment of your own", Tags: tags}, s.delete)
}

func (s *Service) list(ctx context.Context, in *listInput) (*listReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	if _, _, err := s.asReader(ctx, doc, "document"); err != nil {
		return nil, err
	}
	page, err := s.store.List(ctx, doc, in.Query)
	return &listReply{Body: page}, err
}

func (s *Service) create(ctx context.Context, in *createInput) (*commentReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	person, standing, err := s.asReader(ctx, doc, "document")
	if err != nil {
		return nil, err
	}
	if err := access.Demand(standing.Role, access.Comment, "comment"); err != nil {
		return nil, err
	}
	if err := access.DemandOpen(standing); err != nil {
		return nil, err
	}
	body, err := checkBody(in.Body.Body)
	if err != nil {
		return nil, err
	}
	anchor, err := checkAnchor(in.Body.Anchor)
	if err != nil {
		return nil, err
	}
	c, err := s.store.Create(ctx, doc, person, body, anchor)
	if err != nil {
		return nil, err
	}
	s.rooms.Broadcast(doc, event("comment.created", c.ID))
	return &commentReply{Body: c}, nil
}

func (s *Service) delete(ctx context.Context, in *deleteInput) (*struct{}, error) {
	if _, err := identity.Require(ctx); err != nil {
		return nil, err
	}
	doc, author, err := s.store.Find(ctx, in.CommentID)
	if err != nil {
		return nil, access.Problem(err, "comment")
	}
	person, standing, err := s.asReader(ctx, doc, "comment")
	if err != nil {
		return nil, err
	}
	if author != person {
		return nil, huma.Error403Forbidden("This comment was written by somebody else. Only its author can delete it.")
	}
	if err := access.DemandOpen(standing); err != nil {
		return nil, err
	}
	if err := s.store.Delete(ctx, doc, person, in.CommentID); err != nil {
		return nil, err
	}
	s.rooms.Broadcast(doc, event("comment.deleted", in.CommentID))
	return nil, nil
}

// asReader returns the caller and their standing to the document, or a problem
// that speaks of what they asked for.
func (s *Service) asReader(ctx context.Context, doc collab.DocumentID, what string) (collab.PersonID, access.Document, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return "", access.Document{}, err
	}
	standing, err := s.access.InDocument(ctx, who.Person, doc)
	if err != nil {
		return "", access.Document{}, access.Problem(err, what)
	}
	return who.Person, standing, nil
}

const (
	maxBody   = 10_000
	maxAnchor = 4 << 10
)

func checkBody(body string) (string, error) {
	body = strings.TrimSpace(body)
	switch {
	case body == "":
		return "", huma.Error422UnprocessableEntity("The comment is empty. Write something first.")
	case utf8.RuneCountInString(body) > maxBody:
		return "", huma.Error422UnprocessableEntity(fmt.Sprintf("The comment is too long. Use at most %d characters, or write it into a document.", maxBody))
	case strings.ContainsRune(body, 0): // Postgres cannot store it
		return "", huma.Error422UnprocessableEntity("The comment holds a character that cannot be stored (NUL). Remove it.")
	}
	return body, nil
}

// checkAnchor takes any JSON object that the database can keep; null is none.
func checkAnchor(anchor json.RawMessage) (json.RawMessage, error) {
	if len(anchor) == 0 || string(anchor) == "null" {
		return nil, nil
	}
	if len(anchor) > maxAnchor {
		return nil, huma.Error422UnprocessableEntity("The anchor is larger than 4 kB. Shorten the quoted text.")
	}
	if anchor[0] != '{' || bytes.Contains(anchor, []byte(`\u0000`)) {
		return nil, huma.Error422UnprocessableEntity("The anchor must be a JSON object without NUL characters.")
	}
	return anchor, nil
}

func event(kind, id string) string {
	text, err := json.Marshal(map[string]string{"type": kind, "id": id})
	if err != nil { // two strings always marshal
		panic(err)
	}
	return string(text)
}
