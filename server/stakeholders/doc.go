// Package stakeholders knows what a stakeholder map is: the fields of a
// stakeholder, a relation and a communication, their vocabularies and limits,
// how they stand in the Yjs document, and the REST operations on them.
//
// Everything about a field stands in one table (fields.go, see fieldtable): the name in Yjs and
// in JSON, the kind of value, the choices, the limit. Reading, checking,
// writing, the OpenAPI schemas, import and export all go by that table.
//
// Data flow of a change: right → values checked against the table → the
// committed state from Rooms.State → one engine transaction with a client id
// of its own → Rooms.Write in the caller's name, which returns after the commit
// → the document read again for the answer, since somebody may have removed
// the stakeholder meanwhile.
//
// Reading trusts nothing: a client may have put anything into the document. A
// value of the wrong kind is "not set", an entry that is no map is nobody, a
// parent or relation that points at nobody is passed over, a cycle of parents
// is broken at the lowest id. So a map always opens.
//
// Concurrency: a Service is safe for concurrent use. Changes of one document
// through this process take turns; editors in browsers do not wait for them,
// and Yjs merges. Map, Values and Editor belong to one goroutine.
//
// Allowed imports: access, audit, callers, fieldtable, fileimport, identity, paging, people, sheets,
// turns, collab (types), collab/ydoc, huma, pgx.
package stakeholders
