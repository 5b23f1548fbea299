package tree

import (
	"cmp"
	"math/rand/v2"
	"strings"
	"unicode/utf16"
)

// Orders are strings between any two of which there is another, so that a goal
// is put between two others without touching them: a head that says how many
// digits the whole part has (a 1, b 2 …; Z 1, Y 2 … below zero), the whole part,
// and a fraction, in the 62 digits below, which sort by code unit. The scheme is
// that of "Implementing Fractional Indexing" (D. Greenspan, 2020), which the
// frontend speaks, too.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// suffixLength is how many random digits end an order, so that two people who put
// something at one place at once do not get the same.
const suffixLength = 3

// Compare compares as JavaScript does, by UTF-16 code units. Bytes would sort
// otherwise where there are characters beyond the first plane.
func Compare(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			if a[i] < 0x80 && b[i] < 0x80 {
				return cmp.Compare(a[i], b[i])
			}
			return compareUnits(a, b)
		}
	}
	return cmp.Compare(len(a), len(b))
}

func compareUnits(a, b string) int {
	left, right := utf16.Encode([]rune(a)), utf16.Encode([]rune(b))
	for i := 0; i < len(left) && i < len(right); i++ {
		if left[i] != right[i] {
			return cmp.Compare(left[i], right[i])
		}
	}
	return cmp.Compare(len(left), len(right))
}

// Between returns a new order after the one and before the other; "" is the
// beginning or the end. Orders that nobody of ours made are taken as they come:
// the result stands after the first.
func Between(after, before string) string {
	if !valid(before) || before != "" && Compare(after, before) >= 0 {
		before = ""
	}
	if !valid(after) {
		return after + "V" + suffix()
	}
	for {
		key := between(after, before)
		if s := key + suffix(); before == "" || Compare(s, before) < 0 {
			return s
		}
		after = key
	}
}

func suffix() string {
	b := make([]byte, suffixLength)
	for i := range b {
		b[i] = digits[rand.IntN(len(digits))]
	}
	b[suffixLength-1] = digits[1+rand.IntN(len(digits)-1)] // no 0 at the end: nothing would fit before it
	return string(b)
}

// wholeLength is how long head and whole part are; 0 for no head.
func wholeLength(head byte) int {
	switch {
	case head >= 'a' && head <= 'z':
		return int(head-'a') + 2
	case head >= 'A' && head <= 'Z':
		return int('Z'-head) + 2
	}
	return 0
}

// valid tells whether an order is one of the scheme, or "".
func valid(s string) bool {
	if s == "" {
		return true
	}
	n := wholeLength(s[0])
	if n == 0 || len(s) < n || len(s) > n && s[len(s)-1] == '0' || s == "A"+strings.Repeat("0", 26) {
		return false
	}
	for i := range len(s) {
		if strings.IndexByte(digits, s[i]) < 0 {
			return false
		}
	}
	return true
}

// between is the scheme without the random end.
func between(a, b string) string {
	switch {
	case a == "" && b == "":
		return "a0"
	case a == "":
		whole := b[:wholeLength(b[0])]
		if whole == "A"+strings.Repeat("0", 26) {
			return whole + middle("", b[len(whole):])
		}
		if whole < b {
			return whole
		}
		return lower(whole)
	}
	wholeA := a[:wholeLength(a[0])]
	if b == "" {
		if next := raise(wholeA); next != "" {
			return next
		}
		return wholeA + middle(a[len(wholeA):], "")
	}
	if wholeB := b[:wholeLength(b[0])]; wholeA == wholeB {
		return wholeA + middle(a[len(wholeA):], b[len(wholeB):])
	}
	if next := raise(wholeA); next != "" && next < b {
		return next
	}
	return wholeA + middle(a[len(wholeA):], "")
}

// middle is a fraction between two, "" being 0 for the first and 1 for the other.
func middle(a, b string) string {
	if b != "" {
		n := 0
		for n < len(b) && (n < len(a) && a[n] == b[n] || n >= len(a) && b[n] == '0') {
			n++
		}
		if n > 0 {
			return b[:n] + middle(a[min(n, len(a)):], b[n:])
		}
	}
	low, high := 0, len(digits)
	if a != "" {
		low = strings.IndexByte(digits, a[0])
	}
	if b != "" {
		high = strings.IndexByte(digits, b[0])
	}
	if high-low > 1 {
		return string(digits[(low+high)/2])
	}
	if len(b) > 1 {
		return b[:1]
	}
	rest := ""
	if a != "" {
		rest = a[1:]
	}
	return string(digits[low]) + middle(rest, "")
}

// raise adds one to a whole part; "" when there is no more.
func raise(whole string) string {
	b := []byte(whole[1:])
	for i := len(b) - 1; i >= 0; i-- {
		d := strings.IndexByte(digits, b[i]) + 1
		if d < len(digits) {
			b[i] = digits[d]
			return whole[:1] + string(b)
		}
		b[i] = '0'
	}
	switch head := whole[0]; {
	case head == 'Z':
		return "a0"
	case head == 'z':
		return ""
	case head >= 'a':
		return string(head+1) + string(b) + "0"
	default:
		return string(head+1) + string(b[1:])
	}
}

// lower takes one from a whole part that is not the lowest.
func lower(whole string) string {
	b := []byte(whole[1:])
	for i := len(b) - 1; i >= 0; i-- {
		d := strings.IndexByte(digits, b[i]) - 1
		if d >= 0 {
			b[i] = digits[d]
			return whole[:1] + string(b)
		}
		b[i] = 'z'
	}
	switch head := whole[0]; {
	case head == 'a':
		return "Zz"
	case head > 'a':
		return string(head-1) + string(b[1:])
	default:
		return string(head-1) + string(b) + "z"
	}
}
