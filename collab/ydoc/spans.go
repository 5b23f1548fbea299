package ydoc

import "slices"

// span is the stretch [start, end) of one client's clocks.
type span struct{ start, end uint32 }

// spans is a sorted list of stretches that neither overlap nor touch.
type spans []span

// find returns the first span that ends at or after clock.
func (s spans) find(clock uint32) int {
	// Deletes mostly follow or extend the last one.
	if n := len(s); n == 0 || s[n-1].end < clock {
		return n
	}
	lo, hi := 0, len(s)-1
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if s[mid].end < clock {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// add puts [start, end) in, joining what touches, and returns how many clocks
// are new.
func (s *spans) add(start, end uint32) (added uint32) {
	i := s.find(start)
	if i == len(*s) || (*s)[i].start > end {
		*s = slices.Insert(*s, i, span{start, end})
		return end - start
	}
	j, known := i, uint32(0)
	lo, hi := start, end
	for j < len(*s) && (*s)[j].start <= end {
		lo, hi = min(lo, (*s)[j].start), max(hi, (*s)[j].end)
		known += (*s)[j].end - (*s)[j].start
		j++
	}
	(*s)[i] = span{lo, hi}
	if j > i+1 {
		*s = slices.Delete(*s, i+1, j)
	}
	return hi - lo - known
}

// contains reports whether clock lies in a span.
func (s spans) contains(clock uint32) bool {
	i := s.find(clock + 1)
	return i < len(s) && s[i].start <= clock
}

// joinSpans sorts list and joins what overlaps or touches, in place.
func joinSpans(list []span) spans {
	sorted := true
	for i := 1; i < len(list); i++ {
		if list[i].start <= list[i-1].end {
			sorted = false
			break
		}
	}
	if sorted {
		return list
	}
	slices.SortFunc(list, func(a, b span) int { return int(int64(a.start) - int64(b.start)) })
	out := list[:1]
	for _, s := range list[1:] {
		if last := &out[len(out)-1]; s.start <= last.end {
			last.end = max(last.end, s.end)
		} else {
			out = append(out, s)
		}
	}
	return out
}
