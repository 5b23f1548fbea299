package server

import (
	"net/http"
	"time"

	"github.com/gorilla/websocket"

	"samrad/collab"
	"samrad/server/identity"
)

// hocuspocus is GET /collab: many rooms on one socket. Who is not signed in by
// cookie or header may still send a token in the auth message.
func (p *parts) hocuspocus(w http.ResponseWriter, r *http.Request) {
	id, ok := identity.From(r.Context())
	if !ok {
		p.hub.ServeHocuspocus(w, r, nil)
		return
	}
	socket := id.Socket()
	p.hub.ServeHocuspocus(w, r, &socket)
}

// yWebsocket is GET /collab/{documentID}: one room on one socket. Its protocol
// has no auth message, so who is nobody here stays nobody.
func (p *parts) yWebsocket(w http.ResponseWriter, r *http.Request) {
	id, ok := identity.From(r.Context())
	if !ok {
		refuseSocket(w, r)
		return
	}
	p.hub.ServeYWebsocket(w, r, id.Socket(), collab.DocumentID(r.PathValue("documentID")))
}

// stream is GET /collab/stream: what /collab is, where no WebSocket gets through.
func (p *parts) stream(w http.ResponseWriter, r *http.Request) {
	id, ok := identity.From(r.Context())
	if !ok {
		writeProblem(w, http.StatusUnauthorized, "Sign in first.")
		return
	}
	p.hub.ServeStream(w, r, id.Socket(), p.identity.Credential(r))
}

// streamChunk is POST /collab/stream/{streamID}: what the client of a stream
// says. The stream was opened by who is signed in with this very credential, and
// is closed when that ends; so it is compared and not looked up each time.
func (p *parts) streamChunk(w http.ResponseWriter, r *http.Request) {
	credential := p.identity.Credential(r)
	if credential == "" {
		writeProblem(w, http.StatusUnauthorized, "Sign in first.")
		return
	}
	p.hub.ServeChunk(w, r, r.PathValue("streamID"), credential)
}

// refuseSocket opens the socket to close it with a code: a browser does not
// see the status of a refused handshake, and its client would try for ever.
func refuseSocket(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Upgrade") == "" {
		writeProblem(w, http.StatusUpgradeRequired, "This address speaks WebSocket.")
		return
	}
	upgrader := websocket.Upgrader{
		// Nothing is told to anybody here, so every origin may hear it.
		CheckOrigin: func(*http.Request) bool { return true },
		Error: func(w http.ResponseWriter, _ *http.Request, status int, reason error) {
			writeProblem(w, status, reason.Error())
		},
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // answered by upgrader.Error
	}
	defer conn.Close()
	reason := collab.CloseUnauthenticated.Reason()
	conn.WriteControl(websocket.CloseMessage,
		websocket.FormatCloseMessage(int(collab.CloseUnauthenticated), reason.Name), time.Now().Add(5*time.Second))
}
