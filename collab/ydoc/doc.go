// Package ydoc reads, keeps, merges and writes Yjs documents, compatible on
// the wire with yjs 13.6.
//
// # Two levels, one codec
//
// A Yjs document is a set of structs (what was inserted, by which client, at
// which clock) and a set of deleted ranges. Two things can be done with it, and
// they cost very differently:
//
//   - [Store] keeps the structs as encoded runs per client and never works out
//     where they stand in the document. It validates, merges, answers state
//     vectors and diffs, and drops deleted content. Relay, journal and joining
//     need no more. A keystroke costs well under a microsecond.
//   - [Doc] integrates every struct (the YATA algorithm), so content can be
//     read and written: [Map], [Array], [Text], [XMLFragment], [XMLElement],
//     [XMLText], ProseMirror JSON.
//
// Beside them stand [Snapshot] (a document as it was), [RelativePosition] (an
// anchor that moves with the text), [ConvertV2] (Yjs's second format, read only)
// and [Store.Compact], which drops what stands in deleted types.
//
// Both read updates through one codec ([Inspect] shows what it sees), and both
// write the same format. [MergeUpdates], [DiffUpdate] and [StateVectorOf] work
// on encoded updates without either.
//
// # How data flows
//
// bytes → updateReader (validates; one struct at a time, content kept as raw
// bytes) → Store: blocks of encoded structs per client; or Doc: items in a slab,
// linked by index → updateWriter → bytes.
//
// # Exactness
//
// yjs is the reference, and TestAgainstYjs compares with it under Node: random
// sessions delivered in order, shuffled, doubled and in pieces. Delivered in
// order, a Doc's encoding equals that of yjs byte for byte, the tidying of
// formats included (tidy.go), which is the only thing a Doc changes of its own
// accord. Whatever the order, it reads as yjs does for the same structs in the
// same transactions. Known differences: yjs leaves some structs pending that
// could be integrated, so what is tidied may come together otherwise there; a
// Store and the merge functions join adjacent runs and leave out what is deleted,
// yjs does not.
//
// # Where to find what
//
//   - reader.go, writer.go, utf16.go, anyskip.go, structs.go, content.go,
//     updatereader.go: the codec. limits.go, errors.go: what it refuses.
//   - store*.go, clientlog.go, rewrite.go, thin.go, collapse.go, spans.go,
//     causalorder.go, depth.go: the store. merge.go, mergequeue.go, diff.go,
//     deleteset.go, statevector.go, inspect.go, frames.go: encoded updates. v2.go:
//     the second format.
//   - document.go, item.go, itemlist.go, arena.go, entries.go, growth.go: what a
//     Doc is made of. apply.go, pending.go, integrate.go, conflicts.go, delete.go,
//     join.go, tidy.go: what an update does to it, and changed.go: where.
//     docencode.go: the way out.
//   - transaction.go, handles.go, roots.go, insert.go, list.go, marks.go, *type.go,
//     textposition.go, values.go, valid.go, formats.go: writing.
//     textread.go, xmlwrite.go, json.go, jsstring.go, prosemirror*.go: reading.
//     snapshot.go, relativeposition.go: places in time and in text.
//
// # Words
//
//   - client: the number a Yjs peer draws at random for a session.
//   - clock: the position within all that a client ever inserted, counted in
//     UTF-16 units for text and in elements otherwise. A struct spans
//     [clock, clock+length).
//   - struct: an item (content with its origins), a GC struct (a deleted stretch
//     of which nothing is kept) or a skip (a stretch that an update leaves out).
//   - state vector: for each client the next expected clock.
//   - delete set: for each client the deleted clock ranges.
//   - gap: something an update needs that is not there.
//
// # Trust
//
// Every decoder is written for hostile input: no panic, allocation bounded by a
// small multiple of the input, limits with typed errors ([Limits], [ErrMalformed],
// [ErrLimit], [ErrGap]). Updates are refused where yjs would throw, and also
// where it would take them and be hurt: zero-length structs, references forward
// within a client, cycles, clocks past a limit. Apply is all or nothing. A Doc takes
// whatever a Store took: what is too hard to place is placed inexactly (Doc.Inexact).
//
// # Concurrency
//
// Nothing here locks. A Store or a Doc belongs to one goroutine at a time.
// Returned encodings may be shared between goroutines, as nobody modifies them.
//
// # Imports
//
// The standard library only; nothing of the rest of the project.
package ydoc
