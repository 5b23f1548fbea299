package server

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"samrad/collab"
	"samrad/server/identity"
	"samrad/server/ratelimit"
)

const (
	// importsAtOnce is how many files of one person are read at the same time. One
	// would refuse who gave up waiting and chose the file again.
	importsAtOnce = 2
	// importsInBurst may follow each other freely, previews included; then there is
	// one more every importPause.
	importsInBurst = 30
	importPause    = 6 * time.Second
)

// importGate keeps a person, or a program that runs wild in their name, from
// having the server read files without end: each costs up to a second of a core
// and some tens of megabytes. Each node counts for itself.
type importGate struct {
	rate *ratelimit.Limiter

	mu   sync.Mutex
	busy map[collab.PersonID]int // files being read; no entry is none
}

func newImportGate(now func() time.Time) *importGate {
	return &importGate{rate: ratelimit.New(importsInBurst, 1/importPause.Seconds(), now), busy: map[collab.PersonID]int{}}
}

// Middleware stands before everything that reads a file: POST …/import. It stands
// behind identity's.
func (g *importGate) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who, known := identity.From(r.Context())
		if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/import") || !known {
			next.ServeHTTP(w, r)
			return
		}
		if !g.enter(who.Person) {
			writeProblem(w, http.StatusConflict, fmt.Sprintf(
				"%d files of yours are being read already. Wait until one is done, then send this one again.", importsAtOnce))
			return
		}
		defer g.leave(who.Person)
		if ok, wait := g.rate.Take(string(who.Person)); !ok {
			seconds := strconv.Itoa(int(math.Ceil(wait.Seconds())))
			w.Header().Set("Retry-After", seconds)
			writeProblem(w, http.StatusTooManyRequests, "You have sent many files in a short time. Wait "+seconds+" seconds and send this one again.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (g *importGate) enter(person collab.PersonID) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.busy[person] >= importsAtOnce {
		return false
	}
	g.busy[person]++
	return true
}

func (g *importGate) leave(person collab.PersonID) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.busy[person]--; g.busy[person] == 0 {
		delete(g.busy, person)
	}
}
