package ydoc

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
)

// Node is a ProseMirror node as its JSON: a document, a block, an inline node or
// a text.
type Node struct {
	Type    string         `json:"type"`
	Attrs   map[string]any `json:"attrs,omitempty"`
	Content []Node         `json:"content,omitempty"`
	Text    string         `json:"text,omitempty"`
	Marks   []Mark         `json:"marks,omitempty"`
}

// Mark is a ProseMirror mark on a text.
type Mark struct {
	Type  string         `json:"type"`
	Attrs map[string]any `json:"attrs,omitempty"`
}

// ErrNotProseMirror is wrapped where a fragment holds what an editor would not
// put there, such as a map, or text with an embedded value.
var ErrNotProseMirror = errors.New("ydoc: not ProseMirror content")

// hashedMark is the name y-prosemirror gives to marks that may overlap
// themselves: the mark's name and a hash of it.
var hashedMark = regexp.MustCompile(`^(.*)--[a-zA-Z0-9+/=]{8}$`)

// ProseMirror reads the fragment as y-prosemirror does: elements are nodes, XML
// texts are runs of text nodes, formats are marks (sorted by name). The result
// is a node of type "doc".
func (x *XMLFragment) ProseMirror() (Node, error) {
	content, err := x.proseMirrorChildren(x.readDepth())
	return Node{Type: "doc", Content: content}, err
}

func (x *XMLFragment) proseMirrorChildren(depth int) ([]Node, error) {
	if depth < 0 {
		return nil, ErrTooDeep
	}
	var out []Node
	for _, v := range x.listElements() {
		switch v := v.(type) {
		case *XMLElement:
			content, err := v.proseMirrorChildren(depth - 1)
			if err != nil {
				return nil, err
			}
			n := Node{Type: v.Name(), Content: content}
			for _, k := range v.mapKeys() {
				if n.Attrs == nil {
					n.Attrs = make(map[string]any)
				}
				a, _ := v.mapGet(k)
				if n.Attrs[k], err = jsonValue(a, depth); err != nil {
					return nil, err
				}
			}
			out = append(out, n)
		case *XMLText:
			texts, err := v.proseMirrorTexts()
			if err != nil {
				return nil, err
			}
			out = append(out, texts...)
		default:
			return nil, fmt.Errorf("%w: %T in XML", ErrNotProseMirror, v)
		}
	}
	return out, nil
}

// proseMirrorTexts reads a text as text nodes.
func (t *XMLText) proseMirrorTexts() (out []Node, err error) {
	t.runs(func(insert any, current attributes) {
		s, ok := insert.(string)
		if !ok {
			err = fmt.Errorf("%w: %T in a text", ErrNotProseMirror, insert)
			return
		}
		n := Node{Type: "text", Text: s}
		for _, a := range sortedAttributes(current) {
			n.Marks = append(n.Marks, markOf(a))
		}
		out = append(out, n)
	})
	return out, err
}

// markOf reads a format as a mark. Values other than objects are marks without
// attributes.
func markOf(a attribute) Mark {
	m := Mark{Type: a.key}
	if parts := hashedMark.FindStringSubmatch(a.key); parts != nil {
		m.Type = parts[1]
	}
	if attrs, ok := parseJSON([]byte(a.value)).(map[string]any); ok && len(attrs) > 0 {
		m.Attrs = attrs
	}
	return m
}

// UnmarshalNode reads ProseMirror JSON. It returns an error wrapping
// ErrNotProseMirror if that is not a node.
func UnmarshalNode(b []byte) (Node, error) {
	var n Node
	if err := json.Unmarshal(b, &n); err != nil {
		return Node{}, fmt.Errorf("%w: %v", ErrNotProseMirror, err)
	}
	if n.Type == "" {
		return Node{}, fmt.Errorf("%w: a node without type", ErrNotProseMirror)
	}
	return n, nil
}
