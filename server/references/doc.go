// Package references keeps the goals that others have set: a nation, the Nordic
// council, the UN. A group writes down those that concern it, and its own goals
// cover them by links; some are obligatory.
//
// They are rows of the group and not part of a shared document: few people
// change them, rarely, and every goal list of the group needs the same ones.
//
// Data flow: an operation finds out who calls (access), takes the fields by the
// table in fields.go, and writes one row, with a line in the audit log in the
// same transaction. An import compares a file with the rows first and tells what
// it would do; carried out, it is one transaction.
//
// Safe for concurrent use; two people who change different fields of one both
// win. Allowed imports: access, audit, callers, fieldtable, fileimport, identity, paging, sheets,
// huma, pgx, uuid.
package references
