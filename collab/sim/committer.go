package sim

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

const document = "document"

// committer does what the hub's does, one call at a time, in front of the real
// journal in memory: which passes over an entry whose key it holds already, and
// refuses a client id that belongs to another, and clocks that another node has
// stored. It outlives the room, not the
// process.
type committer struct {
	journal  *journal.Memory
	roomKeys bool // the mutant

	epoch    int64           // one per life of a process
	n        int64           // of the last entry, in this life of the process
	gathered []collab.Append // not in a commit yet
	entry    *journal.Entry  // the commit on its way; while it is not confirmed it is tried again unchanged
	last     int64           // the last append in entry, as the room counts
	tries    int             // of entry
	forgets  bool            // the mutant
	noClocks bool            // the mutant
}

func newCommitter(j *journal.Memory, epoch int64, m Mutant) committer {
	return committer{journal: j, roomKeys: m.RoomKeys, forgets: m.ForgetGathered, noClocks: m.NoClocks, epoch: epoch}
}

func (c *committer) load() (journal.Loaded, error) {
	return c.journal.Load(context.Background(), document)
}

// mark says how much other nodes have stored.
func (c *committer) mark() (journal.Mark, error) {
	marks, err := c.journal.Marks(context.Background(), c.epoch, []string{document})
	return marks[document], err
}

func (c *committer) compact() error {
	_, err := c.journal.Compact(context.Background(), document)
	return err
}

func (c *committer) busy() bool { return c.entry != nil || len(c.gathered) > 0 }

// begin makes an entry of at most n gathered appends, unless one is on its way.
// It reports false if there is nothing to commit.
func (c *committer) begin(n int) (bool, error) {
	if c.entry != nil {
		c.tries++
		return true, nil
	}
	n = min(n, len(c.gathered))
	if n == 0 {
		return false, nil
	}
	c.n++
	e := journal.Entry{Document: document, Epoch: c.epoch, N: c.n}
	var updates [][]byte
	for _, a := range c.gathered[:n] {
		updates = append(updates, a.Update)
		for _, client := range a.Clients {
			e.Clients = append(e.Clients, journal.Binding{Client: client, Person: string(a.Author)})
		}
	}
	if !c.noClocks {
		e.Spans = spansOf(c.gathered[:n])
	}
	c.last, c.gathered = c.gathered[n-1].N, c.gathered[n:]
	if c.roomKeys {
		e.N = c.last
	}
	merged, err := ydoc.MergeUpdates(updates...)
	if err != nil {
		return false, fmt.Errorf("merge a commit of %d: %w", n, err)
	}
	e.Update = merged
	c.entry, c.tries = &e, 1
	return true, nil
}

// spansOf joins the clocks of appends, one span for each client.
func spansOf(appends []collab.Append) []journal.Span {
	var all []journal.Span
	for _, a := range appends {
		for _, s := range a.Spans {
			i := slices.IndexFunc(all, func(o journal.Span) bool { return o.Client == s.Client })
			if i < 0 {
				all = append(all, s)
				continue
			}
			all[i].From, all[i].To = min(all[i].From, s.From), max(all[i].To, s.To)
		}
	}
	return all
}

// append gives the entry to the journal. It returns the row that the journal
// took, nil if it passed the entry over, and to whom client ids belong then.
func (c *committer) append() (row []byte, owners map[uint64]string, err error) {
	before, err := c.load()
	if err != nil {
		return nil, nil, err
	}
	if err := c.journal.Append(context.Background(), []journal.Entry{*c.entry}); err != nil {
		return nil, nil, err
	}
	after, err := c.load()
	switch {
	case err != nil:
		return nil, nil, err
	case after.Rows == before.Rows:
		return nil, after.Clients, nil
	case after.Rows != before.Rows+1:
		return nil, nil, errors.New("one entry made several rows")
	}
	return after.Updates[len(after.Updates)-1], after.Clients, nil
}

// confirm ends the commit and says what the room is told.
func (c *committer) confirm() collab.Stored {
	if c.forgets && len(c.gathered) > 0 {
		c.last, c.gathered = c.gathered[len(c.gathered)-1].N, nil
	}
	c.entry = nil
	return collab.Stored{N: c.last}
}

// forget drops what is not stored.
func (c *committer) forget() { c.entry, c.gathered = nil, nil }

// restart is a new life of the process: another epoch, counted from its beginning.
func (c *committer) restart(epoch int64) {
	c.forget()
	c.epoch, c.n = epoch, 0
}
