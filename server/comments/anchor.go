package comments

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
)

// Anchor tells what a thread is about. Positions are Yjs relative positions;
// quote, prefix and suffix find the place again when those are gone. Clients
// make and resolve anchors; the server only checks their form.
type Anchor struct {
	Kind    string `json:"kind" enum:"document,text,cell,image,stakeholder,relation,goal,indicator,plan"`
	ID      string `json:"id,omitempty" doc:"Of the stakeholder, relation, goal, indicator, plan or image; at most 200 characters."`
	Start   string `json:"start,omitempty" doc:"Base64 of a Yjs relative position, at most 600 characters."`
	End     string `json:"end,omitempty" doc:"As start."`
	Quote   string `json:"quote,omitempty" doc:"What stands there, at most 1000 characters."`
	Prefix  string `json:"prefix,omitempty" doc:"What stands before, at most 64 characters."`
	Suffix  string `json:"suffix,omitempty" doc:"What stands after, at most 64 characters."`
	Block   *int   `json:"block,omitempty" doc:"Index of the block when the anchor was made."`
	Heading string `json:"heading,omitempty" doc:"The heading above, at most 200 characters."`
}

// anchorKinds are what an anchor may point at; those in the second list need an id.
var (
	anchorKinds = []string{"document", "text", "cell", "image", "stakeholder", "relation", "goal", "indicator", "plan"}
	needsID     = []string{"stakeholder", "relation", "goal", "indicator", "plan"}
)

const (
	maxAnchor = 4 << 10
	maxBlock  = 1 << 24
)

// check refuses an anchor that no client of ours makes.
func (a Anchor) check() error {
	for _, limit := range []struct {
		name, text string
		most       int
	}{
		{"id", a.ID, 200}, {"start", a.Start, 600}, {"end", a.End, 600}, {"quote", a.Quote, 1000},
		{"prefix", a.Prefix, 64}, {"suffix", a.Suffix, 64}, {"heading", a.Heading, 200},
	} {
		if utf8.RuneCountInString(limit.text) > limit.most {
			return huma.Error422UnprocessableEntity("The anchor's " + limit.name + " is too long. Shorten it.")
		}
		if strings.ContainsRune(limit.text, 0) {
			return huma.Error422UnprocessableEntity("The anchor's " + limit.name + " holds a character that cannot be stored (NUL). Remove it.")
		}
	}
	switch {
	case !slices.Contains(anchorKinds, a.Kind):
		return huma.Error422UnprocessableEntity("The anchor's kind is unknown. Use " + strings.Join(anchorKinds, ", ") + ".")
	case slices.Contains(needsID, a.Kind) && a.ID == "":
		return huma.Error422UnprocessableEntity("An anchor on a " + a.Kind + " needs its id.")
	case !isBase64(a.Start) || !isBase64(a.End):
		return huma.Error422UnprocessableEntity("The anchor's start and end must be base64.")
	case a.Block != nil && (*a.Block < 0 || *a.Block > maxBlock):
		return huma.Error422UnprocessableEntity("The anchor's block is not the index of a block.")
	}
	if text, err := json.Marshal(a); err != nil || len(text) > maxAnchor {
		return huma.Error422UnprocessableEntity("The anchor is larger than 4 kB. Shorten the quoted text.")
	}
	return nil
}

func isBase64(s string) bool {
	_, err := base64.StdEncoding.DecodeString(s)
	return err == nil
}

// stored is the anchor as the database keeps it; nil is the whole document.
func (a Anchor) stored() *string {
	if a.Kind == "document" && a == (Anchor{Kind: "document"}) {
		return nil
	}
	text, err := json.Marshal(a)
	if err != nil { // strings and a number
		panic(err)
	}
	s := string(text)
	return &s
}

// readAnchor reads what is stored. Old programs could store any object as an
// anchor; what is none of ours is shown as one on the whole document.
func readAnchor(stored *string) Anchor {
	a := Anchor{}
	if stored == nil || json.Unmarshal([]byte(*stored), &a) != nil || a.check() != nil {
		return Anchor{Kind: "document"}
	}
	return a
}
