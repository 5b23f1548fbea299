package ydoc

import "maps"

// Lists that grow with an update's claims: append leaves five times of a long
// list behind as garbage, which is more than an update may cost.

// unknown is wanted where nobody says how many will come.
const unknown = 1 << 62

// withRoom returns list with room for one more. wanted is how many may still
// come: it doubles, but grows by no more than that, or by a quarter.
func withRoom[T any](list []T, wanted uint64) []T {
	if len(list) < cap(list) {
		return list
	}
	n := max(min(max(wanted, 1), uint64(max(len(list), 16))), uint64(len(list)/4))
	return append(make([]T, 0, len(list)+int(n)), list...)
}

// withRoomFor returns list with room for n more, which do come.
func withRoomFor[T any](list []T, n int) []T {
	if cap(list)-len(list) >= n {
		return list
	}
	return append(make([]T, 0, len(list)+max(n, len(list)/4)), list...)
}

// mapWithRoom returns m, or a copy with room for n more where they outnumber
// what it has.
func mapWithRoom(m map[uint64]int32, n int) map[uint64]int32 {
	if n <= len(m)+16 {
		return m
	}
	larger := make(map[uint64]int32, len(m)+n)
	maps.Copy(larger, m)
	return larger
}
