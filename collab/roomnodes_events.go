package collab

import "samrad/collab/journal"

// What a room hears of other nodes, and what it asks to be told to them; the
// logic is in roomnodes.go.
type (
	// NodeUpdate: another node has stored this. A nil Update was too large.
	NodeUpdate struct {
		At       Place
		Update   []byte
		Bindings []Binding
	}
	// NodeDigest: another node says how far it has published and, if Known, what
	// its room holds. It wants the same of us, and presence, if Ask.
	NodeDigest struct {
		At     Place
		Digest Digest
		Known  bool
		Ask    bool
	}
	// NodePresenceTold: another node tells presence of its members; there is no
	// more if All.
	NodePresenceTold struct {
		At     Place
		All    bool
		States []NodePresence
	}
	// NodesHeard: these other nodes are heard now, and no others: they are silent, or
	// have said goodbye. The latest Version holds, in whatever order they come.
	NodesHeard struct {
		Version uint64
		Nodes   []NodeID
		Greeted bool // they were asked, when this room was opened, what they hold
	}
	// BusLost: messages may have been missed.
	BusLost struct{}
	// NodesGreeted: another node is heard again that was missed for a moment.
	NodesGreeted struct{}
	// JournalMoved: others may have stored something that was not heard of.
	JournalMoved struct{}
	// DigestDue: it is time to tell the digest.
	DigestDue struct{}
	// Reloaded answers Reload.
	Reloaded struct{ Loaded journal.Loaded }

	// PublishUpdate tells other nodes what is stored.
	PublishUpdate struct {
		Seq      uint64
		Update   []byte
		Bindings []Binding
	}
	// PublishDigest tells other nodes how far this room has published.
	PublishDigest struct {
		Seq    uint64
		Digest Digest
		Known  bool
		Ask    bool
	}
	// PublishPresence tells other nodes presence of members here.
	PublishPresence struct {
		Seq    uint64
		All    bool // there is no more
		States []NodePresence
	}
	// Reload asks for everything stored, read after this moment: Reloaded.
	Reload struct{}
	// CountNodes counts something about other nodes.
	CountNodes struct{ What string }
)

func (NodeUpdate) event()       {}
func (NodeDigest) event()       {}
func (NodePresenceTold) event() {}
func (NodesHeard) event()       {}
func (BusLost) event()          {}
func (NodesGreeted) event()     {}
func (JournalMoved) event()     {}
func (DigestDue) event()        {}
func (Reloaded) event()         {}

func (PublishUpdate) effect()   {}
func (PublishDigest) effect()   {}
func (PublishPresence) effect() {}
func (Reload) effect()          {}
func (CountNodes) effect()      {}
