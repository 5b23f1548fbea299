package markdown

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"samrad/collab/ydoc"
)

// place is where inline text stands; it decides how a line break is written
// and which signs must be escaped.
type place int

const (
	inParagraph place = iota
	inHeading
	inCell
)

// renderInline writes text with marks. Marks nest in markOrder; each delimiter
// is placed so that CommonMark's flanking rules hold (see boundary).
func renderInline(content []ydoc.Node, where place) string {
	content = trimEnd(content)
	w := &inlineWriter{where: where}
	for i, n := range content {
		switch n.Type {
		case "text":
			w.run(n)
		case "hardBreak":
			w.to(nil)
			w.lineBreak(where != inParagraph || i == len(content)-1)
		case mentionNode, cardNode:
			w.stakeholder(n)
		case goalNode:
			w.goal(n)
		default:
			w.run(ydoc.Node{Type: "text", Text: plain(n)})
		}
	}
	w.to(nil)
	return w.finish()
}

// trimEnd leaves out the blanks that typing leaves behind at the end of a block.
// Markdown could only carry them as "&#32;", which people would have to read.
func trimEnd(content []ydoc.Node) []ydoc.Node {
	content = slices.Clone(content)
	for len(content) > 0 {
		last := &content[len(content)-1]
		isCode := slices.ContainsFunc(last.Marks, func(m ydoc.Mark) bool { return m.Type == "code" })
		if last.Type != "text" || isCode {
			break
		}
		if last.Text = strings.TrimRight(last.Text, " "); last.Text != "" {
			break
		}
		content = content[:len(content)-1]
	}
	return content
}

// piece is a stretch of output: literal characters still to be escaped, or
// finished signs.
type piece struct {
	text      string
	literal   bool
	delimiter string // "**", "_", "~~" for marks whose sides matter
	opens     bool
}

type inlineWriter struct {
	where  place
	open   []ydoc.Mark
	pieces []piece
}

func (w *inlineWriter) run(n ydoc.Node) {
	if n.Text == "" {
		return
	}
	marks := known(n.Marks)
	if i := slices.IndexFunc(marks, func(m ydoc.Mark) bool { return m.Type == "code" }); i >= 0 {
		w.to(slices.Delete(marks, i, i+1))
		w.sign(codeSpan(n.Text, w.where))
		return
	}
	w.to(marks)
	w.pieces = append(w.pieces, piece{text: n.Text, literal: true})
}

// known keeps the marks Markdown has a sign for, in the order they nest. A link
// an import would not take is not handed out either.
func known(marks []ydoc.Mark) []ydoc.Mark {
	var out []ydoc.Mark
	for _, m := range marks {
		if i := strings.Index(m.Type, "--"); i > 0 { // y-prosemirror's name--hash of overlapping marks
			m.Type = m.Type[:i]
		}
		if slices.Contains(markOrder, m.Type) && (m.Type != "link" || SafeLink(href(m))) {
			out = with(out, m)
		}
	}
	return out
}

func href(m ydoc.Mark) string {
	s, _ := m.Attrs["href"].(string)
	return s
}

// to closes and opens marks until exactly these are open.
func (w *inlineWriter) to(marks []ydoc.Mark) {
	keep := 0
	for keep < len(w.open) && keep < len(marks) &&
		w.open[keep].Type == marks[keep].Type && href(w.open[keep]) == href(marks[keep]) {
		keep++
	}
	for i := len(w.open) - 1; i >= keep; i-- {
		w.mark(w.open[i], false)
	}
	for _, m := range marks[keep:] {
		w.mark(m, true)
	}
	w.open = slices.Clone(marks)
}

func (w *inlineWriter) mark(m ydoc.Mark, opens bool) {
	switch m.Type {
	case "bold":
		w.pieces = append(w.pieces, piece{delimiter: "**", opens: opens})
	case "italic":
		w.pieces = append(w.pieces, piece{delimiter: "_", opens: opens})
	case "strike":
		w.pieces = append(w.pieces, piece{delimiter: "~~", opens: opens})
	case "underline":
		w.sign(map[bool]string{true: "<u>", false: "</u>"}[opens])
	case "link":
		if opens {
			w.sign("[")
		} else {
			w.sign("](" + destination(href(m)) + ")")
		}
	}
}

func (w *inlineWriter) sign(s string) { w.pieces = append(w.pieces, piece{text: s}) }

func (w *inlineWriter) lineBreak(tag bool) {
	if tag {
		w.sign("<br>")
		return
	}
	w.sign("\\\n")
}

// finish writes the pieces, escaping literal text for where it stands.
func (w *inlineWriter) finish() string {
	var out strings.Builder
	for i, p := range w.pieces {
		switch {
		case p.delimiter != "":
			out.WriteString(p.delimiter)
		case !p.literal:
			out.WriteString(p.text)
		default:
			lineStart := i == 0 || strings.HasSuffix(w.pieces[i-1].text, "\n") && !w.pieces[i-1].literal
			lineEnd := i == len(w.pieces)-1 || w.pieces[i+1].text == "\\\n" && !w.pieces[i+1].literal
			out.WriteString(escapeText(p.text, escaping{
				where:     w.where,
				lineStart: lineStart, lineEnd: lineEnd,
				first: w.boundary(i, -1), last: w.boundary(i, +1),
			}))
		}
	}
	return out.String()
}

