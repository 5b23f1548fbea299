// Package fieldtable lets a kind of document be described by tables: for each
// kind of thing in it (a stakeholder, a goal, an indicator) its fields, with the
// name in Yjs and in JSON, the kind of value, the choices, the limit. Reading,
// checking, writing, the OpenAPI schemas, import and export go by the table, so
// a new field is one line.
//
// Things stand in a Yjs root map by id, each a Y.Map of its fields. Whatever has
// members (steps, tags, ids, numbers by day) has a key of its own for each,
// "field.member", so that two people who add one each both win.
//
// Reading trusts nothing: a client may have put anything into the document. A
// value of the wrong kind is "not set", an entry that is no map is nobody.
// Writing demands checked values: Take makes them of what JSON or a cell gave.
//
// Pure values, save for ReadDirectory, which queries. Values and Editor belong to
// one goroutine. Allowed imports: collab/ydoc, sheets, access (ids), huma, pgx.
package fieldtable
