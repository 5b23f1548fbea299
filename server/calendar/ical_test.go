package calendar

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// read undoes folding and returns the lines, or fails at what RFC 5545 forbids.
func read(t *testing.T, text string) []string {
	t.Helper()
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") {
		t.Fatalf("not UTF-8, or without an end: %q", text)
	}
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
}

func TestRender(t *testing.T) {
	long := strings.Repeat("Ældre, trygge; 🏠 \\ ", 20)
	text := string(Write("Goals – a;b", []Event{{UID: "due-1@x", Day: time.Date(2028, 2, 29, 0, 0, 0, 0, time.UTC),
		Changed: time.Date(2026, 11, 22, 20, 0, 0, 0, time.FixedZone("", 3600)), Summary: "Due: " + long, Address: "https://s.example/documents/x?selected=1"}}))
	lines := read(t, text)
	got := strings.Join(lines, "\n")
	for _, want := range []string{"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:", "X-WR-CALNAME:Goals – a\\;b", "UID:due-1@x", "DTSTAMP:20261122T190000Z",
		"DTSTART;VALUE=DATE:20280229\nDTEND;VALUE=DATE:20280301", "SUMMARY:Due: " + strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`).Replace(long),
		"URL:https://s.example/documents/x?selected=1", "TRANSP:TRANSPARENT\nEND:VEVENT\nEND:VCALENDAR"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestNothingGetsOutOfItsLine(t *testing.T) {
	for _, nasty := range []string{"a\r\nBEGIN:VEVENT", "a\nEND:VCALENDAR", "a\rb", "a\u2028b", "\x00\x1b\x7f", "\xff\xfe", strings.Repeat("é", 200), strings.Repeat("x", 75), strings.Repeat("x", 64), "", "line\\"} {
		lines := read(t, string(Write(nasty, []Event{{UID: nasty, Summary: nasty, Address: "https://a.example/"}})))
		begins := 0
		for _, line := range lines {
			if strings.HasPrefix(line, "BEGIN:VEVENT") {
				begins++
			}
			if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' }) {
				t.Errorf("%q gives %q", nasty, line)
			}
		}
		if begins != 1 || len(lines) != 18 {
			t.Errorf("%q gives %d events in %d lines:\n%s", nasty, begins, len(lines), strings.Join(lines, "\n"))
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add(strings.Repeat("ð", 60), "x\ny")
	f.Fuzz(func(t *testing.T, name, summary string) {
		read(t, string(Write(name, []Event{{Summary: summary}})))
	})
}
