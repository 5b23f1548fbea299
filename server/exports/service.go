package exports

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/callers"
	"samrad/server/comments"
	"samrad/server/stakeholders"
	"samrad/server/strategy"
	"samrad/server/strategy/markdown"
)

// Rooms is what exports need of the hub: the committed state of a document as
// one Yjs update.
type Rooms interface {
	State(ctx context.Context, doc collab.DocumentID) ([]byte, error)
}

// Service answers the export operation.
type Service struct {
	pool   *pgxpool.Pool
	access *access.Access
	audit  *audit.Log
	rooms  Rooms
	maps   Maps
	said   *comments.Store
}

// Maps is what exports need of stakeholder maps: whom they may name.
type Maps interface {
	References(ctx context.Context, group access.GroupID, m *stakeholders.Map) (stakeholders.References, error)
}

// New returns a Service that reads rows from pool and content from rooms.
func New(pool *pgxpool.Pool, rooms Rooms, maps Maps) *Service {
	return &Service{pool: pool, access: access.New(pool), audit: audit.New(pool), rooms: rooms, maps: maps, said: comments.NewStore(pool)}
}

type (
	exportInput struct {
		DocumentID string `path:"documentId"`
		Format     string `query:"format" enum:"json,markdown,html,csv,xlsx,ics" default:"markdown" doc:"A strategy as json, markdown or html; a stakeholder map also as csv (the stakeholders) and xlsx (all of it); a goal list as a map and as ics (its days)."`
		Language   string `query:"language" enum:"da,nb,sv,fi,is,en" doc:"The reader's. Of what is said about goals that a strategy shows, if it is not that of the strategy; of the headers and values of a stakeholder map or goal list; without it those of csv and xlsx are English and the keys of the API. An import reads all of them."`
		Comments   bool   `query:"comments" default:"true" doc:"Whether the comments beside the document go with it; in csv and xlsx they never do."`
	}
	exportReply struct {
		ContentType  string `header:"Content-Type"`
		Disposition  string `header:"Content-Disposition"`
		CacheControl string `header:"Cache-Control"`
		Body         []byte
	}
)

// Register adds the export operation to the API.
func (s *Service) Register(api huma.API) {
	file := &huma.Schema{Type: huma.TypeString}
	huma.Register(api, huma.Operation{OperationID: "export-document", Method: http.MethodGet, Path: "/api/v1/documents/{documentId}/export",
		Summary: "The document as a file", Tags: []string{"documents"},
		Responses: map[string]*huma.Response{"200": {Description: "The file", Content: map[string]*huma.MediaType{
			"text/markdown": {Schema: file}, "text/html": {Schema: file},
			"application/json": {Schema: &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true}},
			"text/csv":         {Schema: file}, xlsxType: {Schema: file}, "text/calendar": {Schema: file},
		}}},
	}, s.export)
}

// formatsOf is what each kind can be exported as.
var formatsOf = map[string][]string{
	"strategy":        {"markdown", "html", "json"},
	"stakeholder_map": {"xlsx", "csv", "markdown", "html", "json"},
	"goal_list":       {"xlsx", "csv", "markdown", "html", "ics", "json"},
}

// source is what an export needs to know beside the content.
type source struct {
	kind, title, language string
}

func (s *Service) export(ctx context.Context, in *exportInput) (*exportReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := callers.Reader(ctx, s.access, doc)
	if err != nil {
		return nil, err
	}
	src, err := s.find(ctx, doc)
	if err != nil {
		return nil, access.Problem(err, "document")
	}
	if formats := formatsOf[src.kind]; !slices.Contains(formats, in.Format) {
		return nil, huma.Error422UnprocessableEntity("This kind of document is not exported as " + in.Format +
			". Ask for format=" + strings.Join(formats, " or ") + ".")
	}
	state, err := s.rooms.State(ctx, doc)
	if err != nil {
		return nil, fmt.Errorf("export doc=%s: %w", doc, err)
	}
	var reply *exportReply
	switch {
	case src.kind == "stakeholder_map" && in.Format != "json":
		reply, err = s.writeMap(ctx, standing.Group, src, in.Format, in.Language, state)
	case src.kind == "goal_list" && in.Format != "json":
		reply, err = s.writeGoals(ctx, doc, standing.Group, who.Person, src, in.Format, in.Language, state)
	default:
		reply, err = write(&src, in.Format, state, func(content ydoc.Node) ([]shownGoal, error) {
			if err := s.renameStakeholders(ctx, who.Person, content); err != nil {
				return nil, err
			}
			return s.freshen(ctx, who.Person, cmp.Or(in.Language, src.language), content)
		})
	}
	if src.kind != "strategy" {
		src.language = cmp.Or(in.Language, readingLanguage)
	}
	if err == nil && in.Comments {
		err = s.addComments(ctx, doc, reply, src, in.Format)
	}
	if err != nil {
		return nil, fmt.Errorf("export doc=%s format=%s: %w", doc, in.Format, err)
	}
	err = s.audit.Write(ctx, audit.Entry{
		Person: string(who.Person), Action: audit.DocumentExported, Object: "document:" + in.DocumentID,
		Details: map[string]any{"format": in.Format},
	})
	return reply, err
}

