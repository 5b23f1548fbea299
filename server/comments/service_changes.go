package comments

import (
	"context"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
)

func trim(s string) string { return strings.TrimSpace(s) }

func (s *Service) edit(ctx context.Context, in *editInput) (*threadReply, error) {
	who, f, err := s.atComment(ctx, in.CommentID)
	if err != nil {
		return nil, err
	}
	if f.author != who.person {
		return nil, huma.Error403Forbidden("This comment was written by somebody else. Only its author can change it; answer it instead.")
	}
	if err := who.may(access.Comment, "comment"); err != nil {
		return nil, err
	}
	seen, err := readMatch(in.IfMatch)
	if err != nil {
		return nil, err
	}
	body, err := checkBody(in.Body.Body)
	if err != nil {
		return nil, err
	}
	if err := s.pace.mayWrite(who.person); err != nil {
		return nil, err
	}
	out, err := s.store.Edit(ctx, who.person, f, in.CommentID, seen, body)
	if err != nil {
		return nil, err
	}
	s.tellThread(out.thread)
	s.inbox.Tell(ctx, out.notified)
	return replyWith(out.thread), nil
}

func (s *Service) delete(ctx context.Context, in *commentInput) (*struct{}, error) {
	who, f, err := s.atComment(ctx, in.CommentID)
	if err != nil {
		return nil, err
	}
	// Whoever may not comment any more may still take their words back.
	if f.author != who.person && !who.Role.Can(access.Manage) {
		return nil, huma.Error403Forbidden("This comment was written by somebody else. Only its author or a coordinator can delete it.")
	}
	if err := access.DemandOpen(who.Document); err != nil {
		return nil, err
	}
	seen, err := readMatch(in.IfMatch)
	if err != nil {
		return nil, err
	}
	if err := s.pace.mayAct(who.person); err != nil {
		return nil, err
	}
	out, err := s.store.Delete(ctx, who.person, f, in.CommentID, seen)
	if err != nil {
		return nil, err
	}
	if out.gone {
		s.tell(f.doc, "thread.gone", f.thread, out.seq)
	} else {
		s.tellThread(out.thread)
	}
	s.tell(f.doc, "comment.deleted", in.CommentID, 0)
	s.inbox.Tell(ctx, out.notified)
	return nil, nil
}

func (s *Service) resolve(ctx context.Context, in *statusInput) (*threadReply, error) {
	return s.setStatus(ctx, in, Resolved, "resolve threads")
}

func (s *Service) reopen(ctx context.Context, in *statusInput) (*threadReply, error) {
	return s.setStatus(ctx, in, Open, "reopen threads")
}

func (s *Service) setStatus(ctx context.Context, in *statusInput, status Status, toDo string) (*threadReply, error) {
	who, doc, err := s.atThread(ctx, in.ThreadID)
	if err != nil {
		return nil, err
	}
	if err := who.may(access.Comment, toDo); err != nil {
		return nil, err
	}
	seen, err := readMatch(in.IfMatch)
	if err != nil {
		return nil, err
	}
	if err := s.pace.mayAct(who.person); err != nil {
		return nil, err
	}
	out, err := s.store.SetStatus(ctx, who.person, doc, in.ThreadID, seen, status)
	return s.tellEnded(ctx, out, err)
}

func (s *Service) accept(ctx context.Context, in *decideInput) (*threadReply, error) {
	return s.decide(ctx, in, SuggestionAccepted, "accept suggestions")
}

func (s *Service) reject(ctx context.Context, in *decideInput) (*threadReply, error) {
	return s.decide(ctx, in, SuggestionRejected, "reject suggestions")
}

func (s *Service) decide(ctx context.Context, in *decideInput, state SuggestionState, toDo string) (*threadReply, error) {
	who, doc, err := s.atThread(ctx, in.ThreadID)
	if err != nil {
		return nil, err
	}
	if err := who.may(access.Edit, toDo); err != nil {
		return nil, err
	}
	seen, err := readMatch(in.IfMatch)
	if err != nil {
		return nil, err
	}
	d := decision{state: state, word: trim(in.Body.Word), overtakes: in.Body.Overtakes, claim: in.Body.Claim, written: in.Body.Written}
	if d.claim != "" && !isID(d.claim) {
		return nil, huma.Error422UnprocessableEntity("claim must be the UUID of an earlier claim, or left out.")
	}
	if err := checkText("word", d.word, maxWord); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(d.overtakes, func(id string) bool { return !isID(id) }) {
		return nil, huma.Error422UnprocessableEntity("overtakes must list ids of threads.")
	}
	if err := s.pace.mayAct(who.person); err != nil {
		return nil, err
	}
	out, err := s.store.Decide(ctx, who.person, doc, in.ThreadID, seen, d)
	return s.tellEnded(ctx, out, err)
}

// tellEnded tells of threads that were resolved, reopened or decided, and answers
// with the first.
func (s *Service) tellEnded(ctx context.Context, out ended, err error) (*threadReply, error) {
	if err != nil {
		return nil, access.Problem(err, "thread")
	}
	if out.changed {
		s.tellThread(out.thread)
	}
	for _, other := range out.overtaken {
		s.tellThread(other)
	}
	s.inbox.Tell(ctx, out.notified)
	return replyWith(out.thread), nil
}

