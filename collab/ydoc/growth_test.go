package ydoc

import "testing"

// However little is wanted at a time, growing must not copy a list each time.
func TestListsGrowInSteps(t *testing.T) {
	for _, wanted := range []uint64{0, 1, 7, unknown} {
		var list []int
		grown := 0
		for i := range 100_000 {
			room := cap(list)
			if list = append(withRoom(list, wanted), i); cap(list) != room {
				grown++
			}
		}
		if grown > 60 {
			t.Errorf("wanted %d: grown %d times", wanted, grown)
		}
		for i, x := range list {
			if i != x {
				t.Fatalf("%d holds %d", i, x)
			}
		}
	}
	if list := withRoomFor([]int{1, 2}, 10); cap(list) < 12 || len(list) != 2 || list[1] != 2 {
		t.Errorf("%v with room for %d", list, cap(list))
	}
}
