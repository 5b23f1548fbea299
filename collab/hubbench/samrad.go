package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/jackc/pgx/v5"
)

// crowdSize is how many people there are; clients beyond it are further windows
// of the same people.
const crowdSize = 1000

// samrad is the real program with its own PostgreSQL. People, documents and
// tokens are written straight into the database, since the benchmark is about
// the hub and not about signing in.
type samrad struct {
	program
	binary string
	folder string
	port   string
	db     *pgx.Conn
}

func newSamrad(binary string) (*samrad, error) {
	folder, err := os.MkdirTemp("", "hubbench")
	if err != nil {
		return nil, err
	}
	// PostgreSQL's user has to come through.
	if err := os.Chmod(folder, 0o755); err != nil {
		return nil, err
	}
	port, err := freePort()
	return &samrad{binary: binary, folder: folder, port: port}, err
}

func (s *samrad) start(ctx context.Context) error {
	data := filepath.Join(s.folder, "data")
	first := s.db == nil
	if err := s.run(ctx, "http://", s.binary, "serve", "--demo", "--addr", "127.0.0.1:"+s.port, "--data", data, "--log-level", "warn"); err != nil {
		return err
	}
	pinAll(descendants(s.pid()), otherCore)
	address, err := os.ReadFile(filepath.Join(data, "database-url"))
	if err != nil {
		return err
	}
	if s.db, err = pgx.Connect(ctx, strings.TrimSpace(string(address))); err != nil {
		return fmt.Errorf("connect to the program's database: %w", err)
	}
	if !first {
		return nil
	}
	return s.settle(ctx)
}

// settle makes the people, one group of them all, and a token for each.
func (s *samrad) settle(ctx context.Context) error {
	hashes := make([][]byte, crowdSize)
	for i := range hashes {
		sum := sha256.Sum256([]byte(s.person(i).token))
		hashes[i] = sum[:]
	}
	for _, statement := range []struct {
		sql       string
		arguments []any
	}{
		{`INSERT INTO people (organisation_id, issuer, subject, name)
			SELECT 'odense', 'hubbench', i::text, 'Person ' || i FROM generate_series(0, $1 - 1) i`, []any{crowdSize}},
		{`INSERT INTO groups (name) VALUES ('hubbench')`, nil},
		{`INSERT INTO group_members SELECT g.id, p.id, 'coordinator' FROM groups g, people p WHERE g.name = 'hubbench' AND p.issuer = 'hubbench'`, nil},
		{`INSERT INTO access_tokens (token_hash, person_id, name, expires_at)
			SELECT h, p.id, 'hubbench', now() + interval '1 day'
			FROM unnest($1::bytea[]) WITH ORDINALITY u (h, i) JOIN people p ON p.issuer = 'hubbench' AND p.subject = (u.i - 1)::text`, []any{hashes}},
	} {
		if _, err := s.db.Exec(ctx, statement.sql, statement.arguments...); err != nil {
			return fmt.Errorf("make people: %w", err)
		}
	}
	return nil
}

// person's token has the form that the program makes, without its secrecy.
func (s *samrad) person(i int) person {
	i %= crowdSize
	letters := []byte(fmt.Sprintf("%026d", i))
	for j := range letters {
		letters[j] += 'A' - '0'
	}
	return person{token: "samrad_" + string(letters), name: fmt.Sprintf("Person %d", i)}
}

func (s *samrad) rooms(ctx context.Context, n int) ([]string, error) {
	rows, err := s.db.Query(ctx, `
		INSERT INTO documents (group_id, kind, title)
		SELECT g.id, 'strategy', 'Load ' || i FROM groups g, generate_series(1, $1) i WHERE g.name = 'hubbench'
		RETURNING id::text`, n)
	if err != nil {
		return nil, fmt.Errorf("make documents: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func (s *samrad) url() string { return "ws://127.0.0.1:" + s.port + "/collab" }

func (s *samrad) stop() error {
	if s.db != nil {
		_ = s.db.Close(context.Background())
	}
	return s.program.stop()
}

func (s *samrad) kill() error {
	_ = s.db.Close(context.Background())
	return s.program.kill()
}

func (s *samrad) clean() {
	if err := s.stop(); err != nil {
		fmt.Fprintln(os.Stderr, "hubbench: stop samrad:", err)
	}
	_ = os.RemoveAll(s.folder)
}
