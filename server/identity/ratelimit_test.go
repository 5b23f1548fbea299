package identity

import "testing"

func TestLimiterKeysAreSenders(t *testing.T) {
	for _, same := range [][2]string{
		{"2001:db8:1:2:3::1", "2001:db8:1:2:ffff::9"},
		{"::ffff:192.0.2.1", "192.0.2.1"},
		{"fe80::1%eth0", "fe80::2%eth1"},
	} {
		if limitKey(same[0]) != limitKey(same[1]) {
			t.Errorf("%s and %s count apart", same[0], same[1])
		}
	}
	for _, apart := range [][2]string{{"2001:db8:1:2::1", "2001:db8:1:3::1"}, {"192.0.2.1", "192.0.2.2"}, {"", "@"}} {
		if limitKey(apart[0]) == limitKey(apart[1]) {
			t.Errorf("%s and %s count as one", apart[0], apart[1])
		}
	}
}
