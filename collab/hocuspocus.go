package collab

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"time"

	"samrad/collab/journal"
	"samrad/collab/protocol"
)

// joinTimeout bounds what joining a room may take: rights, and loading.
const joinTimeout = 15 * time.Second

// ServeHocuspocus serves the Hocuspocus protocol, many rooms on one socket. id is
// who the cookie or header of the request belongs to; nil means that the token
// must come in the auth message. It returns once the socket is set up.
func (h *Hub) ServeHocuspocus(w http.ResponseWriter, r *http.Request, id *Identity) {
	s := h.accept(w, r, framingHocuspocus, id)
	if s == nil {
		return
	}
	if id == nil {
		s.authDeadline = time.AfterFunc(h.cfg.Limits.AuthDeadline, func() {
			if _, known := s.person(); !known {
				s.close(CloseUnauthenticated)
			}
		})
	}
	h.background(func() { s.run(s.handleHocuspocus) })
}

// handleHocuspocus is the handler of the Hocuspocus framing.
func (s *socket) handleHocuspocus(frame []byte) (code CloseCode, later func() CloseCode) {
	key, msg, err := protocol.DecodeHocuspocus(frame)
	if err != nil {
		return CloseInvalid, nil
	}
	s.hub.metrics.kinds[msg.Kind].Inc()
	switch msg.Kind {
	case protocol.KindAuth:
		name := string(key)
		msg.Token, msg.Version = bytes.Clone(msg.Token), bytes.Clone(msg.Version)
		return 0, func() CloseCode { return s.handleAuth(name, msg) }
	case protocol.KindPing:
		s.push(appendMessage(nil, "", bodyOverhead, protocol.AppendPong))
		return 0, nil
	case protocol.KindPong:
		return 0, nil
	}
	m := s.find(key)
	if m == nil && s.handleInbox(key, msg.Kind) {
		return 0, nil
	}
	if m == nil {
		s.hub.metrics.drop(DropNotMember)
		return 0, nil
	}
	if msg.Kind == protocol.KindClose {
		s.remove(m)
		return 0, m.post(MemberLeft{Member: m.id})
	}
	return s.handleMessage(m, msg)
}

// handleMessage posts what both framings have in common to the room.
func (s *socket) handleMessage(m *membership, msg protocol.Message) (code CloseCode, later func() CloseCode) {
	var e Event
	switch msg.Kind {
	case protocol.KindSyncStep1:
		e = SyncRequested{Member: m.id, StateVector: bytes.Clone(msg.Body)}
	case protocol.KindSyncStep2:
		e = UpdateReceived{Member: m.id, Update: bytes.Clone(msg.Body), Answer: true}
	case protocol.KindUpdate:
		e = UpdateReceived{Member: m.id, Update: bytes.Clone(msg.Body)}
	case protocol.KindAwareness:
		entries, err := protocol.DecodeAwareness(bytes.Clone(msg.Body))
		if err != nil {
			return CloseInvalid, nil
		}
		e = AwarenessReceived{Member: m.id, Entries: entries}
	case protocol.KindQueryAwareness:
		e = AwarenessQueried{Member: m.id}
	case protocol.KindStateless, protocol.KindBroadcastStateless:
		s.hub.metrics.drop(DropStateless)
		return 0, nil
	default:
		return CloseInvalid, nil
	}
	return 0, m.post(e)
}

// handleAuth lets the socket into a room, or tells why not. A socket that has
// nobody behind it yet is closed; another stays, since its person may have other
// rooms.
func (s *socket) handleAuth(key string, msg protocol.Message) CloseCode {
	if protocol.AnswersPing(msg.Version) {
		s.pings.Store(true)
	}
	if s.find([]byte(key)) != nil {
		return 0 // joined already
	}
	_, known := s.person()
	ctx, cancel := context.WithTimeout(s.hub.ctx, joinTimeout)
	defer cancel()
	id, code := s.identify(ctx, string(msg.Token))
	if code == 0 {
		name, _ := protocol.SplitAddress([]byte(key))
		if string(name) == InboxAddress {
			s.openInbox(key)
			return 0
		}
		code = s.join(ctx, newMembership(s.hub.newMemberID(), s, key, id), DocumentID(name))
	}
	switch code {
	case 0:
		return 0
	case CloseForbidden, CloseOutdated:
		s.deny(key, code)
		return 0
	case CloseUnauthenticated:
		s.deny(key, code)
		if known {
			return 0
		}
	}
	return code
}

func (s *socket) deny(key string, code CloseCode) {
	s.hub.metrics.closed(code)
	s.push(deniedFrame(nil, string(protocol.AppendString(nil, key)), code.Reason().Name))
}

// identify finds out who a token belongs to. A socket belongs to one person: who
// came in by cookie, or by the first good token.
func (s *socket) identify(ctx context.Context, token string) (Identity, CloseCode) {
	if id, known := s.person(); known {
		return id, 0
	}
	id, err := s.hub.cfg.Authenticator.AuthenticateToken(ctx, token)
	switch {
	case errors.Is(err, ErrUnauthenticated):
		return Identity{}, CloseUnauthenticated
	case err != nil:
		s.hub.logger.Warn().Err(err).Msg("a token could not be checked")
		return Identity{}, CloseTryLater
	}
	s.setIdentity(id)
	return id, s.hub.admitPerson(s, id)
}

// join asks for the right and enters the room.
func (s *socket) join(ctx context.Context, m *membership, doc DocumentID) CloseCode {
	if !doc.Valid() {
		return CloseForbidden
	}
	changes := s.hub.rightChanges.Load()
	right, err := s.hub.cfg.Access.Right(ctx, m.identity.Person, doc)
	if err != nil {
		s.hub.logger.Warn().Err(err).Str("doc", string(doc)).Msg("a right could not be read")
		return CloseTryLater
	}
	if right < RightRead {
		return CloseForbidden
	}
	if code := s.checkSchema(ctx, doc); code != 0 {
		return code
	}
	r, err := s.hub.acquire(ctx, doc)
	switch {
	case errors.Is(err, journal.ErrUnknownDocument):
		return CloseForbidden
	case err != nil:
		s.hub.logger.Warn().Err(err).Str("doc", string(doc)).Msg("a room could not be opened")
		return CloseTryLater
	}
	defer s.hub.release(r)
	m.room = r
	if !s.add(m) {
		return CloseInvalid
	}
	if s.framing == framingHocuspocus {
		s.push(scopeFrame(nil, m.address, right))
	}
	if !r.post(posted{event: MemberJoined{Member: m.id, Identity: m.identity, Right: right}, member: m}) {
		return CloseRestarting
	}
	s.hub.confirmRight(ctx, r, m.identity.Person, changes)
	return 0
}
