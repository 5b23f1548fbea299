// Package privacy answers two requests that the General Data Protection Regulation
// gives everybody: what do you hold about me (article 15, and 20), and forget me
// (article 17).
//
// Data flow: Export reads every row that names the person, as one JSON document.
// Erase runs in one transaction: the texts of their comments are kept or removed,
// as each group has decided; their name goes from others' mentions of them; then
// the row of the person is deleted, and with it sessions, tokens, memberships,
// reactions, inbox and settings, while what others need (documents, comments that
// are kept, the audit log) loses its author. What the person typed into documents
// stays, since documents are shared records; who typed it is then nobody.
//
// Concurrency: safe for concurrent use; the pool is the only state. Allowed
// imports: audit, identity, collab (types), huma, pgx.
package privacy
