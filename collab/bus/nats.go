package bus

import (
	"crypto/tls"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/rs/zerolog"
)

// The bounds of a subscription that does not keep up. Beyond them messages are
// lost, and the hub reads the journal.
const (
	natsPendingMessages = 8192
	natsPendingBytes    = 32 << 20
)

// NATS is a bus between processes. Make it with DialNATS or EmbedNATS, and Close it.
type NATS struct {
	// set at construction
	conn   *nats.Conn
	server *server.Server // nil: somebody else's
	prefix string
	logger zerolog.Logger

	mu   sync.Mutex // guards told
	told func(subject string)
}

// NATSConfig is what both kinds of NATS need.
type NATSConfig struct {
	// Installation names whose messages these are: several may share a NATS.
	Installation string
	Logger       zerolog.Logger
	// TLS is for the connection by URL or, with a certificate, for routes; nil:
	// what the URL says, and routes in the clear.
	TLS *tls.Config
}

// DialNATS connects to a NATS by URL; several, separated by commas, are servers
// of one cluster. It fails if none answers now; later it tries for ever.
func DialNATS(url string, config NATSConfig) (*NATS, error) {
	n := newNATS(config)
	options := n.options()
	if config.TLS != nil {
		options = append(options, nats.Secure(config.TLS))
	}
	err := n.connect(url, options)
	switch {
	case errors.Is(err, nats.ErrNoServers):
		return nil, fmt.Errorf("no NATS answers there; is it running, and the address right? (%w)", err)
	case err != nil:
		return nil, fmt.Errorf("connect to NATS: %w", err)
	}
	return n, nil
}

func newNATS(config NATSConfig) *NATS {
	prefix := "samrad."
	if config.Installation != "" {
		prefix += config.Installation + "."
	}
	return &NATS{prefix: prefix, logger: config.Logger}
}

func (n *NATS) options() []nats.Option {
	return []nats.Option{
		nats.Name("samrad"),
		nats.NoEcho(),
		nats.MaxReconnects(-1),
		nats.ReconnectWait(250 * time.Millisecond),
		nats.ReconnectJitter(100*time.Millisecond, 500*time.Millisecond),
		nats.PingInterval(5 * time.Second),
		nats.MaxPingsOutstanding(2),
		// What is published while there is no connection is lost, and counted by
		// whoever misses it: later it would only be old.
		nats.ReconnectBufSize(-1),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				n.logger.Warn().Err(err).Msg("the connection to the bus is lost; other nodes' edits come from the database until it is back")
			}
		}),
		nats.ReconnectHandler(func(*nats.Conn) {
			n.logger.Info().Msg("the connection to the bus is back")
			n.tell("")
		}),
		nats.ErrorHandler(func(_ *nats.Conn, s *nats.Subscription, err error) {
			switch {
			case s != nil && errors.Is(err, nats.ErrSlowConsumer):
				n.tell(strings.TrimPrefix(s.Subject, n.prefix))
			default:
				n.logger.Warn().Err(err).Msg("the bus reports an error")
			}
		}),
	}
}

func (n *NATS) connect(url string, options []nats.Option) (err error) {
	n.conn, err = nats.Connect(url, options...)
	return err
}

// Publish hands a message to the connection. It is written soon, not now.
func (n *NATS) Publish(subject string, message []byte) error {
	return n.conn.Publish(n.prefix+subject, message)
}

// Subscribe lets receive have what other connections publish on a subject. It
// returns once the server knows; other servers of a cluster know a moment later.
func (n *NATS) Subscribe(subject string, receive func(message []byte)) (func(), error) {
	s, err := n.conn.Subscribe(n.prefix+subject, func(m *nats.Msg) { receive(m.Data) })
	if err != nil {
		return nil, fmt.Errorf("subscribe to %s: %w", subject, err)
	}
	if err := s.SetPendingLimits(natsPendingMessages, natsPendingBytes); err != nil {
		return nil, fmt.Errorf("bound the subscription to %s: %w", subject, err)
	}
	return func() { _ = s.Unsubscribe() }, nil // fails only on a connection that is gone, and the subscription with it
}

// Lost says whom to tell when messages were missed.
func (n *NATS) Lost(told func(subject string)) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.told = told
}

func (n *NATS) tell(subject string) {
	n.mu.Lock()
	told := n.told
	n.mu.Unlock()
	if told != nil {
		told(subject)
	}
}

// Connected reports whether messages can leave this process now. It says nothing
// of routes.
func (n *NATS) Connected() bool { return n.conn.IsConnected() }

// Close sends what was published, and ends the connection and the embedded server.
func (n *NATS) Close() {
	_ = n.conn.FlushTimeout(time.Second) // what is lost now is in the journal
	n.conn.Close()
	if n.server != nil {
		n.server.Shutdown()
		n.server.WaitForShutdown()
	}
}
