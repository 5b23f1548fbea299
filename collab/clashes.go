package collab

import (
	"errors"
	"slices"
	"time"

	"samrad/collab/journal"
)

// Span is a run of clocks of one client id that an update adds.
type Span = journal.Span

// clashesForgiven is how often within reloadPatience a person's clocks may be
// stored through another node already. Who moves between nodes with edits on the
// way does so once with each move, and a proxy that has lost its head may send all
// tabs of a person to and fro: nobody but who means it comes to as many.
const clashesForgiven = 20

// clash counts what the journal refused of a person, since another node had
// stored those clocks.
type clash struct {
	since time.Time
	times int
}

// addSpan adds a span to those of an append, which has one for each client. What
// may lie between two spans of a client is stored by another node, and what comes
// before that with it: the first of the two is refused, whatever the second.
func addSpan(spans []Span, s Span) []Span {
	i := slices.IndexFunc(spans, func(o Span) bool { return o.Client == s.Client })
	if i < 0 {
		return append(spans, s)
	}
	spans[i].From, spans[i].To = min(spans[i].From, s.From), max(spans[i].To, s.To)
	return spans
}

// clashed notes whose clocks clashed, if that is why the journal refused, and
// returns what tells the appends of one who does so again and again: an honest
// client, asked again, leaves out what is stored, and does not clash twice.
func (c *RoomCore) clashed(err error) (guilty func(waiting) bool) {
	var taken *journal.ClockTaken
	if !errors.As(err, &taken) {
		return func(waiting) bool { return false }
	}
	all := c.nodes.clashes
	for person, past := range all {
		if c.now.Sub(past.since) >= reloadPatience {
			delete(all, person)
		}
	}
	person := c.owners.of[taken.Client].person
	got := all[person]
	if got.times++; got.times == 1 {
		got.since = c.now
	}
	all[person] = got
	return func(w waiting) bool {
		return got.times > clashesForgiven && slices.ContainsFunc(w.spans, func(s Span) bool { return s.Client == taken.Client })
	}
}
