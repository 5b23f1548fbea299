// Package adoption lets a municipality make a joint goal its own: a copy of the
// goal and its indicators, in the same list below it or in a list of its own,
// with its own owner, day and targets, tied to the joint goal by a link
// "adopted_from". The copy is a goal like any other; the joint goal does not
// change, and neither follows the other's words afterwards.
//
// Data flow: adopting reads the joint goal from its list, and writes the copy in
// one change of the other list (goals.Service.Change), in the caller's name.
// Comparing reads rows, which follow the lists within two seconds, of every list
// the caller may see.
//
// One municipality adopts a goal once: within one list that is certain, across
// lists that the caller may see it is as good as the rows are new. Safe for concurrent use. Allowed
// imports: access, audit, fieldtable, goals, identity, people, huma, pgx.
package adoption
