// Package webhooks tells other programs what happens in a group.
//
// Data flow: who does something calls Queue inside the deed's transaction, which
// makes a row per webhook that wants the event; edits of a document, which have no
// transaction of ours, are noted (Note) and queued once a minute; which goals
// changed is known where their rows are written (QueueGoals). The Worker claims
// rows that are due, posts them signed, and notes what came of it. What is not
// answered with 2xx is tried again with growing pauses for three days; the log
// stays for 30. So each event arrives at least once, in no certain order, and a
// receiver tells repetitions by the delivery's id.
//
// The server must not become a way into its own network: addresses are checked
// when they are dialled, after the name was resolved, and redirects are not
// followed (guard.go).
//
// Concurrency: rows are claimed with SKIP LOCKED by moving next_at ahead, so nodes
// share the work, and a claim whose node died comes free. The Worker is one
// goroutine and a few for requests under way. Allowed imports: access, audit,
// callers, identity, paging, collab (types), huma, pgx, zerolog.
package webhooks
