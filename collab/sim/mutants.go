package sim

import (
	"slices"
	"time"

	"samrad/collab"
)

// Mutants are defects that have been made in systems like this one. The
// simulation is worth something only as long as it finds each.
var Mutants = []Mutant{
	{Name: "acknowledge before stored", Wrap: func(m Machine) Machine { return &hasty{Machine: m} }},
	{Name: "show before stored", Wrap: func(m Machine) Machine { return &leaky{m} }},
	{Name: "rights only at join", Wrap: func(m Machine) Machine { return &trusting{m} }},
	{Name: "silent drop", Wrap: func(m Machine) Machine { return &forgetful{Machine: m} }},
	{Name: "a frame is skipped", Wrap: func(m Machine) Machine { return &blinking{Machine: m} }},
	{Name: "no answer while much waits", Wrap: func(m Machine) Machine { return &mute{m} }},
	{Name: "unload with a save on its way", UnloadBusy: true},
	{Name: "everything gathered is called saved", ForgetGathered: true},
	{Name: "keys counted per room life", RoomKeys: true},
	{Name: "clocks of two nodes not compared", NoClocks: true},
	{Name: "a node that is cut off does not look into the journal", NoLook: true},
	{Name: "a node that is cut off looks once", LookOnce: true},
	{Name: "frames before step 2", ShowUnasked: true},
	{Name: "told to other nodes before stored", Wrap: func(m Machine) Machine { return &gossip{Machine: m} }},
	{Name: "a gap is passed over", Wrap: func(m Machine) Machine { return &careless{m} }},
	{Name: "what was shown elsewhere is refused", Wrap: func(m Machine) Machine { return &strict{m} }},
	{Name: "presence of a dead node stays", Wrap: func(m Machine) Machine { return &faithful{Machine: m} }},
}

// gossip tells other nodes of an update as soon as it is received.
type gossip struct {
	Machine
	seq uint64
}

func (g *gossip) Step(now time.Time, e collab.Event) []collab.Effect {
	var out []collab.Effect
	for _, effect := range g.Machine.Step(now, e) {
		out = append(out, effect)
		if a, ok := effect.(collab.Append); ok {
			g.seq++
			out = append(out, collab.PublishUpdate{Seq: g.seq, Update: a.Update})
		}
	}
	return out
}

// careless never reads the journal again.
type careless struct{ Machine }

func (c *careless) Step(now time.Time, e collab.Event) []collab.Effect {
	var out []collab.Effect
	for _, effect := range c.Machine.Step(now, e) {
		if _, ok := effect.(collab.Reload); !ok {
			out = append(out, effect)
		}
	}
	return out
}

// strict closes whom it should ask again.
type strict struct{ Machine }

func (s *strict) Step(now time.Time, e collab.Event) []collab.Effect {
	var out []collab.Effect
	for _, effect := range s.Machine.Step(now, e) {
		out = append(out, effect)
		d, dropped := effect.(collab.CountDrop)
		if u, ok := e.(collab.UpdateReceived); ok && dropped && d.Reason == collab.DropBehind {
			out = append(out, collab.CloseMember{Member: u.Member, Code: collab.CloseInvalid, Unsaved: 1})
		}
	}
	return out
}

// faithful never hears that a node is gone.
type faithful struct {
	Machine
	ever []collab.NodeID
}

func (f *faithful) Step(now time.Time, e collab.Event) []collab.Effect {
	if heard, ok := e.(collab.NodesHeard); ok {
		for _, node := range heard.Nodes {
			if !slices.Contains(f.ever, node) {
				f.ever = append(f.ever, node)
			}
		}
		heard.Nodes = f.ever
		e = heard
	}
	return f.Machine.Step(now, e)
}

// hasty answers an update at once, and not again when it is stored.
type hasty struct {
	Machine
	owed map[collab.MemberID]int
}

func (h *hasty) Step(now time.Time, e collab.Event) []collab.Effect {
	var out []collab.Effect
	if h.owed == nil {
		h.owed = make(map[collab.MemberID]int)
	}
	u, isUpdate := e.(collab.UpdateReceived)
	for _, effect := range h.Machine.Step(now, e) {
		switch effect := effect.(type) {
		case collab.Append:
			if isUpdate {
				h.owed[u.Member]++
				out = append(out, effect, collab.Acknowledge{Member: u.Member, Saved: true, Count: 1})
				continue
			}
		case collab.Acknowledge:
			paid := min(effect.Count, h.owed[effect.Member])
			h.owed[effect.Member] -= paid
			if effect.Count -= paid; effect.Count > 0 {
				out = append(out, effect)
			}
			continue
		}
		out = append(out, effect)
	}
	return out
}

// leaky shows an update as soon as it is received.
type leaky struct{ Machine }

func (l *leaky) Step(now time.Time, e collab.Event) []collab.Effect {
	var out []collab.Effect
	for _, effect := range l.Machine.Step(now, e) {
		out = append(out, effect)
		if a, ok := effect.(collab.Append); ok {
			out = append(out, collab.Fanout{Update: a.Update})
		}
	}
	return out
}

// trusting never hears of a change of rights.
type trusting struct{ Machine }

func (t *trusting) Step(now time.Time, e collab.Event) []collab.Effect {
	if c, ok := e.(collab.RightChanged); ok && c.Right != collab.RightNone {
		return nil
	}
	return t.Machine.Step(now, e)
}

// forgetful loses every ninth update, and answers it.
type forgetful struct {
	Machine
	n int
}

func (f *forgetful) Step(now time.Time, e collab.Event) []collab.Effect {
	if u, ok := e.(collab.UpdateReceived); ok {
		if f.n++; f.n%9 == 0 {
			return []collab.Effect{collab.Acknowledge{Member: u.Member, Saved: true, Count: 1}}
		}
	}
	return f.Machine.Step(now, e)
}

// blinking leaves out every fifth frame to all.
type blinking struct {
	Machine
	n int
}

func (b *blinking) Step(now time.Time, e collab.Event) []collab.Effect {
	var out []collab.Effect
	for _, effect := range b.Machine.Step(now, e) {
		if f, ok := effect.(collab.Fanout); ok && f.Update != nil {
			if b.n++; b.n%5 == 0 {
				continue
			}
		}
		out = append(out, effect)
	}
	return out
}

// mute never asks again for what was passed over.
type mute struct{ Machine }

func (m *mute) Step(now time.Time, e collab.Event) []collab.Effect {
	var out []collab.Effect
	for _, effect := range m.Machine.Step(now, e) {
		if _, ok := effect.(collab.SendStep1); !ok {
			out = append(out, effect)
		}
	}
	return out
}