func (s *Service) addComments(ctx context.Context, doc collab.DocumentID, reply *exportReply, src source, format string) error {
	threads, err := s.said.All(ctx, doc)
	if err != nil {
		return err
	}
	return addComments(reply, src, format, threads)
}

// find reads the title, and the language most likely used: that of whoever
// created the document.
func (s *Service) find(ctx context.Context, doc collab.DocumentID) (source, error) {
	var src source
	var locale, country string
	err := s.pool.QueryRow(ctx, `
		SELECT d.kind, d.title, COALESCE(p.locale, ''), COALESCE(o.country, '')
		  FROM documents d
		  LEFT JOIN people p ON p.id = d.created_by LEFT JOIN organisations o ON o.id = p.organisation_id
		 WHERE d.id = $1 AND d.ready`, string(doc)).Scan(&src.kind, &src.title, &locale, &country)
	if errors.Is(err, pgx.ErrNoRows) {
		return src, access.ErrNotFound
	}
	if err != nil {
		return src, fmt.Errorf("read doc=%s: %w", doc, err)
	}
	src.language = strategy.Language("", locale, country)
	return src, nil
}

// write makes the file, and finds out the language of a strategy. freshen brings
// what a strategy shows of other documents up to date.
func write(src *source, format string, state []byte, freshen func(ydoc.Node) ([]shownGoal, error)) (*exportReply, error) {
	reply := &exportReply{CacheControl: "private, no-store"}
	if src.kind != "strategy" {
		body, err := rootsJSON(src.kind, state)
		reply.ContentType, reply.Disposition, reply.Body = "application/json", disposition(src.title, ".json"), body
		return reply, err
	}
	content, language, err := strategy.Read(state)
	if err != nil {
		return nil, err
	}
	src.language = strategy.Language(language, src.language, "")
	goals, err := freshen(content)
	if err != nil {
		return nil, err
	}
	switch format {
	case "json":
		reply.ContentType, reply.Disposition = "application/json", disposition(src.title, ".json")
		for _, n := range goalBlocks(content) {
			delete(n.Attrs, goalLanguage)
			delete(n.Attrs, markdown.GoalNow) // said in goals, as what stands below is
		}
		if reply.Body, err = encode(content); err == nil && len(goals) > 0 {
			var list []byte
			list, err = encode(goals)
			reply.Body = addMember(reply.Body, "goals", list)
		}
	case "html":
		reply.ContentType, reply.Disposition = "text/html; charset=utf-8", disposition(src.title, ".html")
		reply.Body = page(src.title, src.language, content)
	default:
		reply.ContentType, reply.Disposition = "text/markdown; charset=utf-8", disposition(src.title, ".md")
		reply.Body = []byte(markdown.Render(content))
	}
	return reply, err
}

// roots are the Yjs roots of the other kinds (all maps), as the editor has them.
var roots = map[string][]string{
	"stakeholder_map": {"stakeholders", "relations", "communications", "views", "meta"},
	"goal_list":       {"goals", "links", "indicators", "plans", "actions", "meta"},
}

func rootsJSON(kind string, state []byte) ([]byte, error) {
	doc := ydoc.New()
	if len(state) > 0 {
		if err := doc.Apply(state); err != nil {
			return nil, fmt.Errorf("read %s: %w", kind, err)
		}
	}
	for _, name := range roots[kind] {
		doc.Map(name) // a root that holds nothing yet is {} and not missing
	}
	content, err := doc.ToJSON(roots[kind]...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", kind, err)
	}
	return encode(content)
}

func encode(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return out.Bytes(), nil
}
