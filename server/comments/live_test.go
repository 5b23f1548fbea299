package comments_test

import (
	"context"
	"encoding/binary"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gorilla/websocket"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/protocol"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/comments"
	"samrad/server/identity"
	"samrad/server/notify"
)

// liveWorld is the world around a real hub.
type liveWorld struct {
	*world
	live *collab.Hub
	url  string
}

func newLiveWorld(t *testing.T) *liveWorld {
	l := &liveWorld{}
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		l.live = collab.NewHub(collab.HubConfig{Journal: journal.NewPostgres(pool), Access: access.New(pool), Origins: []string{"https://samrad.example"}})
		inbox := notify.New(pool, l.live, false)
		inbox.Register(api)
		comments.New(pool, l.live, inbox).Register(api)
	})
	l.world = &world{World: w, threads: "/api/v1/documents/" + string(w.Document) + "/threads"}
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		person := collab.PersonID(r.URL.Query().Get("as"))
		l.live.ServeHocuspocus(rw, r, &collab.Identity{Person: person, Session: collab.SessionID(person), Name: "x"})
	}))
	l.url = "ws" + strings.TrimPrefix(server.URL, "http")
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		_ = l.live.Shutdown(ctx)
		server.Close()
	})
	return l
}

// screen is a socket with the document and the inbox open.
type screen struct {
	t  *testing.T
	ws *websocket.Conn
}

func (l *liveWorld) open(t *testing.T, who identity.Identity) *screen {
	t.Helper()
	ws, answer, err := websocket.DefaultDialer.Dial(l.url+"?as="+string(who.Person), http.Header{"Origin": {"https://samrad.example"}})
	if err != nil {
		t.Fatalf("%v: %+v", err, answer)
	}
	t.Cleanup(func() { ws.Close() })
	_ = ws.SetReadDeadline(time.Now().Add(time.Minute)) // only there to fail
	s := &screen{t, ws}
	for _, room := range []string{string(l.Document), collab.InboxAddress} {
		s.send(room, protocol.AppendString(protocol.AppendString([]byte{2, 0}, ""), "4.8.0"))
	}
	return s
}

func (s *screen) send(room string, body []byte) {
	s.t.Helper()
	if err := s.ws.WriteMessage(websocket.BinaryMessage, append(protocol.AppendString(nil, room), body...)); err != nil {
		s.t.Fatal(err)
	}
}

// next returns the room, kind and first text of the next frame whose kind is listed.
func (s *screen) next(kinds ...byte) (room string, kind byte, text string) {
	s.t.Helper()
	for {
		_, frame, err := s.ws.ReadMessage()
		if err != nil {
			s.t.Fatalf("nothing more came: %v", err)
		}
		read := func() string {
			n, used := binary.Uvarint(frame)
			out := string(frame[used : used+int(n)])
			frame = frame[used+int(n):]
			return out
		}
		room = read()
		kind, frame = frame[0], frame[1:]
		if !slices.Contains(kinds, kind) {
			continue
		}
		if kind == 2 {
			frame = frame[1:] // what of authentication it is
		}
		return room, kind, read()
	}
}

// event returns the next event of a type, from either room.
func (s *screen) event(kind string) string {
	s.t.Helper()
	for {
		if _, _, text := s.next(5); strings.Contains(text, `"type":"`+kind+`"`) {
			return text
		}
	}
}

func TestOpenPagesHearOfComments(t *testing.T) {
	l := newLiveWorld(t)
	coordinator, observer, stranger := l.open(t, l.Coordinator), l.open(t, l.Observer), l.open(t, l.Stranger)
	for _, s := range []*screen{coordinator, observer} {
		for range 2 {
			if room, _, text := s.next(2); text == "no access" {
				t.Fatalf("refused at %s", room)
			}
		}
	}
	if room, _, text := stranger.next(2); room != string(l.Document) || text != "no access" {
		t.Fatalf("a stranger is let in: %s %s", room, text)
	}
	made := l.begin(t, l.Ambassador, "Hei")
	for _, s := range []*screen{coordinator, observer} {
		if text := s.event("thread.changed"); !strings.Contains(text, made.ID) || !strings.Contains(text, "Hei") {
			t.Errorf("heard %s", text)
		}
	}
	if text := coordinator.event("inbox.changed"); !strings.Contains(text, `"unread":1`) {
		t.Errorf("heard %s", text)
	}
	// What a client says in the name of comments reaches nobody.
	observer.send(string(l.Document), protocol.AppendStateless(nil, `{"type":"thread.changed","id":"forged"}`))
	observer.send(collab.InboxAddress, protocol.AppendStateless(nil, `{"type":"inbox.changed","unread":99}`))
	stranger.send(string(l.Document), protocol.AppendStateless(nil, `{"type":"thread.changed","id":"forged"}`))
	second := l.begin(t, l.Ambassador, "again")
	if text := coordinator.event("thread.changed"); !strings.Contains(text, second.ID) {
		t.Errorf("heard %s", text)
	}
	// Who loses the right is put out of the room at once, and hears nothing more.
	l.Exec(t, `DELETE FROM group_members WHERE person_id = $1`, l.Observer.Person)
	l.live.NoteRight(l.Document, l.Observer.Person, collab.RightNone)
	for {
		room, kind, text := observer.next(2, 5)
		if kind == 2 && room == string(l.Document) {
			if text != "no access" {
				t.Errorf("told %q", text)
			}
			break
		}
	}
	l.begin(t, l.Ambassador, "secret")
	l.live.TellPeople([]collab.PersonID{l.Observer.Person}, `{"type":"end"}`)
	for {
		room, _, text := observer.next(5)
		if strings.Contains(text, "secret") {
			t.Fatalf("heard %s at %s", text, room)
		}
		if strings.Contains(text, `"end"`) {
			break
		}
	}
}
