package collab

// sharedFrame remembers the last frame built from an update for an address, so
// that joiners of a large document share one.
type sharedFrame struct {
	update  []byte
	address string
	frame   []byte
}

func (r *room) sendState(e SendState) {
	m := r.members[e.Member]
	if m == nil {
		return
	}
	m.listens = true
	r.joined = true
	s := &r.state
	if s.address != m.address || len(s.update) != len(e.Update) || len(e.Update) == 0 || &s.update[0] != &e.Update[0] {
		*s = sharedFrame{update: e.Update, address: m.address, frame: step2Frame(nil, m.address, e.Update)}
	}
	m.push(s.frame)
	m.sendStep1(e.StateVector)
}

// fanOut builds each different frame once and pushes it to all it is for.
// Update and awareness are two messages in one write.
func (r *room) fanOut(e Fanout) {
	r.hub.metrics.fanouts.Inc()
	r.payOwed()
	var fresh map[MemberID]bool
	if len(e.Fresh) > 0 {
		fresh = make(map[MemberID]bool, len(e.Fresh))
		for _, id := range e.Fresh {
			fresh[id] = true
		}
	}
	type variant struct {
		address               string
		author, teller, fresh bool
	}
	built := make(map[variant][]byte, 2)
	for id, m := range r.members {
		if !m.listens {
			continue
		}
		v := variant{m.address, id == e.Author, id == e.Teller, fresh[id]}
		frame, ok := built[v]
		if !ok {
			frame = fanoutFrame(e, v.address, v.author, v.teller, v.fresh)
			built[v] = frame
		}
		if len(frame) > 0 {
			m.push(frame)
		}
	}
}

func fanoutFrame(e Fanout, address string, author, teller, fresh bool) []byte {
	awareness := e.Awareness
	switch {
	case fresh:
		awareness = e.AllAwareness
	case teller:
		awareness = nil
	}
	var b []byte
	if !author && e.Update != nil {
		b = growTo(b, len(address)+len(e.Update)+2*bodyOverhead+len(address)+len(awareness)+2*bodyOverhead)
		b = updateFrame(b, address, e.Update)
	}
	if awareness != nil {
		b = awarenessFrame(b, address, awareness)
	}
	return b
}
