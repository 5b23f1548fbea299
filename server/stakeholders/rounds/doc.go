// Package rounds is about independent placement: a coordinator opens a round on
// a stakeholder map, everybody who may comment places the stakeholders without
// seeing the others, and on reveal the map shows median and spread. What the
// group then agrees on is written into the map.
//
// Placements are rows and nothing else. They never enter the Yjs document, a
// frame, the audit log or the program's log; until the reveal each person is
// shown their own, and afterwards nobody is shown whose is whose. Individual
// positions are given sorted, and only from three people on.
//
// Data flow: round → its document → the caller's right there → one statement,
// with the audit entry in its transaction → a small message to the open room.
//
// Concurrency: safe for concurrent use; the pool is the only state. A placement
// locks its round against a reveal at the same moment. Allowed imports: access,
// audit, paging, people, stakeholders, collab (types), huma, pgx.
package rounds
