package notify

import "time"

// At moves the clock of a Mailer.
func (m *Mailer) At(now func() time.Time) { m.now = now }

// DueAt is dueAt for a country.
func DueAt(made time.Time, c Cadence, country string) time.Time {
	return dueAt(made, c, zoneOf(country))
}

// LanguagesWithGaps lists texts that are empty.
func LanguagesWithGaps() (gaps []string) {
	for language, t := range textsOf {
		for _, text := range []string{t.mention, t.reply, t.newThread, t.resolved, t.accepted, t.rejected, t.overtaken, t.somebody, t.confidential,
			t.several, t.open, t.why, t.settings, t.unsubscribe, t.stopTitle, t.stopAsk, t.stopButton, t.stopDone, t.bad} {
			if text == "" {
				gaps = append(gaps, language)
			}
		}
	}
	return gaps
}
