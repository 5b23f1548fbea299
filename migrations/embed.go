// Package migrations holds the numbered SQL files that make and change the
// database, in goose's format. server/postgres applies them at start, under a
// database lock, so several nodes may start at once.
//
// A migration that has been released is never edited; a new one is added.
package migrations

import "embed"

// Files holds every migration, named NNNN_subject.sql.
//
//go:embed *.sql
var Files embed.FS