func (s *Service) react(ctx context.Context, in *reactionInput) (*threadReply, error) {
	return s.setReaction(ctx, in, true)
}

func (s *Service) unreact(ctx context.Context, in *reactionInput) (*threadReply, error) {
	return s.setReaction(ctx, in, false)
}

func (s *Service) setReaction(ctx context.Context, in *reactionInput, on bool) (*threadReply, error) {
	who, f, err := s.atComment(ctx, in.CommentID)
	if err != nil {
		return nil, err
	}
	if err := who.may(access.Comment, "react to comments"); err != nil {
		return nil, err
	}
	if err := s.pace.mayAct(who.person); err != nil {
		return nil, err
	}
	t, changed, err := s.store.React(ctx, who.person, f, in.CommentID, in.Key, on)
	if err != nil {
		return nil, access.Problem(err, "comment")
	}
	if changed {
		s.tellThread(t)
	}
	return replyWith(t), nil
}

func (s *Service) read(ctx context.Context, in *readInput) (*struct{}, error) {
	who, doc, err := s.atThread(ctx, in.ThreadID)
	if err != nil {
		return nil, err
	}
	seq, noticed, err := s.store.Read(ctx, who.person, doc, in.ThreadID, in.Body.UpTo)
	s.tellRead(ctx, who.person, noticed, map[string]any{"type": "thread.read", "document": doc, "thread": in.ThreadID, "seq": seq}, err)
	return nil, err
}

func (s *Service) readAll(ctx context.Context, in *readAllInput) (*struct{}, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, err := s.asReader(ctx, doc, "document")
	if err != nil {
		return nil, err
	}
	seq, noticed, err := s.store.ReadAll(ctx, who.person, doc, in.Body.UpTo)
	s.tellRead(ctx, who.person, noticed, map[string]any{"type": "threads.read", "document": doc, "seq": seq}, err)
	return nil, err
}

// tellRead lets the person's other pages know how far they have read.
func (s *Service) tellRead(ctx context.Context, person collab.PersonID, noticed bool, event map[string]any, err error) {
	if err != nil {
		return
	}
	s.inbox.TellEvent([]collab.PersonID{person}, event)
	if noticed {
		s.inbox.Tell(ctx, []collab.PersonID{person})
	}
}

func (s *Service) follow(ctx context.Context, in *threadInput) (*struct{}, error) {
	return s.setFollowing(ctx, in, true)
}

func (s *Service) unfollow(ctx context.Context, in *threadInput) (*struct{}, error) {
	return s.setFollowing(ctx, in, false)
}

func (s *Service) setFollowing(ctx context.Context, in *threadInput, following bool) (*struct{}, error) {
	who, _, err := s.atThread(ctx, in.ThreadID)
	if err != nil {
		return nil, err
	}
	return nil, s.store.Follow(ctx, who.person, in.ThreadID, following)
}

// reanchor is for a person who shows where a thread belongs: an editor, or who
// began it.
func (s *Service) reanchor(ctx context.Context, in *anchorInput) (*threadReply, error) {
	who, doc, err := s.atThread(ctx, in.ThreadID)
	if err != nil {
		return nil, err
	}
	t, err := thread(ctx, s.store.pool, doc, who.person, in.ThreadID)
	if err != nil {
		return nil, access.Problem(err, "thread")
	}
	right := access.Edit
	if c := t.Comments; len(c) > 0 && c[0].Author.Person != nil && c[0].Author.Person.ID == string(who.person) {
		right = access.Comment
	}
	if err := who.may(right, "anchor others' threads"); err != nil {
		return nil, err
	}
	if err := in.Body.Anchor.check(); err != nil {
		return nil, err
	}
	answers, _, err := s.store.Heal(ctx, doc, []Healed{{ID: in.ThreadID, Anchor: in.Body.Anchor, State: in.Body.State, AnchorSeq: in.Body.AnchorSeq}})
	if err != nil {
		return nil, err
	}
	if len(answers) == 0 {
		return nil, threadGone()
	}
	if !answers[0].Applied {
		return nil, huma.Error412PreconditionFailed("Somebody has anchored this thread meanwhile. Read it again, and decide anew.")
	}
	t, err = s.store.Moved(ctx, who.person, doc, in.ThreadID)
	if err != nil {
		return nil, access.Problem(err, "thread")
	}
	s.tellThread(t)
	return replyWith(t), nil
}

func (s *Service) heal(ctx context.Context, in *healInput) (*healReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, err := s.asReader(ctx, doc, "document")
	if err != nil {
		return nil, err
	}
	if err := who.may(access.Edit, "move the anchors of comments"); err != nil {
		return nil, err
	}
	for _, item := range in.Body.Items {
		if !isID(item.ID) {
			return nil, huma.Error422UnprocessableEntity("Each item needs the id of a thread.")
		}
		if err := item.Anchor.check(); err != nil {
			return nil, err
		}
	}
	reply := &healReply{}
	var seq int64
	reply.Body.Items, seq, err = s.store.Heal(ctx, doc, in.Body.Items)
	if err != nil {
		return nil, err
	}
	if seq > 0 {
		s.tell(doc, "threads.changed", "", seq)
	}
	return reply, nil
}
