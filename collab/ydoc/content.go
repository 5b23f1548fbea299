package ydoc

import (
	"bytes"
	"encoding/json"
)

// readContent decodes the payload of an item and its length in clocks.
func (r *updateReader) readContent(s *structRec) {
	s.length = 1
	start := r.pos
	switch s.kind() {
	case kindDeleted:
		s.length = r.structLength(s.clock)
		return
	case kindString:
		s.content = r.text()
		s.length = uint32(utf16Len(s.content))
		if s.length == 0 && r.err == nil {
			r.fail(malformed("empty text"))
		}
		return
	case kindJSON, kindAny:
		r.readElements(s)
		return
	case kindBinary:
		r.bytes()
	case kindEmbed:
		r.jsonText()
	case kindFormat:
		r.text()
		r.jsonText()
	case kindType:
		r.typeRef()
	case kindDoc:
		r.text()
		r.skipAny()
	default:
		r.fail(malformed("content kind %d", s.kind()))
	}
	if r.err == nil {
		s.content = r.buf[start:r.pos:r.pos]
	}
}

// readElements reads the counted contents. Every element takes at least a byte,
// so the count cannot claim more than the update holds.
func (r *updateReader) readElements(s *structRec) {
	n := r.uvarint()
	if r.err == nil && (n == 0 || n > uint64(r.left())) {
		r.fail(malformed("%d elements in %d bytes", n, r.left()))
	}
	start := r.pos
	for i := uint64(0); i < n && r.err == nil; i++ {
		if s.kind() == kindAny {
			r.skipAny()
		} else {
			r.jsonElement()
		}
	}
	if r.err == nil {
		s.content, s.length = r.buf[start:r.pos:r.pos], uint32(n)
	}
}

// typeRef reads which shared type an item holds, with its node name.
func (r *updateReader) typeRef() {
	switch ref := r.uvarint(); ref {
	case refArray, refMap, refText, refXMLFragment, refXMLText:
	case refXMLElement, refXMLHook:
		r.text()
	default:
		r.fail(malformed("shared type %d", ref))
	}
}

// Shared types as numbered on the wire.
const (
	refArray       = 0
	refMap         = 1
	refText        = 2
	refXMLElement  = 3
	refXMLFragment = 4
	refXMLHook     = 5
	refXMLText     = 6
)

// jsonElement reads one element of kindJSON, where "undefined" stands for itself.
func (r *updateReader) jsonElement() {
	b := r.text()
	if r.err == nil && !bytes.Equal(b, undefinedText) {
		r.checkJSON(b)
	}
}

var undefinedText = []byte("undefined")

// jsonText reads a string that must be JSON.
func (r *updateReader) jsonText() {
	if b := r.text(); r.err == nil {
		r.checkJSON(b)
	}
}

func (r *updateReader) checkJSON(b []byte) {
	if len(b) == 4 && (string(b) == "true" || string(b) == "null") {
		return
	}
	if depth := jsonDepth(b); depth > r.lim.MaxDepth {
		r.fail(overLimit("JSON depth", uint64(r.lim.MaxDepth)))
		return
	}
	if !json.Valid(b) {
		r.fail(malformed("invalid JSON before byte %d", r.pos))
	}
}

// jsonDepth is how deep arrays and objects nest, at least for valid JSON.
func jsonDepth(b []byte) int {
	depth, deepest, quoted := 0, 0, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			depth++
			deepest = max(deepest, depth)
		case c == ']' || c == '}':
			depth--
		}
	}
	return deepest
}

// appendContent encodes the payload of an item of length clocks from offset on.
func appendContent(b []byte, k kind, content []byte, length, offset uint32) []byte {
	switch k {
	case kindDeleted:
		return appendUvarint(b, uint64(length-offset))
	case kindString:
		if offset > 0 {
			content = sliceText(content, int(length), int(offset), int(length))
		}
		return appendBytes(b, content)
	case kindAny, kindJSON:
		content = content[elementOffset(k, content, offset):]
		return append(appendUvarint(b, uint64(length-offset)), content...)
	default:
		return append(b, content...)
	}
}

// elementOffset is where the n-th element of validated kindAny or kindJSON
// content begins.
func elementOffset(k kind, content []byte, n uint32) int {
	if n == 0 {
		return 0
	}
	r := updateReader{reader: reader{buf: content}, lim: Limits{MaxDepth: 1 << 30}}
	for ; n > 0; n-- {
		if k == kindAny {
			r.skipAny()
		} else {
			r.text()
		}
	}
	return r.pos
}

// sliceContent returns the payload of the clocks [from, to) of content.
func sliceContent(k kind, content []byte, length, from, to uint32) []byte {
	switch k {
	case kindString:
		return sliceText(content, int(length), int(from), int(to))
	case kindAny, kindJSON:
		content = content[elementOffset(k, content, from):]
		return content[:elementOffset(k, content, to-from)]
	default:
		return content
	}
}
