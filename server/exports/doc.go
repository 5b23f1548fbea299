// Package exports gives a document away as a file: a strategy as Markdown, as a
// standalone HTML page or as ProseMirror JSON; a stakeholder map or goal list as a
// workbook, as CSV, as a page or Markdown for reading, or as the plain JSON of its
// Yjs roots; a goal list also as iCalendar.
//
// Data flow: check the right to view → Rooms.State, which is what is committed
// → the engine reads the content → what it shows of other documents is brought up
// to date, as far as the reader may see these → one of the writers here → the audit log.
// Nothing is cached. The HTML holds no scripts and loads nothing; all text is
// escaped and links are limited to http, https and mailto once more, because
// a client may have written anything into the Yjs document.
//
// Concurrency: safe for concurrent use; no state but the pool. Allowed imports:
// access, audit, calendar, callers, comments, fieldtable, goals, people, sheets,
// stakeholders, strategy and its markdown, collab (types), collab/ydoc, huma, pgx.
package exports
