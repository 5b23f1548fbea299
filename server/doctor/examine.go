package doctor

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

// examination is one document, in one transaction.
type examination struct {
	tx     pgx.Tx
	report *Report

	stored  replay // snapshot and rows
	history replay // chunks and rows
	people  map[uint64]string
}

func (e *examination) run(ctx context.Context) error {
	for _, step := range []func(context.Context) error{e.readPeople, e.readSnapshot, e.readRows, e.readKeys} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	e.compare()
	return nil
}

func (e *examination) readPeople(ctx context.Context) error {
	rows, err := e.tx.Query(ctx, `SELECT client_id, person_id::text FROM document_clients WHERE document_id = $1::uuid`, e.report.Document)
	if err != nil {
		return fmt.Errorf("read the authors: %w", err)
	}
	e.people = map[uint64]string{}
	var client int64
	var person string
	_, err = pgx.ForEachRow(rows, []any{&client, &person}, func() error {
		if before, known := e.people[uint64(client)]; known && before != person {
			e.report.find(CheckAuthors, "document_clients", "client %d belongs to two people", client)
		}
		e.people[uint64(client)] = person
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the authors: %w", err)
	}
	return nil
}

// readSnapshot reads the snapshot and the chunks that it was made of.
func (e *examination) readSnapshot(ctx context.Context) error {
	var state []byte
	var says int64
	err := e.tx.QueryRow(ctx, `SELECT state, updates FROM document_snapshots WHERE document_id = $1::uuid`, e.report.Document).Scan(&state, &says)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
	case err != nil:
		return fmt.Errorf("read the snapshot: %w", err)
	default:
		if err := e.stored.add(state); err != nil {
			e.report.find(CheckDecode, "snapshot", "%v", err)
		}
	}
	held, err := e.readChunks(ctx)
	if err != nil {
		return fmt.Errorf("read the history: %w", err)
	}
	if held != says {
		e.report.find(CheckCount, "snapshot", "it holds %d updates, its history %d", says, held)
	}
	return nil
}

func (e *examination) readChunks(ctx context.Context) (held int64, err error) {
	rows, err := e.tx.Query(ctx, `SELECT seq, updates, first_at <= last_at, payload FROM document_history WHERE document_id = $1::uuid ORDER BY seq`, e.report.Document)
	if err != nil {
		return 0, err
	}
	var seq, says int64
	var inOrder bool
	var payload []byte
	_, err = pgx.ForEachRow(rows, []any{&seq, &says, &inOrder, &payload}, func() error {
		where := fmt.Sprintf("chunk %d", seq)
		held += says
		e.report.Chunks++
		e.report.Updates += int(says)
		if !inOrder {
			e.report.find(CheckCount, where, "it ends before it begins")
		}
		updates, err := journal.UnpackHistory(payload)
		if err != nil {
			e.report.find(CheckDecode, where, "%v", err)
			return nil
		}
		if int64(len(updates)) != says {
			e.report.find(CheckCount, where, "it says %d updates and holds %d", says, len(updates))
		}
		for i, u := range updates {
			if err := e.history.add(u); err != nil {
				e.report.find(CheckDecode, fmt.Sprintf("%s, update %d", where, i), "%v", err)
			}
		}
		return nil
	})
	return held, err
}

func (e *examination) readRows(ctx context.Context) error {
	rows, err := e.tx.Query(ctx, `SELECT node_epoch, n, authors::text[], payload FROM document_updates WHERE document_id = $1::uuid ORDER BY node_epoch, n`, e.report.Document)
	if err != nil {
		return fmt.Errorf("read the rows: %w", err)
	}
	var epoch, n int64
	var authors []string
	var payload []byte
	_, err = pgx.ForEachRow(rows, []any{&epoch, &n, &authors, &payload}, func() error {
		e.report.Rows++
		e.report.Updates++
		e.row(fmt.Sprintf("row %d/%d", epoch, n), authors, payload)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the rows: %w", err)
	}
	return nil
}

// row checks one update that is not compacted yet. Who wrote its structs must be
// among its authors; deleting may anybody who may write.
func (e *examination) row(where string, authors []string, payload []byte) {
	info, err := ydoc.Inspect(payload, ydoc.DefaultLimits())
	if err == nil {
		err = errors.Join(e.stored.add(payload), e.history.add(payload))
	}
	if err != nil {
		e.report.find(CheckDecode, where, "%v", err)
		return
	}
	told := map[uint64]bool{}
	for _, s := range info.Structs {
		person := e.people[s.Client]
		if s.Kind == ydoc.Skip || person == "" || told[s.Client] || slices.Contains(authors, person) {
			continue
		}
		told[s.Client] = true
		e.report.find(CheckAuthors, where, "it has structs of client %d, whose person is not among its authors", s.Client)
	}
}

// readKeys counts keys without the index that makes them unique: an index that
// is damaged would hide what it let in.
func (e *examination) readKeys(ctx context.Context) error {
	for _, index := range []string{"indexscan", "indexonlyscan", "bitmapscan"} {
		if _, err := e.tx.Exec(ctx, "SET LOCAL enable_"+index+" = off"); err != nil {
			return fmt.Errorf("read the keys: %w", err)
		}
	}
	rows, err := e.tx.Query(ctx, `SELECT node_epoch, n, count(*) FROM document_updates WHERE document_id = $1::uuid
		GROUP BY node_epoch, n HAVING count(*) > 1`, e.report.Document)
	if err != nil {
		return fmt.Errorf("read the keys: %w", err)
	}
	var epoch, n, count int64
	_, err = pgx.ForEachRow(rows, []any{&epoch, &n, &count}, func() error {
		e.report.find(CheckKeys, fmt.Sprintf("row %d/%d", epoch, n), "it is there %d times", count)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the keys: %w", err)
	}
	return nil
}

// compare puts both readings of the document together and beside each other.
func (e *examination) compare() {
	stored, err := e.stored.state()
	if err != nil {
		e.report.find(CheckWhole, "snapshot and rows", "%v", err)
		return
	}
	e.report.Bytes = len(stored)
	e.checkAuthors(stored)
	if err := readAs(e.report.Kind, stored); err != nil {
		e.report.find(CheckContents, "document", "%v", err)
	}
	replayed, err := e.history.state()
	if err != nil {
		e.report.find(CheckWhole, "history", "%v", err)
		return
	}
	if difference := differ(stored, replayed); difference != "" {
		e.report.find(CheckHistory, "document", "%s", difference)
	}
}

// checkAuthors wants a person for each client id.
func (e *examination) checkAuthors(state []byte) {
	info, err := ydoc.Inspect(state, ydoc.Limits{})
	if err != nil {
		e.report.find(CheckDecode, "document", "%v", err)
		return
	}
	seen := map[uint64]bool{}
	for _, s := range info.Structs {
		if seen[s.Client] {
			continue
		}
		seen[s.Client] = true
		if e.people[s.Client] == "" {
			e.report.find(CheckAuthors, "document", "client %d belongs to nobody", s.Client)
		}
	}
	e.report.Clients = len(seen)
}
