package notify

import (
	"time"
	_ "time/tzdata" // containers have none
)

const (
	// gather is how long an immediate mail waits for more of the same.
	gather = 20 * time.Second
	// digestHour is when daily and weekly mails go, by the clock of the reader's
	// country; weekly ones on Mondays.
	digestHour = 7
	// stale is when a notification is too old to be mailed.
	stale = 14 * 24 * time.Hour
)

var zones = map[string]string{"DK": "Europe/Copenhagen", "NO": "Europe/Oslo", "SE": "Europe/Stockholm",
	"FI": "Europe/Helsinki", "IS": "Atlantic/Reykjavik"}

func zoneOf(country string) *time.Location {
	if zone, err := time.LoadLocation(zones[country]); err == nil && zones[country] != "" {
		return zone
	}
	return time.UTC
}

// dueAt is when a notification made at a time is to be mailed, by how often its
// reader wants mail. It depends on nothing else, so nobody needs to remember when
// the last mail went.
func dueAt(made time.Time, c Cadence, zone *time.Location) time.Time {
	if c == Immediate {
		return made.Add(gather)
	}
	local := made.In(zone)
	at := time.Date(local.Year(), local.Month(), local.Day(), digestHour, 0, 0, 0, zone)
	for !at.After(made) || c == Weekly && at.Weekday() != time.Monday {
		at = time.Date(at.Year(), at.Month(), at.Day()+1, digestHour, 0, 0, 0, zone)
	}
	return at
}

// backoff is how long to wait after so many tries that failed.
func backoff(attempts int) time.Duration {
	waits := []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour}
	return waits[min(max(attempts-1, 0), len(waits)-1)]
}
