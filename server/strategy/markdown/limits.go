package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"unicode/utf8"
)

// What an import may be at most. A 300-page plan is about 1 MB and 10,000
// blocks; nobody nests lists twenty deep on purpose.
const (
	MaxBytes     = 2 << 20
	MaxBlocks    = 20_000
	MaxDepth     = 20
	maxParagraph = 100_000 // bytes without an empty line
	maxSigns     = 1000    // of [ ] * _ ~ in one paragraph
	maxIndent    = 200     // spaces at the start of one line
	maxColumns   = 200     // of a table
	maxMarkers   = 50      // quote and list signs at the start of one line
)

// Error says why a text cannot be imported, in words for the person who tries.
type Error struct{ message string }

func (e *Error) Error() string { return e.message }

func refuse(format string, args ...any) error { return &Error{fmt.Sprintf(format, args...)} }

// check refuses what would be expensive to parse, before parsing it: goldmark
// recurses once per nested container, and looks at a paragraph's brackets
// against each other.
func check(source []byte) error {
	if len(source) > MaxBytes {
		return refuse("The text is %.1f MB. At most 2 MB can be imported; split it into several documents.", float64(len(source))/(1<<20))
	}
	if !utf8.Valid(source) {
		line := 1 + bytes.Count(source[:invalidAt(source)], []byte("\n"))
		return refuse("The text is not UTF-8: line %d holds bytes that are no characters. Save the file as UTF-8 and try again.", line)
	}
	var p stretch
	for i, line := range bytes.Split(source, []byte("\n")) {
		if markers(line) > maxMarkers || len(line)-len(bytes.TrimLeft(line, " \t")) > maxIndent && len(bytes.TrimSpace(line)) > 0 {
			return refuse("Line %d is nested deeper than %d levels of lists or quotes. Flatten it and try again.", i+1, MaxDepth)
		}
		if !p.add(line) {
			return refuse("Around line %d one paragraph or table is too long or holds too many signs. Divide it with empty lines and try again.", i+1)
		}
	}
	return nil
}

// stretch is a run of lines that could be one paragraph or one table.
type stretch struct {
	lines, bytes, signs int
	columns             int // of a table; 0 = no table
}

var delimiterRow = regexp.MustCompile(`^[ \t|:-]*-[ \t|:-]*$`)

// add takes the next line and tells whether the stretch is still cheap to
// parse. goldmark tries every bracket and star against every other of its
// paragraph (25,000 brackets took 8 s), and fills every table row up to the
// width of its header.
func (p *stretch) add(line []byte) bool {
	text := bytes.TrimLeft(line, " \t>")
	if len(bytes.TrimSpace(text)) == 0 {
		*p = stretch{}
		return true
	}
	if startsItem(text) {
		*p = stretch{}
	}
	p.lines++
	p.bytes += len(line)
	if p.lines > 1 && p.columns == 0 && delimiterRow.Match(text) {
		p.columns = max(1, bytes.Count(text, []byte("|")))
	}
	signs := 0
	for _, c := range text {
		if c == '[' || c == ']' || c == '*' || c == '_' || c == '~' {
			signs++
		}
	}
	if p.columns > 0 { // each cell is a paragraph of its own
		return p.columns <= maxColumns && p.lines*p.columns <= 2*MaxBlocks && signs <= maxSigns
	}
	p.signs += signs
	return p.bytes <= maxParagraph && p.signs <= maxSigns
}

// startsItem: a bullet or the number 1 ends the paragraph before it.
func startsItem(text []byte) bool {
	if len(text) > 1 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ' {
		return true
	}
	return bytes.HasPrefix(text, []byte("1. ")) || bytes.HasPrefix(text, []byte("# "))
}

func invalidAt(source []byte) int {
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRune(source[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(source)
}

// markers counts the quote and list signs that open a line.
func markers(line []byte) int {
	n := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
		case c == '>' || c == '-' || c == '*' || c == '+':
			n++
		case c >= '0' && c <= '9' || c == '.' || c == ')':
			if c == '.' || c == ')' {
				n++
			}
		default:
			return n
		}
	}
	// A line of signs alone is a rule or an underline, unless it quotes.
	if bytes.IndexByte(line, '>') < 0 && !bytes.ContainsAny(line, " \t") {
		return 0
	}
	return n
}
