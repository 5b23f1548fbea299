package ydoc

// Tags of lib0's "any" encoding.
const (
	anyUndefined = 127
	anyNull      = 126
	anyInteger   = 125
	anyFloat32   = 124
	anyFloat64   = 123
	anyBigInt    = 122
	anyFalse     = 121
	anyTrue      = 120
	anyString    = 119
	anyObject    = 118
	anyArray     = 117
	anyBinary    = 116
)

// skipAny validates one value and moves past it. Open arrays and objects are
// counted on a stack bounded by MaxDepth, so no nesting can exhaust memory.
func (r *updateReader) skipAny() {
	var small [16]uint64 // what is still to read of each open container
	open := small[:0]
	for r.err == nil {
		n, object, opened := r.skipAnyHead()
		if opened && n > 0 {
			if len(open) >= r.lim.MaxDepth {
				r.fail(overLimit("value depth", uint64(r.lim.MaxDepth)))
				return
			}
			open = append(open, n<<1|b2u(object))
			r.skipKey(object)
			continue
		}
		for {
			if len(open) == 0 {
				return
			}
			top := &open[len(open)-1]
			*top -= 2
			if *top>>1 > 0 {
				r.skipKey(*top&1 == 1)
				break
			}
			open = open[:len(open)-1]
		}
	}
}

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func (r *updateReader) skipKey(object bool) {
	if object {
		r.text()
	}
}

// skipAnyHead reads a scalar whole, or the head of a container of n members.
func (r *updateReader) skipAnyHead() (n uint64, object, opened bool) {
	switch tag := r.byte(); tag {
	case anyUndefined, anyNull, anyFalse, anyTrue:
	case anyInteger:
		r.varint()
	case anyFloat32:
		r.take(4)
	case anyFloat64, anyBigInt:
		r.take(8)
	case anyString:
		r.text()
	case anyBinary:
		r.bytes()
	case anyObject, anyArray:
		n = r.uvarint()
		if n > uint64(r.left()) {
			r.fail(malformed("%d members in %d bytes", n, r.left()))
			return 0, false, false
		}
		return n, tag == anyObject, true
	default:
		if r.err == nil {
			r.fail(malformed("value tag %d", tag))
		}
	}
	return 0, false, false
}
