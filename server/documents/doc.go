// Package documents is about the documents of a group: their rows, and the
// first content they are born with. What is written in them afterwards goes
// through the hub and never through here.
//
// Data flow of a creation: check rights and input → build the first content as
// a Yjs update (template, imported Markdown or an empty page) → insert the row
// as not ready → Rooms.Write, which returns once the update is committed in
// the journal → mark the row ready. Nobody can see or open a document that is
// not ready, so a document without its content is never shown; if the write
// fails the row is deleted, and if the process dies in between, the next
// creation in the group sweeps it away.
//
// Documents are archived, not deleted: they leave the lists and become
// read-only, and open rooms are told at once.
//
// Concurrency: safe for concurrent use; the pool is the only state. Allowed
// imports: access, audit, callers, identity, paging, patch, people, stakeholders and goals (what a
// map or list starts with), strategy and its Markdown, webhooks, collab (types), collab/ydoc, huma, pgx.
package documents
