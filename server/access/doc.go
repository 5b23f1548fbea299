// Package access decides what a person may do: role → rights, and one query
// each for "this person in this group" and "this person at this document".
//
// Data flow: the REST packages (groups, documents, comments, exports) ask
// InGroup or InDocument first and then Require a right; the hub asks Right
// through the interface collab.Access. Nothing is cached, so a change of role
// counts from its commit on.
//
// A group or document that does not exist and one whose group the person is
// not a member of are the same answer, ErrNotFound: nobody can find out by
// probing what others work on. Forbidden is only said about things the person
// can see anyway.
//
// Concurrency: everything is safe for concurrent use; the pool is the only
// state. Allowed imports: collab (its types), huma (problem answers), pgx.
package access
