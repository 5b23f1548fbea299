//go:build !linux

package collab

import (
	"errors"
	"net"
	"time"
)

// poller is Linux's, and so is what it stands on. Elsewhere each socket has a
// goroutine that reads, and one that writes while there is something to write.
type poller struct{ resumer *resumer }

func (*Hub) startPoller() *poller { return nil }

func (*poller) add(*socket) {}

type resumer struct{}

func (*resumer) await(*outbox) error { return errors.ErrUnsupported }
func (*resumer) forget(*outbox)      {}

type descriptor struct{}

func takeDescriptor(*net.TCPConn) (*descriptor, error) { return nil, errors.ErrUnsupported }

func (*descriptor) write([]byte) (n int, full bool, err error) {
	return 0, false, errors.ErrUnsupported
}
func (*descriptor) cut()                 {}
func (*descriptor) linger(time.Duration) {}
func (*descriptor) close() error         { return nil }
