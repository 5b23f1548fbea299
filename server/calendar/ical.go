package calendar

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Event is one day in a calendar.
type Event struct {
	UID     string
	Day     time.Time
	Changed time.Time // of what it tells; not of the answer, so that the same dates are the same text
	Summary string
	Address string // may be empty
}

const (
	dayForm   = "20060102"
	stampForm = "20060102T150405Z"
	// lineBytes is the longest a line may be without its end, RFC 5545 3.1.
	lineBytes = 75
)

// Write writes a calendar of whole days (RFC 5545), the same in every time zone.
// They block no time.
func Write(name string, events []Event) []byte {
	var out strings.Builder
	line := func(key, value string) { fold(&out, key+":"+value) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Samraad//Goals//EN")
	line("CALSCALE", "GREGORIAN")
	line("METHOD", "PUBLISH")
	line("X-WR-CALNAME", escape(name))
	line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
	line("X-PUBLISHED-TTL", "PT1H")
	for _, e := range events {
		line("BEGIN", "VEVENT")
		line("UID", escape(e.UID))
		line("DTSTAMP", e.Changed.UTC().Format(stampForm))
		line("DTSTART;VALUE=DATE", e.Day.Format(dayForm))
		line("DTEND;VALUE=DATE", e.Day.AddDate(0, 0, 1).Format(dayForm)) // the first day after it
		line("SUMMARY", escape(e.Summary))
		if e.Address != "" {
			line("URL", e.Address)
		}
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return []byte(out.String())
}

// escape makes a TEXT value of anything: what is no text in a calendar is left out.
func escape(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "")
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '\\' || r == ';' || r == ',':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			out.WriteString(`\n`)
		case r == '\t':
			out.WriteByte(' ')
		case r < ' ' || r == 0x7f:
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// fold writes a line, cut so that no part is longer than 75 bytes and no
// character is cut in two. Each further part begins with a blank.
func fold(out *strings.Builder, line string) {
	room := lineBytes
	for len(line) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		out.WriteString(line[:cut])
		out.WriteString("\r\n ")
		line, room = line[cut:], lineBytes-1
	}
	out.WriteString(line)
	out.WriteString("\r\n")
}
