package ydoc

// mergeQueue is a heap of cursors, the lowest clock first.
type mergeQueue []mergeSection

func (q mergeQueue) before(i, j int) bool {
	return q[i].clock < q[j].clock || q[i].clock == q[j].clock && q[i].update < q[j].update
}

// settle puts the foremost cursor, which has moved on, in its place, or takes it
// out if it has come to its end.
func (q *mergeQueue) settle() {
	s := *q
	if s[0].structs == 0 {
		last := len(s) - 1
		s[0] = s[last]
		s = s[:last]
		*q = s
	}
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(s) {
			return
		}
		if child+1 < len(s) && s.before(child+1, child) {
			child++
		}
		if !s.before(child, i) {
			return
		}
		s[i], s[child] = s[child], s[i]
		i = child
	}
}
