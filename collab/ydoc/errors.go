package ydoc

import (
	"errors"
	"fmt"
)

var (
	// ErrMalformed is wrapped by every error about bytes that no Yjs peer writes:
	// cut short, unknown kinds, invalid UTF-8 or JSON, zero lengths, references
	// forward or in a circle.
	ErrMalformed = errors.New("ydoc: malformed update")
	// ErrLimit is wrapped by every error about input that is well formed but
	// larger or deeper than the Limits allow.
	ErrLimit = errors.New("ydoc: limit exceeded")
	// ErrGap is wrapped by *GapError: the update needs something that is not there.
	ErrGap = errors.New("ydoc: update depends on something missing")
	// ErrTooDeep is wrapped where shared types are nested deeper than
	// Limits.MaxDepth: a store refuses them, a document does not read or write
	// them. It wraps ErrLimit.
	ErrTooDeep = fmt.Errorf("%w: nested too deep", ErrLimit)
	// ErrType is wrapped when a value cannot be stored, or a shared type is used
	// where it does not fit.
	ErrType = errors.New("ydoc: unsuitable type")
	// ErrRange is wrapped when an index or length lies outside of the content.
	ErrRange = errors.New("ydoc: out of range")
)

// GapError says which clock of which client an update needs first. Several may
// be missing; the one reported is the missing clock of the lowest client id.
type GapError struct {
	Client uint64
	Clock  uint64 // the clock that is needed
	Have   uint64 // the next expected clock of that client
}

func (e *GapError) Error() string {
	return fmt.Sprintf("%v: client %d clock %d (known up to %d)", ErrGap, e.Client, e.Clock, e.Have)
}

// Unwrap makes errors.Is(err, ErrGap) hold.
func (e *GapError) Unwrap() error { return ErrGap }

func malformed(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrMalformed, fmt.Sprintf(format, args...))
}

func tooDeep(limit int) error {
	return fmt.Errorf("%w: a shared type in more than %d others", ErrTooDeep, limit)
}

func overLimit(what string, limit uint64) error {
	return fmt.Errorf("%w: %s above %d", ErrLimit, what, limit)
}
