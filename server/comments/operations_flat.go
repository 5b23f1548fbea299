package comments

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/paging"
)

type (
	flatListInput struct {
		DocumentID string `path:"documentId"`
		paging.Query
	}
	flatListReply struct{ Body paging.Page[Comment] }

	flatCreateInput struct {
		DocumentID string `path:"documentId"`
		Body       struct {
			Body   string          `json:"body" doc:"1 to 10000 characters, as of a thread."`
			Anchor json.RawMessage `json:"anchor,omitempty" doc:"As of a thread; any other object is kept and shown as the whole document. At most 4 kB of JSON."`
		}
	}
	flatReply struct{ Body Comment }
)

// registerFlat adds the operations of programs that know nothing of threads.
func (s *Service) registerFlat(api huma.API) {
	tags := []string{"comments"}
	huma.Register(api, huma.Operation{OperationID: "list-comments", Method: http.MethodGet, Path: "/api/v1/documents/{documentId}/comments",
		Summary: "The comments beside a document without their threads, oldest first", Tags: tags}, s.listFlat)
	huma.Register(api, huma.Operation{OperationID: "create-comment", Method: http.MethodPost, Path: "/api/v1/documents/{documentId}/comments",
		Summary: "Comment on a document: a thread of one comment", Description: paceInWords, Tags: tags, DefaultStatus: http.StatusCreated}, s.createFlat)
}

func (s *Service) listFlat(ctx context.Context, in *flatListInput) (*flatListReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	if _, err := s.asReader(ctx, doc, "document"); err != nil {
		return nil, err
	}
	page, err := s.store.ListFlat(ctx, doc, in.Query)
	return &flatListReply{Body: page}, err
}

func (s *Service) createFlat(ctx context.Context, in *flatCreateInput) (*flatReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, err := s.asReader(ctx, doc, "document")
	if err != nil {
		return nil, err
	}
	if err := who.may(access.Comment, "comment"); err != nil {
		return nil, err
	}
	n := newThread{kind: KindComment}
	if n.body, err = checkBody(in.Body.Body); err != nil {
		return nil, err
	}
	if n.anchor, err = checkForeignAnchor(in.Body.Anchor); err != nil {
		return nil, err
	}
	n.quote = readAnchor(n.anchor).Quote
	if err := s.pace.mayWrite(who.person); err != nil {
		return nil, err
	}
	out, err := s.store.Begin(ctx, doc, who.person, n)
	if err != nil {
		return nil, err
	}
	s.tellSaid(ctx, out)
	c, err := s.store.flat(ctx, doc, out.comment)
	return &flatReply{Body: c}, err
}

// checkForeignAnchor takes any JSON object that the database can keep; null is none.
func checkForeignAnchor(anchor json.RawMessage) (*string, error) {
	if len(anchor) == 0 || string(anchor) == "null" {
		return nil, nil
	}
	if len(anchor) > maxAnchor {
		return nil, huma.Error422UnprocessableEntity("The anchor is larger than 4 kB. Shorten the quoted text.")
	}
	if anchor[0] != '{' || bytes.Contains(anchor, []byte(`\u0000`)) {
		return nil, huma.Error422UnprocessableEntity("The anchor must be a JSON object without NUL characters.")
	}
	text := string(anchor)
	return &text, nil
}
