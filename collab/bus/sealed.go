package bus

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"hash"
	"sync"
)

// sealBytes is the length of a message's seal.
const sealBytes = 16

// carrier is the bus below a seal.
type carrier interface {
	Publish(subject string, message []byte) error
	Subscribe(subject string, receive func(message []byte)) (unsubscribe func(), err error)
	Lost(told func(subject string))
}

// Sealed is a bus that takes messages only of those who know its key: what comes
// over it is shown to people as stored, and a NATS may be open to others. The
// seal covers the subject too, so that nothing can be moved to another document.
// It does not keep anyone from reading; that is TLS's part.
type Sealed struct {
	carrier
	refused func()    // called for each message that is not ours
	macs    sync.Pool // of hash.Hash
}

// Seal covers a bus. refused, which may be nil, is told of messages that bear no
// good seal; they are dropped.
func Seal(b carrier, key []byte, refused func()) *Sealed {
	if refused == nil {
		refused = func() {}
	}
	s := &Sealed{carrier: b, refused: refused}
	s.macs.New = func() any { return hmac.New(sha256.New, key) }
	return s
}

// Publish seals a message and publishes it.
func (s *Sealed) Publish(subject string, message []byte) error {
	sealed := make([]byte, len(message), len(message)+sealBytes)
	copy(sealed, message)
	if err := s.carrier.Publish(subject, s.seal(sealed, subject, message)); err != nil {
		return fmt.Errorf("publish on %s: %w", subject, err)
	}
	return nil
}

// Subscribe passes on what bears a good seal, without it.
func (s *Sealed) Subscribe(subject string, receive func(message []byte)) (func(), error) {
	return s.carrier.Subscribe(subject, func(sealed []byte) {
		n := len(sealed) - sealBytes
		if n < 0 {
			s.refused()
			return
		}
		var seal [sealBytes]byte
		if !hmac.Equal(s.seal(seal[:0], subject, sealed[:n]), sealed[n:]) {
			s.refused()
			return
		}
		receive(sealed[:n:n])
	})
}

// seal appends the seal of a message on a subject.
func (s *Sealed) seal(b []byte, subject string, message []byte) []byte {
	mac := s.macs.Get().(hash.Hash)
	defer s.macs.Put(mac)
	mac.Reset()
	mac.Write([]byte(subject))
	mac.Write([]byte{0})
	mac.Write(message)
	var sum [sha256.Size]byte
	return append(b, mac.Sum(sum[:0])[:sealBytes]...)
}
