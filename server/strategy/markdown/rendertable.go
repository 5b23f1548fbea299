package markdown

import (
	"strings"

	"samrad/collab/ydoc"
)

// maxSpan bounds what a forged colspan can make of one row.
const maxSpan = 50

// renderTable writes a table the way GitHub does. A cell that spans several
// columns is followed by empty ones; its rows below stay as short as they are
// and are filled up. Several blocks in one cell are joined by <br>.
func renderTable(table ydoc.Node) []string {
	var rows [][]string
	columns := 1
	for _, row := range table.Content {
		cells := renderRow(row)
		columns = max(columns, len(cells))
		rows = append(rows, cells)
	}
	if !hasHeader(table) {
		rows = append([][]string{nil}, rows...)
	}
	var lines []string
	for i, row := range rows {
		for len(row) < columns {
			row = append(row, "")
		}
		lines = append(lines, "| "+strings.Join(row, " | ")+" |")
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", columns))
		}
	}
	return lines
}

func renderRow(row ydoc.Node) []string {
	var cells []string
	for _, cell := range row.Content {
		var parts []string
		for _, block := range cell.Content {
			parts = append(parts, renderCellBlock(block))
		}
		cells = append(cells, strings.Join(parts, "<br>"))
		for range min(number(cell.Attrs["colspan"], 1), maxSpan) - 1 {
			cells = append(cells, "")
		}
	}
	return cells
}

func renderCellBlock(block ydoc.Node) string {
	if block.Type == "paragraph" || block.Type == "heading" {
		return renderInline(block.Content, inCell)
	}
	if len(block.Content) > 0 && block.Content[0].Type == "text" { // code
		return renderInline([]ydoc.Node{{Type: "text", Text: plain(block)}}, inCell)
	}
	var parts []string
	for _, child := range block.Content {
		parts = append(parts, renderCellBlock(child))
	}
	return strings.Join(parts, "<br>")
}

// hasHeader tells whether the first row consists of header cells.
func hasHeader(table ydoc.Node) bool {
	if len(table.Content) == 0 || len(table.Content[0].Content) == 0 {
		return false
	}
	for _, cell := range table.Content[0].Content {
		if cell.Type != "tableHeader" {
			return false
		}
	}
	return true
}
