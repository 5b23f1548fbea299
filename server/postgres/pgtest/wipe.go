package pgtest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// wiped are the databases that a test of this program has left behind clean. Making
// one takes most of a second, which was more than most tests; wiping it takes a few
// milliseconds. The keeper drops them in the end.
var wiped struct {
	sync.Mutex
	names    []string
	pristine *state
}

// state is what a database must be like to be handed on: nothing of it is data that a
// wipe removes.
type state struct {
	schema string   // of all that CREATE and ALTER can change
	kept   []string // tables that the migrations have put rows into
	rows   string   // of those
}

// borrow gives a clean database to a test, and takes it back when the test ends.
func borrow(t testing.TB) string {
	t.Helper()
	name := takeWiped()
	if name == "" {
		name = newName()
		mustExec(t, cluster(t), makeDatabase(name, template(t)))
		if err := lookAtFirst(cluster(t), name); err != nil {
			t.Fatalf("look at a fresh database: %v", err)
		}
	}
	t.Cleanup(func() {
		if err := wipe(cluster(t), name); err != nil {
			mustExec(t, cluster(t), "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)")
			return
		}
		wiped.Lock()
		wiped.names = append(wiped.names, name)
		wiped.Unlock()
	})
	return onDatabase(cluster(t), name)
}

func takeWiped() (name string) {
	wiped.Lock()
	defer wiped.Unlock()
	if last := len(wiped.names) - 1; last >= 0 {
		name, wiped.names = wiped.names[last], wiped.names[:last]
	}
	return name
}

// lookAtFirst notes what a database is like before any test has seen it.
func lookAtFirst(server, name string) error {
	wiped.Lock()
	defer wiped.Unlock()
	if wiped.pristine != nil {
		return nil
	}
	return inside(server, name, func(ctx context.Context, conn *pgx.Conn) error {
		s := &state{}
		err := conn.QueryRow(ctx, `SELECT coalesce(array_agg(relname::text ORDER BY relname), '{}') FROM pg_class
			WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0`).Scan(&s.kept)
		if err != nil {
			return err
		}
		wiped.pristine = s
		s.schema, s.rows, err = s.now(ctx, conn)
		return err
	})
}

// now is what the database is like in the two things that a wipe does not mend.
func (s *state) now(ctx context.Context, conn *pgx.Conn) (schema, rows string, err error) {
	if err := conn.QueryRow(ctx, schemaNow).Scan(&schema); err != nil {
		return "", "", fmt.Errorf("read the schema: %w", err)
	}
	for _, table := range s.kept {
		var sum string
		err := conn.QueryRow(ctx, `SELECT md5(coalesce(string_agg(r::text, '|' ORDER BY r::text), '')) FROM `+pgx.Identifier{table}.Sanitize()+` r`).Scan(&sum)
		if err != nil {
			return "", "", fmt.Errorf("read %s: %w", table, err)
		}
		rows += sum
	}
	return schema, rows, nil
}

const schemaNow = `
	SELECT md5(string_agg(x, '|' ORDER BY x)) FROM (
		SELECT concat('class ', oid, relname, relkind, reloptions) AS x FROM pg_class WHERE relnamespace = 'public'::regnamespace
		UNION ALL SELECT concat('column ', attrelid, attname, atttypid, attnotnull, atthasdef) FROM pg_attribute
		           JOIN pg_class c ON c.oid = attrelid AND c.relnamespace = 'public'::regnamespace
		UNION ALL SELECT concat('default ', oid, adrelid, adbin) FROM pg_attrdef
		UNION ALL SELECT concat('constraint ', oid, conname, convalidated) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
		UNION ALL SELECT concat('trigger ', oid, tgname, tgenabled) FROM pg_trigger
		UNION ALL SELECT concat('rule ', oid, rulename) FROM pg_rewrite WHERE ev_class >= 16384
		UNION ALL SELECT concat('function ', oid, proname, md5(prosrc)) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
		UNION ALL SELECT concat('schema ', oid, nspname) FROM pg_namespace WHERE nspname !~ '^pg_'
		UNION ALL SELECT concat('setting ', setconfig) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database()
		-- What ANALYZE found out would change the plans of later tests.
		UNION ALL SELECT concat('statistics ', starelid) FROM pg_statistic s JOIN pg_class c ON c.oid = s.starelid AND c.relnamespace = 'public'::regnamespace
	) all_of_it`

// mostLeft is the size up to which a database is handed on. Deleted rows stay in their
// files, where later tests would have to read past them.
const mostLeft = 40 << 20

// wipe takes all rows out that tests have put in. An error means that the database is
// not as it was: somebody is still connected, the schema was changed, or it has grown
// large.
func wipe(server, name string) error {
	return inside(server, name, func(ctx context.Context, conn *pgx.Conn) error {
		if err := alone(ctx, conn); err != nil {
			return err
		}
		var size int64
		if err := conn.QueryRow(ctx, "SELECT pg_database_size(current_database())").Scan(&size); err != nil || size > mostLeft {
			return fmt.Errorf("%d bytes (%w)", size, err)
		}
		if err := removeRows(ctx, conn, wiped.pristine.kept); err != nil {
			return err
		}
		schema, rows, err := wiped.pristine.now(ctx, conn)
		if err == nil && (schema != wiped.pristine.schema || rows != wiped.pristine.rows) {
			err = fmt.Errorf("the schema, or what migrations wrote, has changed")
		}
		return err
	})
}

// alone waits for the connections of the test to be gone. Whoever keeps one could
// write into the database of the next test.
func alone(ctx context.Context, conn *pgx.Conn) error {
	for end := time.Now().Add(2 * time.Second); ; {
		var others int
		err := conn.QueryRow(ctx, `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`).Scan(&others)
		if err != nil || others == 0 {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("%d connections are still open", others)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// removeRows empties all tables but some, past foreign keys and triggers (the audit log
// refuses to forget), and lets identities begin anew.
func removeRows(ctx context.Context, conn *pgx.Conn, kept []string) error {
	rows, err := conn.Query(ctx, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
		AND pg_relation_size(oid) > 0 AND relname <> ALL ($1)`, kept)
	if err != nil {
		return err
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	sql := "SET session_replication_role = replica;"
	for _, table := range tables {
		sql += "DELETE FROM " + pgx.Identifier{table}.Sanitize() + ";"
	}
	sql += `SELECT setval(format('%I.%I', schemaname, sequencename), start_value, false) FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
		AND sequencename NOT LIKE 'goose%'`
	if _, err := conn.Exec(ctx, sql, pgx.QueryExecModeSimpleProtocol); err != nil {
		return fmt.Errorf("remove rows: %w", err)
	}
	return nil
}

// inside runs f on a connection of its own to a database.
func inside(server, name string, f func(context.Context, *pgx.Conn) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, onDatabase(server, name))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	return f(ctx, conn)
}
