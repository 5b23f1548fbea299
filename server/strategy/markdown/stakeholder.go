package markdown

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"samrad/collab/ydoc"
)

// The two nodes that stand for a stakeholder of a map, and how their addresses
// begin in Markdown. A mention is the link [@Name](samrad:mention/map/who); a
// card is the link [Name](samrad:card/map/who) in a paragraph of its own.
const (
	mentionNode   = "stakeholderMention"
	cardNode      = "stakeholderCard"
	mentionPrefix = "samrad:mention/"
	cardPrefix    = "samrad:card/"
)

// mapID and stakeholderID bound what an import takes: a document's id, and an
// id of an entry as package stakeholders takes it.
var (
	mapID         = regexp.MustCompile(`^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	stakeholderID = regexp.MustCompile(`^[!-.0-~]{1,64}$`)
)

// Stakeholder gives the name that a mention or a card shows, as a mention
// shows it; ok is false for every other node.
func Stakeholder(n ydoc.Node) (label string, ok bool) {
	label, _ = n.Attrs["label"].(string)
	switch n.Type {
	case mentionNode:
		return "@" + label, true
	case cardNode:
		return label, true
	}
	return "", false
}

// stakeholderLink is the address of a mention or a card; "" when it names
// nothing an import would take.
func stakeholderLink(n ydoc.Node) string {
	document, _ := n.Attrs["documentId"].(string)
	who, _ := n.Attrs["stakeholderId"].(string)
	if !mapID.MatchString(document) || !stakeholderID.MatchString(who) {
		return ""
	}
	prefix := mentionPrefix
	if n.Type == cardNode {
		prefix = cardPrefix
	}
	return prefix + document + "/" + url.PathEscape(who)
}

// stakeholderAt reads such an address; ok is false for every other link.
func stakeholderAt(href, label string) (n ydoc.Node, ok bool) {
	kind := mentionNode
	rest, found := strings.CutPrefix(href, mentionPrefix)
	if !found {
		kind = cardNode
		if rest, found = strings.CutPrefix(href, cardPrefix); !found {
			return n, false
		}
	}
	document, escaped, _ := strings.Cut(rest, "/")
	who, err := url.PathUnescape(escaped)
	if err != nil || !mapID.MatchString(document) || !stakeholderID.MatchString(who) {
		return n, false
	}
	if kind == mentionNode {
		label = strings.TrimPrefix(label, "@")
	}
	return ydoc.Node{Type: kind, Attrs: map[string]any{"documentId": document, "stakeholderId": who, "label": label}}, true
}

// stakeholder writes a mention or a card as its link, or as its name alone.
func (w *inlineWriter) stakeholder(n ydoc.Node) {
	label, _ := Stakeholder(n)
	label = strings.Join(strings.Fields(label), " ")
	if label == "@" {
		w.run(ydoc.Node{Type: "text", Text: label})
		return
	}
	w.reference(label, stakeholderLink(n))
}

// reference writes a link to something of our own, or its words alone.
func (w *inlineWriter) reference(label, address string) { w.titled(label, address, "") }

// titled is reference with a title, which holds no quotes.
func (w *inlineWriter) titled(label, address, title string) {
	if address == "" || label == "" {
		w.run(ydoc.Node{Type: "text", Text: label})
		return
	}
	w.to(nil)
	w.sign("[")
	w.pieces = append(w.pieces, piece{text: label, literal: true})
	if title != "" {
		title = ` "` + title + `"`
	}
	w.sign("](" + destination(address) + title + ")")
}

// stakeholder puts a mention where its link stands. A card is a block: where one
// stands in a sentence it becomes a mention.
func (run *inlineRun) stakeholder(n ast.Node, href string) bool {
	label := &inlineRun{reader: run.reader}
	label.children(n, nil)
	label.flush()
	found, ok := stakeholderAt(href, plain(ydoc.Node{Content: label.out}))
	if !ok {
		return false
	}
	found.Type = mentionNode
	run.flush()
	run.out = append(run.out, found)
	return true
}

// card gives the card that a paragraph is when it holds nothing but its link.
func (r *reader) card(n ast.Node) (ydoc.Node, bool) {
	href, label, ok := r.onlyLink(n)
	if !ok || !strings.HasPrefix(href, cardPrefix) {
		return ydoc.Node{}, false
	}
	return stakeholderAt(href, label)
}

// onlyLink gives address and words of the link that is all a paragraph holds.
func (r *reader) onlyLink(n ast.Node) (href, label string, ok bool) {
	link, ok := n.FirstChild().(*ast.Link)
	if !ok || link.NextSibling() != nil {
		return "", "", false
	}
	href = unescape(string(link.Destination))
	if !strings.HasPrefix(href, "samrad:") {
		return "", "", false
	}
	words := &inlineRun{reader: r}
	words.children(link, nil)
	words.flush()
	return href, plain(ydoc.Node{Content: words.out}), true
}
