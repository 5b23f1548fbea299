package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"samrad/collab/ydoc"
)

// commonMark is stateless once built.
var commonMark = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough),
	goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(checkBoxParser{}, 0))),
).Parser()

// Parse reads Markdown into a node of type doc with at least one block. An
// error is always an *Error whose message can be shown.
func Parse(source []byte) (ydoc.Node, Report, error) {
	var report Report
	if err := check(source); err != nil {
		return ydoc.Node{}, report, err
	}
	source = clean(source, &report)
	reader := &reader{source: source, report: &report}
	content, err := reader.blocks(commonMark.Parse(text.NewReader(source)), 0)
	if err != nil {
		return ydoc.Node{}, report, err
	}
	if len(content) == 0 {
		content = []ydoc.Node{paragraph(nil)}
	}
	return ydoc.Node{Type: "doc", Content: content}, report, nil
}

// clean brings line ends to \n, drops a byte order mark, and takes the front
// matter of static site generators away, which is about the file and not in
// the text.
func clean(source []byte, report *Report) []byte {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	source = bytes.ReplaceAll(source, []byte("\r"), []byte("\n"))
	source = bytes.ReplaceAll(source, []byte{0}, []byte("\ufffd"))
	if rest, ok := withoutFrontMatter(string(source)); ok {
		report.FrontMatter = true
		return []byte(rest)
	}
	return source
}

// withoutFrontMatter recognises "---", lines of which the first is "key:", and
// a closing "---" or "...". A rule followed by text is not front matter.
func withoutFrontMatter(source string) (string, bool) {
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return "", false
	}
	key, _, ok := strings.Cut(rest, ":")
	if !ok || key == "" || strings.ContainsAny(key, " \t\n#*>-") {
		return "", false
	}
	for offset, lines := 0, 0; lines < 200; lines++ {
		line, _, more := strings.Cut(rest[offset:], "\n")
		if line == "---" || line == "..." {
			return rest[min(offset+len(line)+1, len(rest)):], true
		}
		if !more {
			break
		}
		offset += len(line) + 1
	}
	return "", false
}

// reader walks one parsed document. Not safe for concurrent use.
type reader struct {
	source []byte
	report *Report
	count  int
	// endless is the last block in which something was to be passed over without end.
	endless ast.Node
}

// block counts a block against the limits.
func (r *reader) block(depth int) error {
	if r.count++; r.count > MaxBlocks {
		return refuse("The text has more than %d paragraphs, list items and table cells. Split it into several documents.", MaxBlocks)
	}
	if depth > MaxDepth {
		return refuse("Lists or quotes are nested deeper than %d levels. Flatten them and try again.", MaxDepth)
	}
	return nil
}

// blocks converts the children of a container.
func (r *reader) blocks(parent ast.Node, depth int) ([]ydoc.Node, error) {
	var out []ydoc.Node
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if err := r.block(depth); err != nil {
			return nil, err
		}
		if end := r.afterShown(n); end != nil {
			n = end
			continue
		}
		nodes, err := r.one(n, depth)
		if err != nil {
			return nil, err
		}
		out = append(out, nodes...)
	}
	return out, nil
}
