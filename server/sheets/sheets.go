package sheets

import (
	"bytes"
	"errors"
	"fmt"
)

// Sheet is a table. Rows may differ in length; the first row is the header.
type Sheet struct {
	Name string // "" in CSV
	Rows [][]Cell
	// Lines are the numbers of the rows as a spreadsheet counts them: empty rows
	// are left out of Rows. Not used in writing.
	Lines []int
}

// Cell is the text of a cell.
type Cell struct {
	Text    string
	Formula bool // a formula without a stored value; Text is then empty or the formula
	// Number: in XLSX it is a number; Text has a decimal point then. Writing makes
	// one of it, too.
	Number bool
	// Computes is a formula to write into XLSX, without its =, of our own making and
	// never what somebody wrote; Text is what it gives now. Reading leaves it empty.
	Computes string
}

// Limits bound what is read. Zero fields mean the defaults.
type Limits struct {
	Bytes     int // of the file. 5 MB
	Rows      int // of one sheet, without the header. 5,000
	Columns   int // 100
	CellBytes int // 64 KiB
	// Unpacked bounds what an XLSX archive may hold in all. 24 MiB
	Unpacked int64
}

func (l Limits) withDefaults() Limits {
	set := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&l.Bytes, 5_000_000)
	set(&l.Rows, 5000)
	set(&l.Columns, 100)
	set(&l.CellBytes, 64<<10)
	if l.Unpacked <= 0 {
		l.Unpacked = 24 << 20
	}
	return l
}

// The ways a file is refused; errors.Is finds them.
var (
	ErrTooLarge    = errors.New("sheets: the file is too large")
	ErrTooManyRows = errors.New("sheets: too many rows")
	ErrTooWide     = errors.New("sheets: too many columns")
	ErrCellTooLong = errors.New("sheets: a cell is too long")
	ErrUnreadable  = errors.New("sheets: the file cannot be read")
	ErrEmpty       = errors.New("sheets: the file holds no rows")
)

// IsXLSX tells by the first bytes whether a file is an archive, as XLSX is.
func IsXLSX(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// Read reads a file of either kind. Sheets without any row are left out; if
// none is left, the error is ErrEmpty.
func Read(data []byte, l Limits) ([]Sheet, error) {
	l = l.withDefaults()
	if len(data) > l.Bytes {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(data), l.Bytes)
	}
	var all []Sheet
	var err error
	if IsXLSX(data) {
		all, err = readXLSX(data, l)
	} else {
		var one Sheet
		one, err = readCSV(data, l)
		all = []Sheet{one}
	}
	if err != nil {
		return nil, err
	}
	kept := all[:0]
	for _, s := range all {
		if len(s.Rows) > 0 {
			kept = append(kept, s)
		}
	}
	if len(kept) == 0 {
		return nil, ErrEmpty
	}
	return kept, nil
}

// add appends a row unless it is empty, and refuses what is over a limit.
func (s *Sheet) add(row []Cell, line int, l Limits) error {
	for len(row) > 0 && row[len(row)-1] == (Cell{}) {
		row = row[:len(row)-1]
	}
	if len(row) == 0 {
		return nil
	}
	switch {
	case len(row) > l.Columns:
		return fmt.Errorf("%w: row %d has %d, at most %d", ErrTooWide, line, len(row), l.Columns)
	case len(s.Rows) > l.Rows:
		return fmt.Errorf("%w: at most %d", ErrTooManyRows, l.Rows)
	}
	for _, c := range row {
		if len(c.Text) > l.CellBytes {
			return fmt.Errorf("%w: in row %d, at most %d bytes", ErrCellTooLong, line, l.CellBytes)
		}
	}
	s.Rows, s.Lines = append(s.Rows, row), append(s.Lines, line)
	return nil
}
