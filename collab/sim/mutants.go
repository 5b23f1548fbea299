package sim

import (
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
	{Name: "frames before step 2", ShowUnasked: true},
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
