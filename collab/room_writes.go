package collab

// flushLater notes that a member's socket has something to write.
func (r *room) flushLater(m *membership) {
	if !m.queued {
		m.queued = true
		r.unsent = append(r.unsent, m)
	}
}

// owe notes that acknowledgements are queued for a member.
func (r *room) owe(m *membership) { r.owed = append(r.owed, m) }

// payOwed lets acknowledgements leave with the next flush.
func (r *room) payOwed() {
	for _, m := range r.owed {
		r.flushLater(m)
	}
	clear(r.owed)
	r.owed = r.owed[:0]
}

// flush writes what was pushed, once for each member. Acknowledgements wait for
// the frame that is due within a pace, if there is one: most authors get that.
func (r *room) flush() {
	if !r.core.FrameDue() {
		r.payOwed()
	}
	for _, m := range r.unsent {
		m.queued = false
		m.socket.out.flush()
	}
	clear(r.unsent)
	r.unsent = r.unsent[:0]
}
