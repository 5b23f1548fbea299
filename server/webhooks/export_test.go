package webhooks

import (
	"net/netip"
	"time"
)

// At moves the clock of a Worker.
func (w *Worker) At(now func() time.Time) { w.now = now }

// Admits is admits of an address in text.
func (g Guard) Admits(ip string) bool { return g.admits(netip.MustParseAddr(ip)) }

// NoteRecent is noteRecent.
var NoteRecent = (*Worker).noteRecent
