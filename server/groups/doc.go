// Package groups is about who works together: a group, its members with their
// roles, how others are invited into it, and how far it has come with the nine
// CONNECT steps.
//
// Data flow: an operation (operations.go) finds out who calls and with which
// role (access), checks the input, and calls the Store; one transaction per
// change. After the commit the hub hears of changed roles, so that open rooms
// follow at once, and the audit log gets its line.
//
// Concurrency: safe for concurrent use; changes of membership lock the row of
// the group, so that two coordinators cannot demote each other at the same
// time and leave none. Allowed imports: access, audit, callers, comments (what a new
// member has not to read), documents (when one was last changed), identity, paging, patch, people, collab (types),
// huma, pgx.
package groups
