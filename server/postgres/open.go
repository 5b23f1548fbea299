package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// connectTimeout bounds one attempt to reach the database, so that a wrong
// host name shows as a message and not as a program that hangs.
const connectTimeout = 5 * time.Second

// Open connects to the database at url and returns a pool that has answered
// once. The error says in plain words what to check; it never holds the
// password of the URL.
func Open(ctx context.Context, url string) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("the database URL cannot be read; it should look like postgres://user:password@host:5432/name: %w", err)
	}
	config.ConnConfig.ConnectTimeout = connectTimeout
	setDefault(config.ConnConfig.RuntimeParams, "application_name", "samrad")
	// A transaction that was forgotten would hold its locks for ever.
	setDefault(config.ConnConfig.RuntimeParams, "idle_in_transaction_session_timeout", "60s")
	setDefault(config.ConnConfig.RuntimeParams, "timezone", "UTC")
	if !strings.Contains(url, "pool_max_conns") {
		config.MaxConns = 24
	}
	dial := config.ConnConfig.DialFunc
	config.ConnConfig.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return quiet(conn), nil
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open the database pool: %w", err)
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, explainUnreachable(config.ConnConfig.Host, config.ConnConfig.Port, err)
	}
	return pool, nil
}

// Beside returns a small pool to the same database for work that must never
// wait for a connection that a slow request holds.
func Beside(ctx context.Context, pool *pgxpool.Pool, conns int32) (*pgxpool.Pool, error) {
	config := pool.Config()
	config.MaxConns, config.MinConns, config.MinIdleConns = conns, 0, 0
	small, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open a second database pool: %w", err)
	}
	return small, nil
}

// setDefault keeps what the operator wrote into the URL.
func setDefault(params map[string]string, key, value string) {
	if _, given := params[key]; !given {
		params[key] = value
	}
}

// explainUnreachable tells the usual reasons apart, since each is repaired in
// another place.
func explainUnreachable(host string, port uint16, err error) error {
	where := fmt.Sprintf("%s:%d", host, port)
	var refused *pgconn.PgError
	var dns *net.DNSError
	switch {
	case errors.As(err, &refused) && strings.HasPrefix(refused.Code, "28"):
		return fmt.Errorf("the database at %s refuses the user or password of the database URL: %s", where, refused.Message)
	case errors.As(err, &refused) && refused.Code == "3D000":
		return fmt.Errorf("the server at %s has no such database; create it with createdb: %s", where, refused.Message)
	case errors.As(err, &refused):
		return fmt.Errorf("the database at %s answers with an error: %s (%s)", where, refused.Message, refused.Code)
	case errors.As(err, &dns):
		return fmt.Errorf("the host %q of the database URL is not known; check its spelling and DNS", host)
	default:
		return fmt.Errorf("the database at %s cannot be reached; check that it runs and that the database URL is right: %s", where, cause(err))
	}
}

// cause is pgconn's reason in one line: without its preamble, which repeats
// user and database, and without its further attempts.
func cause(err error) string {
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) && connect.Unwrap() != nil {
		err = connect.Unwrap()
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	if _, after, found := strings.Cut(first, "dial error: "); found {
		return after
	}
	return first
}
