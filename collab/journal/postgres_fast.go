package journal

import (
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// PostgreSQL's numbers of the types of elements.
const (
	oidBytea = 17
	oidInt8  = 20
	oidText  = 25
	oidUUID  = 2950
)

// wire holds the parameters of an append as PostgreSQL takes them, in binary:
// what pgx does for any type, planned anew each time, cost more than all of a
// commit's own work, and there are hundreds of commits a second.
type wire struct {
	values  [][]byte
	formats []int16
}

// execFast runs an append as a prepared statement, without pgx's goroutine that
// watches the context. It reports false, having done nothing, if it cannot: the
// operator wants no prepared statements, as behind some proxies, or an id is none.
func (j *Postgres) execFast(ctx context.Context, name, sql string, entries []Entry) (done bool, err error) {
	if !j.prepares {
		return false, nil
	}
	w, ok := wireOf(entries)
	if !ok {
		return false, nil
	}
	c, err := j.pool.Acquire(ctx)
	if err != nil {
		return true, err
	}
	defer c.Release()
	if _, err := c.Conn().Prepare(ctx, name, sql); err != nil {
		return true, err
	}
	conn := c.Conn().PgConn()
	stop := context.AfterFunc(ctx, func() { _ = conn.Conn().SetDeadline(time.Unix(1, 0)) })
	_, err = conn.ExecPrepared(context.Background(), name, w.values, w.formats, nil).Close()
	var pg *pgconn.PgError
	switch {
	case !stop():
		// The deadline is set, or about to be: whoever had the connection next
		// would fail for it.
		_ = conn.Close(context.Background())
		if err != nil {
			err = fmt.Errorf("%w: %w", context.Cause(ctx), err)
		}
	case errors.As(err, &pg) && (pg.Code == "26000" || pg.Code == "0A000"):
		_ = conn.Close(context.Background()) // it has forgotten the statement, or should
	}
	return true, err
}

// wireOf encodes what columns and spanColumns make.
func wireOf(entries []Entry) (w wire, ok bool) {
	rows := len(entries)
	documents, authors := newArray(oidUUID, rows), newArray(oidText, rows)
	epochs, ns, updates := newArray(oidInt8, rows), newArray(oidInt8, rows), newArray(oidBytea, rows)
	spans := 0
	for _, e := range entries {
		if documents, ok = documents.uuid(e.Document); !ok {
			return wire{}, false
		}
		epochs, ns = epochs.int8(e.Epoch), ns.int8(e.N)
		authors = authors.bytes([]byte(authorsText(e.Authors)))
		updates = updates.bytes(e.Update)
		spans += len(e.Spans)
	}
	w.values = [][]byte{documents, epochs, ns, authors, updates}
	if spans > 0 {
		w.values = append(w.values, spanArrays(entries, spans)...)
	}
	w.formats = make([]int16, len(w.values))
	for i := range w.formats {
		w.formats[i] = pgx.BinaryFormatCode
	}
	return w, true
}

func spanArrays(entries []Entry, n int) [][]byte {
	documents, clients := newArray(oidUUID, n), newArray(oidInt8, n)
	from, to := newArray(oidInt8, n), newArray(oidInt8, n)
	for _, e := range entries {
		for _, s := range sortedSpans(e.Spans) {
			documents, _ = documents.uuid(e.Document)
			clients, from, to = clients.int8(int64(s.Client)), from.int8(int64(s.From)), to.int8(int64(s.To))
		}
	}
	return [][]byte{documents, clients, from, to}
}

// array is a one-dimensional array as PostgreSQL takes it.
type array []byte

func newArray(oid uint32, n int) array {
	a := make(array, 0, 20+24*n)
	a = binary.BigEndian.AppendUint32(a, 1) // dimensions
	a = binary.BigEndian.AppendUint32(a, 0) // no nulls
	a = binary.BigEndian.AppendUint32(a, oid)
	a = binary.BigEndian.AppendUint32(a, uint32(n))
	return binary.BigEndian.AppendUint32(a, 1) // the first index
}

func (a array) bytes(b []byte) array {
	return append(binary.BigEndian.AppendUint32(a, uint32(len(b))), b...)
}

func (a array) int8(v int64) array {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(a, 8), uint64(v))
}

// uuid takes a UUID as it is usually written.
func (a array) uuid(text string) (array, bool) {
	if len(text) != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return a, false
	}
	a = binary.BigEndian.AppendUint32(a, 16)
	for _, part := range []string{text[:8], text[9:13], text[14:18], text[19:23], text[24:]} {
		var err error
		if a, err = hex.AppendDecode(a, []byte(part)); err != nil {
			return a, false
		}
	}
	return a, true
}
