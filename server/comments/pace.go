package comments

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/ratelimit"
)

// PerMinute is how many comments, answers and suggestions a person may go on to
// post in each minute, after ten times as many in a row, unless Limit says otherwise:
// more than anybody writes, and enough for a program that brings a document's
// comments from elsewhere.
const PerMinute = 60

// minutesInARow is how many minutes' worth may come at once.
const minutesInARow = 10

// actsPerWord is how many times as often as words a person may do what takes one
// click: react, resolve, decide, withdraw.
const actsPerWord = 6

const paceInWords = "A person may post 600 comments, answers and suggestions in a row, then 60 a minute, unless the server is set up otherwise (else 429 with Retry-After)."

// pace keeps a person, or a program that runs wild in their name, from flooding a
// document, and the inboxes and the mail of those who follow it. What is not
// allowed or makes no sense does not count. Each node counts for itself.
type pace struct {
	words, acts *ratelimit.Limiter // nil: without end
}

func newPace(perMinute, inARow int, now func() time.Time) pace {
	if perMinute <= 0 {
		return pace{}
	}
	limit := func(times int) *ratelimit.Limiter {
		return ratelimit.New(float64(times*inARow), float64(times*perMinute)/60, now)
	}
	return pace{words: limit(1), acts: limit(actsPerWord)}
}

// Limit sets how many comments a person may post in a minute; 0 is without end.
// Before the Service answers anything.
func (s *Service) Limit(perMinute int) {
	s.pace = newPace(perMinute, minutesInARow*perMinute, time.Now)
}

// mayWrite counts words that others will be shown and told of.
func (p pace) mayWrite(who collab.PersonID) error {
	return take(p.words, who, "You have written many comments in a short time. What you wrote was not posted. Wait %s and post it again.")
}

// mayAct counts what others are shown, and may be told of.
func (p pace) mayAct(who collab.PersonID) error {
	return take(p.acts, who, "You have done this many times in a short time. Wait %s and try again.")
}

func take(l *ratelimit.Limiter, who collab.PersonID, refusal string) error {
	if l == nil {
		return nil
	}
	ok, wait := l.Take(string(who))
	if ok {
		return nil
	}
	seconds := int(math.Ceil(wait.Seconds()))
	words := "1 second"
	if seconds != 1 {
		words = fmt.Sprintf("%d seconds", seconds)
	}
	return huma.ErrorWithHeaders(huma.Error429TooManyRequests(fmt.Sprintf(refusal, words)),
		http.Header{"Retry-After": {strconv.Itoa(seconds)}})
}
