package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// checkBoxParser reads the box of a task. goldmark's own takes any [x] at the
// start of an item, also that of the link [x](…); GitHub asks for a space
// behind the box.
type checkBoxParser struct{}

var box = regexp.MustCompile(`^\[([ \txX])\](?:[ \t]+|\n|$)`)

// Trigger is the sign a box starts with.
func (checkBoxParser) Trigger() []byte { return []byte{'['} }

// Parse takes a box that opens the first text of a list item.
func (checkBoxParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	line, _ := block.PeekLine()
	found := box.FindSubmatchIndex(line)
	if found == nil {
		return nil
	}
	mark := line[found[2]]
	end := found[1]
	if line[end-1] == '\n' {
		end--
	}
	block.Advance(end)
	return east.NewTaskCheckBox(mark == 'x' || mark == 'X')
}
