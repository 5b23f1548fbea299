package fileimport

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"samrad/server/sheets"
)

func TestColumns(t *testing.T) {
	var head []sheets.Cell
	for _, text := range []string{"Titel", " ", "TITLE", "Frist:", strings.Repeat("x", 200)} {
		head = append(head, sheets.Cell{Text: text})
	}
	names, ignored := Columns(head, map[string]string{"titel": "title", "title": "title", "frist": "due"})
	if got := fmt.Sprintf("%q", names); got != `["title" "" "" "due" ""]` {
		t.Errorf("got %s", got)
	}
	if len(ignored) != 2 || ignored[0] != "TITLE" || len(ignored[1]) != 103 {
		t.Errorf("ignored %q", ignored)
	}
}

// Every way in which a file is refused has an answer that says what to do.
func TestUnreadableFiles(t *testing.T) {
	file := File{Limits: sheets.Limits{Bytes: 5_000_000, Rows: 7}, Fewer: "Send fewer.", About: "goals", Formats: "CSV"}
	for _, want := range []struct {
		err    error
		status int
		says   string
	}{{sheets.ErrTooLarge, 413, "5 MB"}, {sheets.ErrTooManyRows, 422, "more than 7 rows. Send fewer."}, {sheets.ErrTooWide, 422, "about goals"}, {sheets.ErrCellTooLong, 422, "Shorten"},
		{sheets.ErrEmpty, 422, "the goals below"}, {sheets.ErrUnreadable, 422, "Save it as CSV"}, {errors.New("odd"), 422, "Save it as CSV"}} {
		got := file.Unreadable(fmt.Errorf("wrapped: %w", want.err))
		var status huma.StatusError
		if !errors.As(got, &status) || status.GetStatus() != want.status || !strings.Contains(got.Error(), want.says) {
			t.Errorf("%v: %v", want.err, got)
		}
	}
}

func TestCircles(t *testing.T) {
	found := Circles(map[string]string{"a": "b", "b": "c", "c": "a", "d": "a", "e": "", "f": "f", "g": "gone"})
	if got := strings.Join(slices.Sorted(maps.Keys(found)), ""); got != "abcf" {
		t.Errorf("got %s", got)
	}
}

func TestCounts(t *testing.T) {
	var c ImportCounts
	for _, status := range []string{New, New, Changed, Unchanged, Wrong, ""} {
		c.Add(status)
	}
	if c != (ImportCounts{2, 1, 1, 2}) {
		t.Errorf("got %+v", c)
	}
}
