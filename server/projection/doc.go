// Package projection writes rows from documents, so that lists and counts across
// documents are queries. The documents stay the truth; rows follow them within
// two seconds.
//
// Data flow: the hub tells Note of every document it has committed something of
// → Run waits a moment, so that a burst of edits is one projection → the commits
// are counted, then the document is loaded from the journal → its rows are made
// → one transaction writes those that differ. Besides, at its start and twice a
// minute, Run looks for documents whose count has moved on since their
// projection: after a crash, or when another node died.
//
// Several nodes: each projects what it has committed itself. An advisory lock
// per document makes two take turns, and whoever loaded the older state steps
// back, since the count of a document's commits only grows.
//
// A document that cannot be read is logged once, marked in its row of
// projections, and tried again when it changes; it holds up nobody else.
//
// Concurrency: Note may be called from any goroutine and never waits; Run is one
// goroutine. Allowed imports: collab (types), collab/journal, collab/ydoc, pgx,
// zerolog. Subjects bring their own projectors and are not imported.
package projection
