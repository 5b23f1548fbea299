package stakeholders_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gorilla/websocket"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/protocol"
	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/stakeholders"
)

// An observer has the map open on a real socket of a real hub; what a program
// writes by REST reaches the screen, and what it reads by REST is what stands
// there. The deadline is only there to fail.
func TestOpenMapsSeeTheChange(t *testing.T) {
	var hub *collab.Hub
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		hub = collab.NewHub(collab.HubConfig{Journal: journal.NewPostgres(pool), Access: access.New(pool), Origins: []string{"https://samrad.example"}})
		stakeholders.New(pool, hub).Register(api)
	})
	w.Exec(t, `UPDATE documents SET kind = 'stakeholder_map'`)
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		hub.ServeYWebsocket(rw, r, collab.Identity{Person: w.Observer.Person, Session: "s", Name: "Karen"}, w.Document)
	}))
	defer server.Close()
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		_ = hub.Shutdown(ctx)
	}()
	socket, answer, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(server.URL, "http"),
		http.Header{"Origin": {"https://samrad.example"}})
	if err != nil {
		t.Fatalf("%v: %+v", err, answer)
	}
	defer socket.Close()
	screen := ydoc.New()
	if err := socket.WriteMessage(websocket.BinaryMessage, protocol.AppendSyncStep1(nil, []byte{0})); err != nil {
		t.Fatal(err)
	}
	_ = socket.SetReadDeadline(time.Now().Add(time.Minute))
	until := func(seen func() bool) {
		t.Helper()
		for !seen() {
			_, frame, err := socket.ReadMessage()
			if err != nil {
				t.Fatal(err)
			}
			message, err := protocol.DecodeYWebsocket(frame)
			if err != nil {
				t.Fatal(err)
			}
			if message.Kind == protocol.KindSyncStep2 || message.Kind == protocol.KindUpdate {
				if err := screen.Apply(message.Body); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	path := "/api/v1/documents/" + string(w.Document) + "/stakeholders"
	var s map[string]any
	w.Must(t, 201, w.Coordinator, "POST", path, map[string]any{"name": "Pårørende", "note": "Før"}, &s)
	id := s["id"].(string)
	fields := func() *ydoc.Map { m, _ := screen.Map("stakeholders").Get(id).(*ydoc.Map); return m }
	until(func() bool { return fields() != nil && fields().Get("name") == "Pårørende" })
	w.Must(t, 200, w.Coordinator, "PATCH", path+"/"+id, map[string]any{"note": "Før og efter", "interest": 2.1}, &s)
	until(func() bool {
		note, _ := fields().Get("note").(*ydoc.Text)
		return note != nil && note.String() == "Før og efter" && fields().Get("interest") == 2.1
	})
	w.Must(t, 204, w.Coordinator, "DELETE", path+"/"+id, nil, nil)
	until(func() bool { return fields() == nil })
}