// side says what a literal's outermost character must not be.
type side int

const (
	free   side = iota
	inside      // within a delimiter: no space
	beside      // outside a delimiter: a space or punctuation
)

// boundary looks at what stands before (-1) or after (+1) the literal piece i.
//
// A delimiter opens only if no space follows, and if what follows is
// punctuation only when a space or punctuation stands before it (CommonMark
// 6.2); "_" never opens or closes within a word. A character that breaks the
// rule is written as a character reference, whose & and ; are punctuation.
func (w *inlineWriter) boundary(i, step int) side {
	j := i + step
	if j < 0 || j >= len(w.pieces) || w.pieces[j].literal {
		return free
	}
	// <u>, [ and ]( are punctuation; behind them the next delimiter may follow.
	d := w.pieces[j]
	if d.delimiter == "" {
		return free
	}
	if d.opens == (step < 0) {
		return inside
	}
	if k := j + step; d.delimiter != "_" && k >= 0 && k < len(w.pieces) && w.pieces[k].literal && letterAt(w.pieces[k].text, step) {
		return free // letters on both sides: fine for all but "_"
	}
	return beside
}

// letterAt tells whether the text starts (+1) or ends (-1) with a letter or
// digit that will be written as itself.
func letterAt(text string, step int) bool {
	r, size := utf8.DecodeRuneInString(text)
	if step < 0 {
		r, size = utf8.DecodeLastRuneInString(text)
	}
	// A single character may itself be written as a reference, for its other side.
	return size < len(text) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// codeSpan fences text with more backticks than it holds in a row.
func codeSpan(text string, where place) string {
	text = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text)
	if where == inCell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	fence := "`"
	for longest := longestRun(text, '`'); len(fence) <= longest; {
		fence += "`"
	}
	edge := func(c byte) bool { return c == '`' || c == ' ' }
	if edge(text[0]) || edge(text[len(text)-1]) {
		if strings.Trim(text, " ") != "" {
			text = " " + text + " "
		}
	}
	return fence + text + fence
}

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// destination writes a link target between < and >, which may hold anything
// once its own signs are escaped.
func destination(href string) string {
	risky := strings.ContainsFunc(href, func(r rune) bool {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("<>()\\|`", r)
	})
	if !risky && !strings.Contains(href, ";") { // without ; there is no character reference

		return href
	}
	var out strings.Builder
	out.WriteByte('<')
	for _, r := range href {
		switch {
		case r == '|' || r < ' ' || r == 0x7f:
			fmt.Fprintf(&out, "&#%d;", r)
		case strings.ContainsRune(`<>\&`, r):
			out.WriteByte('\\')
			fallthrough
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('>')
	return out.String()
}

type escaping struct {
	where              place
	lineStart, lineEnd bool
	first, last        side
}

// escapeText writes literal text so that it reads back as exactly itself.
func escapeText(s string, e escaping) string {
	var out strings.Builder
	number := e.lineStart // still within digits that could number a list
	for i, r := range s {
		size := utf8.RuneLen(r)
		first, last := i == 0, i+size == len(s)
		switch {
		case mustRefer(r, e, first, last):
			fmt.Fprintf(&out, "&#%d;", r)
		case r == '&' && entity.MatchString(s[i:]), mustEscape(r, e, first, last, number && i > 0):
			out.WriteByte('\\')
			out.WriteRune(r)
		default:
			out.WriteRune(r)
		}
		number = number && r >= '0' && r <= '9'
	}
	return out.String()
}

// mustRefer: characters that only survive as a character reference.
func mustRefer(r rune, e escaping, first, last bool) bool {
	if r < 0x20 && r != 0 || r == 0x7f || r == 0xfeff {
		return true
	}
	if e.where == inCell && r == '|' {
		return true
	}
	if r == '\\' && last && e.lineEnd { // three in a row at the end of a line are one too many for goldmark
		return true
	}
	if r == '~' && (first || last) { // goldmark looks at the sign before ~~ and not whether it is escaped
		return true
	}
	space := unicode.IsSpace(r) && r != 0x85 // which HTML would read as another character
	if space && (first && (e.lineStart || e.first == inside) || last && (e.lineEnd || e.last == inside)) {
		return true
	}
	if first && e.first == beside || last && e.last == beside {
		return !space && !(r < 0x80 && isPunct(byte(r))) || r > 0x80 && space
	}
	return false
}

// mustEscape: signs that would mean something here.
func mustEscape(r rune, e escaping, first, last, afterNumber bool) bool {
	switch r {
	case '\\', '`', '*', '_', '[', ']', '<', '~':
		return true
	case '!':
		return last // a link may follow
	case '#':
		return first && e.lineStart || last && e.where == inHeading
	case '>', '+', '-', '=', ':', '|':
		return first && e.lineStart && e.where == inParagraph
	case '.', ')':
		return afterNumber && e.where == inParagraph
	}
	return false
}
