package comments

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/identity"
	"samrad/server/notify"
)

// Service answers the REST operations about comments.
type Service struct {
	store  *Store
	access *access.Access
	rooms  Rooms
	inbox  *notify.Service
	pace   pace
}

// New returns a Service on pool that tells rooms of what changes, and inbox of
// what people should know.
func New(pool *pgxpool.Pool, rooms Rooms, inbox *notify.Service) *Service {
	return &Service{store: NewStore(pool), access: access.New(pool), rooms: rooms, inbox: inbox, pace: newPace(PerMinute, minutesInARow*PerMinute, time.Now)}
}

// caller is who asks, and how they stand to the document.
type caller struct {
	person       collab.PersonID
	organisation string
	access.Document
}

// may refuses what the role does not allow, or what nobody may any more since the
// document is archived.
func (c caller) may(right access.Right, toDo string) error {
	if err := access.Demand(c.Role, right, toDo); err != nil {
		return err
	}
	return access.DemandOpen(c.Document)
}

func (c caller) reader() reader {
	return reader{person: c.person, role: string(c.Role), organisation: c.organisation}
}

// asReader returns the caller and their standing to the document, or a problem
// that speaks of what they asked for.
func (s *Service) asReader(ctx context.Context, doc collab.DocumentID, what string) (caller, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return caller{}, err
	}
	standing, err := s.access.InDocument(ctx, who.Person, doc)
	if err != nil {
		return caller{}, access.Problem(err, what)
	}
	return caller{who.Person, who.Organisation.ID, standing}, nil
}

// atThread is asReader for the document of a thread.
func (s *Service) atThread(ctx context.Context, thread string) (caller, collab.DocumentID, error) {
	if _, err := identity.Require(ctx); err != nil {
		return caller{}, "", err
	}
	doc, err := s.store.DocumentOf(ctx, thread)
	if err != nil {
		return caller{}, "", access.Problem(err, "thread")
	}
	who, err := s.asReader(ctx, doc, "thread")
	return who, doc, err
}

// atComment is asReader for the document of a comment.
func (s *Service) atComment(ctx context.Context, comment string) (caller, found, error) {
	if _, err := identity.Require(ctx); err != nil {
		return caller{}, found{}, err
	}
	f, err := s.store.Find(ctx, comment)
	if err != nil {
		return caller{}, found{}, access.Problem(err, "comment")
	}
	who, err := s.asReader(ctx, f.doc, "comment")
	return who, f, err
}

func (s *Service) list(ctx context.Context, in *listInput) (*listReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, err := s.asReader(ctx, doc, "document")
	if err != nil {
		return nil, err
	}
	page, err := s.store.List(ctx, doc, who.reader(), in.Filter, in.Query)
	return &listReply{Body: page}, err
}

func (s *Service) get(ctx context.Context, in *threadInput) (*threadReply, error) {
	who, doc, err := s.atThread(ctx, in.ThreadID)
	if err != nil {
		return nil, err
	}
	t, err := thread(ctx, s.store.pool, doc, who.person, in.ThreadID)
	return replyWith(t), access.Problem(err, "thread")
}

func replyWith(t Thread) *threadReply { return &threadReply{ETag: etag(t.Seq), Body: t} }

func (s *Service) begin(ctx context.Context, in *beginInput) (*threadReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, err := s.asReader(ctx, doc, "document")
	if err != nil {
		return nil, err
	}
	right, toDo := access.Comment, "comment"
	if in.Body.Kind == KindSuggestion {
		right, toDo = access.Suggest, "suggest changes"
	}
	if err := who.may(right, toDo); err != nil {
		return nil, err
	}
	n, err := in.check()
	if err != nil {
		return nil, err
	}
	if err := s.pace.mayWrite(who.person); err != nil {
		return nil, err
	}
	out, err := s.store.Begin(ctx, doc, who.person, n)
	if err != nil {
		return nil, err
	}
	s.tellSaid(ctx, out)
	return replyWith(out.thread), nil
}

// check tidies the input and refuses what makes no sense together.
func (in *beginInput) check() (newThread, error) {
	b := in.Body
	n := newThread{kind: b.Kind}
	if b.Anchor != nil {
		if err := b.Anchor.check(); err != nil {
			return n, err
		}
		n.anchor, n.quote = b.Anchor.stored(), b.Anchor.Quote
	}
	if b.Kind != KindSuggestion {
		if b.Replacement != nil {
			return n, huma.Error422UnprocessableEntity("Only a suggestion has a replacement. Use kind suggestion, or leave it out.")
		}
		var err error
		n.body, err = checkBody(b.Body)
		return n, err
	}
	switch {
	case b.Replacement == nil:
		return n, huma.Error422UnprocessableEntity("A suggestion needs a replacement; an empty one takes the quoted text away.")
	case b.Anchor == nil || b.Anchor.Kind != "text" && b.Anchor.Kind != "cell":
		return n, huma.Error422UnprocessableEntity("A suggestion needs an anchor on text or in a table cell.")
	case *b.Replacement == b.Anchor.Quote:
		return n, huma.Error422UnprocessableEntity("The suggestion is the text that stands there already. Change something first.")
	}
	n.replacement, n.body = *b.Replacement, trim(b.Body)
	if err := checkText("suggestion", n.replacement, maxBody); err != nil {
		return n, err
	}
	return n, checkText("comment", n.body, maxBody)
}

func (s *Service) reply(ctx context.Context, in *replyInput) (*threadReply, error) {
	who, doc, err := s.atThread(ctx, in.ThreadID)
	if err != nil {
		return nil, err
	}
	if err := who.may(access.Comment, "comment"); err != nil {
		return nil, err
	}
	body, err := checkBody(in.Body.Body)
	if err != nil {
		return nil, err
	}
	if err := s.pace.mayWrite(who.person); err != nil {
		return nil, err
	}
	out, err := s.store.Reply(ctx, doc, who.person, in.ThreadID, body)
	if err != nil {
		return nil, access.Problem(err, "thread")
	}
	s.tellSaid(ctx, out)
	return replyWith(out.thread), nil
}

// tellSaid tells the room of a new comment, in the words of threads and in those
// that older pages know, and those who should know of it.
func (s *Service) tellSaid(ctx context.Context, out said) {
	defer s.inbox.Tell(ctx, out.notified)
	s.tellAnswered(out.thread, out.after)
	s.tell(collab.DocumentID(out.thread.DocumentID), "comment.created", out.comment, 0)
}
