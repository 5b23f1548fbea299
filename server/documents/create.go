package documents

import (
	"context"
	"errors"
	"fmt"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/goals"
	"samrad/server/identity"
	"samrad/server/stakeholders"
	"samrad/server/strategy"
	"samrad/server/strategy/markdown"
)

// NewDocument is what a document is made from.
type NewDocument struct {
	Kind     Kind   `json:"kind" enum:"strategy,stakeholder_map,goal_list"`
	Title    string `json:"title" doc:"1 to 200 characters."`
	Step     *int   `json:"step,omitempty" doc:"1 to 9. A strategy belongs to step 2 unless something else is said."`
	Template string `json:"template,omitempty" enum:"empty,connect" doc:"What it starts with; empty when left out."`
	Markdown string `json:"markdown,omitempty" doc:"Text to import into a strategy, at most 2 MB."`
	Language string `json:"language,omitempty" enum:"da,nb,sv,fi,is,en" doc:"Language of the template; your own when left out."`
}

// maxCreateBody leaves room for Markdown at its limit in which every second
// byte must be escaped in JSON.
const maxCreateBody = 3*markdown.MaxBytes + 64<<10

// Create makes a document with its first content, committed, and returns its
// id and what an import had to leave out. The caller's right was checked.
func (s *Service) Create(ctx context.Context, who identity.Identity, group access.GroupID, n NewDocument) (collab.DocumentID, []string, error) {
	if err := n.check(); err != nil {
		return "", nil, err
	}
	update, notes, err := s.firstContent(ctx, who, group, n)
	if err != nil {
		return "", nil, err
	}
	doc, err := s.write(ctx, "", who.Person, group, n, update)
	return doc, notes, err
}

// CreateOnce makes a document with a known id and the given Yjs update as its
// first content, unless it was made before; it tells whether it did. A row
// that never got its content is made anew. For the sample data of the demo.
func (s *Service) CreateOnce(ctx context.Context, id collab.DocumentID, author collab.PersonID, group access.GroupID, n NewDocument, update []byte) (bool, error) {
	if err := s.store.discard(ctx, id); err != nil {
		return false, err
	}
	if exists, err := s.store.exists(ctx, id); err != nil || exists {
		return false, err
	}
	if err := n.check(); err != nil {
		return false, err
	}
	_, err := s.write(ctx, id, author, group, n, update)
	return err == nil, err
}

// write makes a document whose first content is the given Yjs update; an empty
// update leaves the document empty. Row and content come together or not at
// all. An empty id lets the database choose.
func (s *Service) write(ctx context.Context, id collab.DocumentID, author collab.PersonID, group access.GroupID, n NewDocument, update []byte) (collab.DocumentID, error) {
	doc, err := s.store.insert(ctx, id, author, group, n)
	if err != nil {
		return "", err
	}
	if len(update) > 0 {
		err = s.rooms.Write(ctx, doc, author, update)
	}
	if err == nil {
		err = s.store.publish(ctx, author, doc, n.source())
	}
	if err != nil {
		err = fmt.Errorf("create document group=%s kind=%s: %w", group, n.Kind, err)
		return "", errors.Join(err, s.store.discard(ctx, doc))
	}
	s.made(doc)
	return doc, nil
}

// check tidies the input and refuses what makes no sense together.
func (n *NewDocument) check() error {
	title, err := checkTitle(n.Title)
	if err != nil {
		return err
	}
	n.Title = title
	if n.Step == nil && n.Kind == Strategy {
		two := 2
		n.Step = &two
	}
	if err := checkStep(n.Step); err != nil {
		return err
	}
	switch {
	case n.Kind != Strategy && n.Markdown != "":
		return huma.Error422UnprocessableEntity("Markdown can only be imported into a strategy. Leave markdown out, or choose the kind strategy.")
	case n.Markdown != "" && n.Template == "connect":
		return huma.Error422UnprocessableEntity("A strategy starts from the template or from imported Markdown, not from both. Leave one of them out.")
	}
	return nil
}

// source says in one word what the document was made from.
func (n NewDocument) source() string {
	switch {
	case n.Markdown != "":
		return "markdown"
	case n.Template != "":
		return n.Template
	}
	return "empty"
}

// firstContent builds the update a document starts with.
func (s *Service) firstContent(ctx context.Context, who identity.Identity, group access.GroupID, n NewDocument) (update []byte, notes []string, err error) {
	switch n.Kind {
	case StakeholderMap:
		language := strategy.Language(n.Language, who.Locale, who.Organisation.Country)
		update, err = stakeholders.FirstContent(n.Template, language)
		return update, nil, err
	case GoalList:
		language := strategy.Language(n.Language, who.Locale, who.Organisation.Country)
		update, err = goals.FirstContent(n.Template, language)
		return update, nil, err
	}
	switch n.source() {
	case "markdown":
		content, report, err := markdown.Parse([]byte(n.Markdown))
		if err != nil {
			return nil, nil, huma.Error422UnprocessableEntity(err.Error())
		}
		update, err = strategy.Update(content, "markdown", n.Language)
		return update, report.Notes(), err
	case "connect":
		place, err := s.store.placeName(ctx, group, who.Organisation.Name)
		if err != nil {
			return nil, nil, err
		}
		language := strategy.Language(n.Language, who.Locale, who.Organisation.Country)
		update, err = strategy.Update(strategy.Template(language, place), strategy.TemplateVersion, language)
		return update, nil, err
	}
	update, err = strategy.Update(strategy.Empty(), "empty", n.Language)
	return update, nil, err
}
