// Package markdown turns Markdown into the nodes of a strategy and back.
//
// Parse reads CommonMark with the tables, task lists and strikethrough of
// GitHub (through goldmark) and gives nodes of the written schema, and a
// Report of what the schema has no place for: images, raw HTML, links to
// anything but web pages and mail addresses. Render is its inverse: for a
// document in normal form, Parse(Render(d)) is d again; a property test holds
// that. Normal form: text runs with equal marks are joined, code has no other
// mark beside it, table cells hold one paragraph and span nothing, the first
// row of a table and no other consists of header cells. Outside of it Render
// keeps all text and loses only what Markdown cannot say (row and column
// spans, header cells elsewhere).
//
// Two pieces of HTML are understood, because Markdown has no sign for them:
// <u> around underlined text and <br> for a line break in a table cell or at
// the end of a block. An empty paragraph is written as an empty comment.
//
// Input is not trusted: size, depth and number of blocks are capped before or
// right after parsing, and nothing here fetches or executes anything. Pure
// functions, safe for concurrent use. Allowed imports: collab/ydoc (Node),
// goldmark.
package markdown
