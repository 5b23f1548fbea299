package collab

import (
	"bytes"
	"encoding/json"
)

// checkState refuses a state that is no JSON object or names another person. It
// decodes into maps, since matching of struct fields ignores case and would
// read "Name" where a browser reads "name".
func checkState(state []byte, id Identity) DropReason {
	var fields map[string]json.RawMessage
	if json.Unmarshal(state, &fields) != nil || fields == nil {
		return DropAwarenessInvalid
	}
	raw, ok := fields["user"]
	if !ok || string(raw) == "null" {
		return ""
	}
	var user map[string]json.RawMessage
	if json.Unmarshal(raw, &user) != nil {
		return DropAwarenessForged
	}
	for key, want := range map[string]string{"id": string(id.Person), "name": id.Name, "organisation": id.Organisation} {
		raw, ok := user[key]
		if !ok {
			continue
		}
		var got string
		if json.Unmarshal(raw, &got) != nil || got != want {
			return DropAwarenessForged
		}
	}
	return ""
}

// userFirst is how states begin whose user comes first, as editors write them.
const userFirst = `{"user":`

// userPrefix is how many bytes of a checked state are its user, if that comes
// first; 0 if not.
func userPrefix(state []byte) int {
	if !bytes.HasPrefix(state, []byte(userFirst)) {
		return 0
	}
	d := json.NewDecoder(bytes.NewReader(state[len(userFirst):]))
	var raw json.RawMessage
	if d.Decode(&raw) != nil {
		return 0
	}
	return len(userFirst) + int(d.InputOffset())
}

// sameUser reports whether a state is an object that names the same user as the
// checked prefix, and no other further on: of two equal keys the last would
// count. Carets move far more often than people change.
func sameUser(state, prefix []byte) bool {
	return len(prefix) > 0 && bytes.HasPrefix(state, prefix) &&
		!bytes.Contains(state[len(prefix):], []byte(`"user"`)) &&
		bytes.IndexByte(state[len(prefix):], '\\') < 0 && // a key may be spelt with escapes
		json.Valid(state)
}
