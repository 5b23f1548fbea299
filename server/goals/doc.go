// Package goals knows what a goal list is: goals in a tree from vision to
// subsidiary goal, links, indicators, action plans and their activities; how they
// stand in the Yjs document, the REST operations on them, import, files and the
// rows that dashboards read.
//
// Two kinds of things are kept apart. What people write together (all of the
// above) is in the Yjs document, described by the tables of fields.go, see
// fieldtable. What somebody states on a day (a value of an indicator, a check-in)
// is a row, written through REST in the name of the session and never changed: a
// name inside a shared document could be forged by whoever may edit it.
//
// Data flow of a change, see held.go: right → the turn of its document → the list,
// which stays open between changes, gets what it lacks from Rooms.Since → values
// checked against the table → one engine transaction with the author's client id →
// Rooms.Submit in the caller's name → what changed is read again → the end of the
// turn → the commit → the answer. So changes are made one after the other and
// committed together. The worker of projection then calls
// Projector, which writes rows and counts; whoever adds a value or a check-in
// marks the document as behind, so that its progress follows.
//
// Data flow of an import: the file becomes rows (importtable.go, importlist.go), whose
// people (importpeople.go) and things (importnames.go) are found by name → rows are
// matched with the list and judged (importmatch.go for goals, importthings.go for the
// rest) → a report, and with apply one change. Files go out by export.go; both speak
// with the words of pagewords.json.
//
// Reading trusts nothing: see fieldtable, and goals/tree for what becomes of
// circles of parents.
//
// Concurrency: a Service is safe for concurrent use. Changes of one document
// through this process take turns; editors in browsers do not wait for them, and
// Yjs merges. A List is not changed once it is made and may be shared; Values and
// Editor belong to one goroutine.
//
// Allowed imports: access, audit, callers, fieldtable, fileimport, identity, paging, people, sheets,
// strategy/markdown, turns, webhooks, goals/tree, goals/progress, collab (types), collab/ydoc,
// huma, pgx.
package goals
