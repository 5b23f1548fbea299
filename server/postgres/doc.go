// Package postgres gives the server its database: a connection pool, the
// migrations, and, when the operator names no database, a private PostgreSQL
// cluster in the data folder.
//
// # Data flow
//
// With a database URL: Open → Migrate → the pool is handed to everyone else.
// Without one: StartCluster first; its URL is then used in the same way.
//
// # The private cluster
//
// It listens on a Unix socket only, in a folder that only its own user may
// enter. Postgres refuses to run as root, so a root process drops to an
// unprivileged user for it. One goroutine owns the postmaster: it is bound to
// an operating-system thread, because the kernel's "signal me when my parent
// dies" is tied to the thread that started the child. Thus Postgres ends when
// the program does, kill -9 included, and the next start waits for the old
// postmaster to be gone. A lock on the data folder keeps a second program out.
// fsync stays on: "saved" means that it survives a power cut.
//
// # Allowed imports
//
// pgx, goose, zerolog, samrad/migrations and the standard library. No package
// of the server or of the hub is imported here.
package postgres
