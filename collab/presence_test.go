package collab

import (
	"fmt"
	"strings"
	"testing"

	"samrad/collab/protocol"
)

func (r *rig) presence(id MemberID, client, clock uint64, state string) {
	r.step(AwarenessReceived{Member: id, Entries: []protocol.AwarenessEntry{{Client: client, Clock: clock, State: []byte(state)}}})
}

// waits until presence need not wait any longer for an edit.
func (r *rig) waits() {
	r.now = r.now.Add(r.core.limits.PresenceWait)
	r.step(TimerFired{})
}

// told decodes the presence of the last frame.
func told(t *testing.T, awareness []byte) string {
	t.Helper()
	if awareness == nil {
		return ""
	}
	entries, err := protocol.DecodeAwareness(awareness)
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, e := range entries {
		parts = append(parts, fmt.Sprintf("%d@%d=%s", e.Client, e.Clock, e.State))
	}
	return strings.Join(parts, " ")
}

func TestPresence(t *testing.T) {
	t.Run("AW1_newest_only", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightRead)
		r.presence(1, 7, 5, `{"a":1}`)
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `7@5={"a":1}` {
			t.Fatal(got)
		}
		for clock := uint64(6); clock < 9; clock++ {
			r.presence(1, 7, clock, fmt.Sprintf(`{"a":%d}`, clock))
			none[Fanout](r)
		}
		r.presence(1, 7, 5, `{"old":1}`)
		r.dropped(DropAwarenessStale)
		r.presence(1, 7, 8, `{"same":1}`)
		r.dropped(DropAwarenessStale)
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `7@8={"a":8}` {
			t.Fatal(got)
		}
	})
	t.Run("AW2_own_clients_only", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightRead)
		r.join(2, bert, RightRead)
		r.presence(1, 7, 1, `{}`)
		r.presence(2, 7, 2, `{}`)
		r.dropped(DropAwarenessForeign)
		r.presence(2, 7, 1, `null`)
		r.dropped(DropAwarenessForeign)
		r.presence(2, 99, 1, `null`) // of nobody
		r.dropped(DropAwarenessForeign)
		r.presence(1, 7, 1, `null`)
		none[CountDrop](r)
	})
	t.Run("AW3_names_only_the_signed_in_person", func(t *testing.T) {
		for state, want := range map[string]DropReason{
			`{}`:            "",
			`{"user":null}`: "",
			`{"user":{"id":"anna","name":"Anna","organisation":"Odense","colour":"blue"},"cursor":{"x":1}}`: "",
			`{"user":{"name":"Anna"}}`:                        "",
			`{"user":{"name":"Bert"}}`:                        DropAwarenessForged,
			`{"user":{"id":"bert"}}`:                          DropAwarenessForged,
			`{"user":{"organisation":"Lister"}}`:              DropAwarenessForged,
			`{"user":{"id":7}}`:                               DropAwarenessForged,
			`{"user":{"name":null}}`:                          DropAwarenessForged,
			`{"user":"Bert"}`:                                 DropAwarenessForged,
			`{"user":{"name":"Bert","Name":"Anna"}}`:          DropAwarenessForged,
			`{"user":{"name":"Bert"},"User":{"name":"Anna"}}`: DropAwarenessForged,
			`{"user":{"name":"Anna"},"user":{"name":"Bert"}}`: DropAwarenessForged,
			`{"us\u0065r":{"name":"Bert"}}`:                   DropAwarenessForged,
			`{"user":{"name":"Anna","n\u0061me":"Bert"}}`:     DropAwarenessForged,
			`[]`:  DropAwarenessInvalid,
			`"x"`: DropAwarenessInvalid,
			`{`:   DropAwarenessInvalid,
			`{"big":"` + strings.Repeat("x", 9000) + `"}`: DropAwarenessInvalid,
		} {
			r := newRig(t, Limits{})
			r.join(1, anna, RightRead)
			r.presence(1, 7, 1, state)
			var got DropReason
			if drops := find[CountDrop](r.effects); len(drops) > 0 {
				got = drops[0].Reason
			}
			if got != want {
				t.Errorf("%.60s: %q, want %q", state, got, want)
			}
			r.waits()
			if shown := len(find[Fanout](r.effects)) > 0; shown != (want == "") {
				t.Errorf("%.60s: shown %v", state, shown)
			}
		}
	})
	t.Run("AW3_also_when_only_the_caret_moved", func(t *testing.T) {
		const user = `{"user":{"id":"anna","name":"Anna"}`
		for state, want := range map[string]DropReason{
			user + `}`:                                    "",
			user + `,"cursor":{"at":[1,"user"]}}`:         "",
			user + `,"cursor":{"at":"\\"}}`:               "",
			user + `,"user":{"name":"Bert"}}`:             DropAwarenessForged,
			user + `,"us\u0065r":{"name":"Bert"}}`:        DropAwarenessForged,
			user + ` , "cursor":1, "user": "Bert" }`:      DropAwarenessForged,
			user[:len(user)-1] + `,"name":"Bert"},"c":1}`: DropAwarenessForged,
			user:                DropAwarenessInvalid,
			user + `,"cursor"}`: DropAwarenessInvalid,
			user + `}}`:         DropAwarenessInvalid,
		} {
			r := newRig(t, Limits{})
			r.join(1, anna, RightRead)
			r.presence(1, 7, 1, user+`,"cursor":{"at":0}}`)
			none[CountDrop](r)
			r.presence(1, 7, 2, state)
			var got DropReason
			if drops := find[CountDrop](r.effects); len(drops) > 0 {
				got = drops[0].Reason
			}
			if got != want {
				t.Errorf("%s: %q, want %q", state, got, want)
			}
		}
	})
	t.Run("AW4_removed_when_the_member_leaves", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightRead)
		r.join(2, anna, RightRead)
		r.join(3, bert, RightRead)
		r.presence(1, 7, 4, `{}`)
		r.presence(1, 8, 1, `{}`)
		r.presence(2, 7, 4, `{}`) // the same tab, reconnected before its old socket is gone
		r.quiet()
		r.step(MemberLeft{Member: 1})
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `8@1=null` {
			t.Fatal(got)
		}
		r.quiet()
		r.step(MemberLeft{Member: 2})
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `7@4=null` {
			t.Fatal(got)
		}
		if len(r.core.presence.of) != 0 || len(r.core.presence.order) != 0 {
			t.Fatal("states are kept of those who left")
		}
	})
	// Two tabs of one person over y-websocket, which repeats what it is shown: the
	// second was taken for the first one's new connection, and stayed on screens.
	t.Run("AW4_repeating_is_not_speaking_for", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightRead)
		r.join(2, anna, RightRead)
		r.presence(1, 7, 1, `{"a":1}`)
		r.presence(2, 8, 1, `{"b":1}`)
		r.presence(2, 7, 1, `{"a":1}`)
		r.dropped(DropAwarenessStale)
		r.quiet()
		r.step(MemberLeft{Member: 1})
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `7@1=null` {
			t.Fatal(got)
		}
	})
	t.Run("AW5_joiners_get_all", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightRead)
		r.presence(1, 7, 1, `{"a":1}`)
		r.quiet()
		r.step(MemberJoined{Member: 2, Identity: bert, Right: RightRead})
		r.step(SyncRequested{Member: 2, StateVector: noVector})
		f := one[Fanout](r)
		if told(t, f.AllAwareness) != `7@1={"a":1}` || len(f.Fresh) != 1 || f.Fresh[0] != 2 || f.Awareness != nil {
			t.Fatalf("%+v", f)
		}
		r.quiet()
		r.step(AwarenessQueried{Member: 2})
		if f := one[Fanout](r); told(t, f.AllAwareness) != `7@1={"a":1}` {
			t.Fatalf("%+v", f)
		}
	})
	t.Run("AW6_bounded", func(t *testing.T) {
		r := newRig(t, Limits{AwarenessClients: 3, UnstoredClients: 5})
		r.join(1, anna, RightRead)
		for client := uint64(1); client <= 3; client++ {
			r.presence(1, client, 1, `{}`)
			none[CountDrop](r)
		}
		r.presence(1, 4, 1, `{}`)
		r.dropped(DropAwarenessInvalid)
		// Coming and going must not name client ids without end.
		named := 3
		for client := uint64(10); client < 40; client++ {
			r.presence(1, client-1, 2, `null`)
			r.quiet()
			r.step(MemberLeft{Member: 1})
			r.join(1, anna, RightRead)
			r.presence(1, client, 1, `{}`)
			if len(find[CountDrop](r.effects)) == 0 {
				named++
			}
		}
		if named != 5 {
			t.Fatalf("named %d client ids", named)
		}
	})
}
