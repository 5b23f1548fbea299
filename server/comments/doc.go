// Package comments is about what members say beside a document. Comments stand
// in threads; a thread is a row of its own, never part of the Yjs document, so
// that those who may not edit can write one and it can be withdrawn. What a
// thread is about is told by an anchor, which clients make and keep up; the
// server checks its form and trusts it for nothing but showing.
//
// Data flow: check right and input → one transaction, which takes the next
// number of the document's comments first (see migration 0012) and makes the
// notifications → tell the open room by a small message that holds the thread,
// so that other screens need not ask for it. Messages may be lost or overtake
// each other: the numbers tell, and "since" reads what was missed. Deleting
// empties the text and keeps the row while others have answered.
//
// A suggestion is a thread with another wording. The editor who accepts it claims
// it first, which one of several can in the same moment; then makes the edit in
// the document as any other edit; accepting here records who proposed, who decided
// and which characters of the document it became. A claim is stale after 20 s.
//
// Concurrency: safe for concurrent use; the pool is the only state. Allowed
// imports: access, audit, idempotency (ids of repeated requests), identity, notify
// (notifications of what was said), paging, people, webhooks (events to other
// programs), collab (types), huma, pgx.
package comments
