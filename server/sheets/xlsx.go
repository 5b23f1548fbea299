package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
)

const (
	// maxEntries is how many parts an archive may have: a workbook with a hundred
	// sheets and their comments has some hundreds.
	maxEntries = 500
	// maxRatio is how far any part may unpack. Repetitive sheets reach 100; bombs
	// begin above 1000.
	maxRatio = 400
	// maxCells is how many cells all sheets may take in memory together.
	maxCells = 2_000_000
	// maxShared is how many strings a workbook may keep for its cells to share.
	maxShared = 1_000_000
)

// readXLSX reads every sheet of a workbook, as a stream: a small archive can
// state more styles, names and strings than fit in memory as structures, and
// none of it is asked for.
func readXLSX(data []byte, l Limits) ([]Sheet, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: it is no XLSX file: %w", ErrUnreadable, err)
	}
	if err := measure(archive, l); err != nil {
		return nil, err
	}
	book, err := openWorkbook(archive, l)
	if err != nil {
		return nil, err
	}
	var all []Sheet
	for _, entry := range book.sheets {
		s, err := book.read(entry)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", entry.name, err)
		}
		all = append(all, s)
	}
	return all, nil
}

// measure unpacks an archive to nowhere and refuses one that is a bomb. The sizes
// an archive states are claims, so they are not asked.
func measure(archive *zip.Reader, l Limits) error {
	if len(archive.File) > maxEntries {
		return fmt.Errorf("%w: the archive has %d parts, at most %d", ErrTooLarge, len(archive.File), maxEntries)
	}
	var total int64
	for _, part := range archive.File {
		n, err := sizeOf(part, min(l.Unpacked-total, int64(part.CompressedSize64+1024)*maxRatio))
		if err != nil {
			return err
		}
		total += n
	}
	return nil
}

func sizeOf(part *zip.File, limit int64) (int64, error) {
	r, err := part.Open()
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	defer r.Close()
	n, err := io.CopyN(io.Discard, r, limit+1)
	switch {
	case n > limit:
		return n, fmt.Errorf("%w: it unpacks to far more than it is", ErrTooLarge)
	case err != nil && !errors.Is(err, io.EOF):
		return n, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return n, nil
}
