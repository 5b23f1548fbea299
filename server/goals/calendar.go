package goals

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Event is a whole day in a calendar.
type Event struct {
	ID, Day, Summary, Details, URL string
}

// Events are the days of a list that somebody should know of: when open goals are
// due and reviewed, and when activities that are not over are due.
func (b *Book) Events() []Event {
	var out []Event
	add := func(t Thing, field, what, name string) {
		if day := t.Values.Text(field); day != "" {
			out = append(out, Event{ID: t.ID + "-" + field, Day: day, Summary: what + ": " + name})
		}
	}
	for _, t := range b.all(Goals) {
		_, status, _, _ := b.Effective(t)
		if over[status] || t.Values["isTemplateExample"] == true {
			continue
		}
		name := b.Tree.Code(t.ID) + " " + t.Values.Text("title")
		add(t, "due", "Due", name)
		add(t, "nextReviewOn", "Review", name)
	}
	for _, t := range b.Activities {
		if status := t.Values.Text("status"); status != "done" && status != "dropped" {
			add(t, "due", "Activity due", t.Values.Text("title"))
		}
	}
	return out
}

// Calendar writes events as iCalendar (RFC 5545): days without a time, the same in
// every time zone. stamp is when they were read.
func Calendar(name string, events []Event, stamp time.Time) []byte {
	var out strings.Builder
	line := func(property, value string) { fold(&out, property+":"+value) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Samrad//Goals//EN")
	line("X-WR-CALNAME", escaped(name))
	for _, e := range events {
		start, err := time.Parse(time.DateOnly, e.Day)
		if err != nil {
			continue
		}
		line("BEGIN", "VEVENT")
		line("UID", escaped(e.ID)+"@samrad")
		line("DTSTAMP", stamp.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE", start.Format("20060102"))
		line("DTEND;VALUE=DATE", start.AddDate(0, 0, 1).Format("20060102"))
		line("TRANSP", "TRANSPARENT")
		line("SUMMARY", escaped(e.Summary))
		if e.Details != "" {
			line("DESCRIPTION", escaped(e.Details))
		}
		if e.URL != "" {
			line("URL", e.URL)
		}
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return []byte(out.String())
}

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

func escaped(s string) string { return escapes.Replace(s) }

// fold ends a line, parted after 75 bytes and never within a character.
func fold(out *strings.Builder, s string) {
	const most = 75
	for room := most; len(s) > room; room = most - 1 {
		cut := room
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		fmt.Fprint(out, s[:cut], "\r\n ")
		s = s[cut:]
	}
	fmt.Fprint(out, s, "\r\n")
}
