// Package comments is about what members say beside a document. A comment is
// a row of its own, never part of the Yjs document, so that those who may not
// edit can write one and it can be withdrawn.
//
// Data flow: check right and input → one statement → tell the open room by a
// small message, so that other screens read the list again. Deleting empties
// the text and keeps the row, because others may have answered it.
//
// Concurrency: safe for concurrent use; the pool is the only state. Allowed
// imports: access, identity, paging, people, collab (types), huma, pgx.
package comments
