package bus

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/rs/zerolog"
)

// ClusterConfig is how embedded servers find each other.
type ClusterConfig struct {
	NATSConfig
	// Listen is the address where other nodes' servers come in: host:port.
	Listen string
	// Routes are the addresses of other nodes. One that is up is enough: servers
	// tell each other of the rest. A node may be among its own routes.
	Routes []string
	// Advertise is the address that other nodes are told, where it is not the one
	// listened on, as in containers. Empty: Listen.
	Advertise string
	// Secret lets nodes in; all of an installation have the same. It must not be
	// empty: whoever can open a route hears everything.
	Secret string
}

// maxPayload is far over what the hub sends.
const maxPayload = 4 << 20

// EmbedNATS starts a NATS server in this process and joins it with those of other
// nodes. Nothing but routes comes in from the network.
func EmbedNATS(config ClusterConfig) (*NATS, error) {
	options, err := serverOptions(config)
	if err != nil {
		return nil, err
	}
	s, err := server.NewServer(options)
	if err != nil {
		return nil, fmt.Errorf("make the bus: %w", err)
	}
	s.SetLogger(natsLog{config.Logger}, false, false)
	s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		s.Shutdown()
		return nil, errors.New("the bus did not start within 10 s")
	}
	n := newNATS(config.NATSConfig)
	n.server = s
	own := options.Users[0]
	if err := n.connect("", append(n.options(), nats.InProcessServer(s), nats.UserInfo(own.Username, own.Password))); err != nil {
		s.Shutdown()
		return nil, fmt.Errorf("connect to the embedded bus: %w", err)
	}
	return n, nil
}

func serverOptions(config ClusterConfig) (*server.Options, error) {
	if config.Secret == "" {
		return nil, errors.New("make the bus: routes without a secret would let anyone in")
	}
	host, port, err := splitAddress(config.Listen)
	if err != nil {
		return nil, fmt.Errorf("cluster address: %w", err)
	}
	// The library takes 0 for "no cluster", and -1 for "any free port".
	if port == 0 {
		port = server.RANDOM_PORT
	}
	o := &server.Options{
		// The server opens its routes only once it listens for clients. It does so
		// on loopback, and lets none in but this very process.
		Host: "127.0.0.1", Port: server.RANDOM_PORT,
		Users: []*server.User{{Username: "samrad", Password: rand.Text(),
			AllowedConnectionTypes: map[string]struct{}{jwt.ConnectionTypeInProcess: {}}}},
		NoSigs: true, NoSystemAccount: true, MaxPayload: maxPayload,
		WriteDeadline: 10 * time.Second,
		Cluster: server.ClusterOpts{
			Name: "samrad", Host: host, Port: port, Advertise: config.Advertise,
			Username: "samrad", Password: config.Secret, AuthTimeout: 5,
			PingInterval: 5 * time.Second, MaxPingsOut: 2,
			Compression: server.CompressionOpts{Mode: server.CompressionOff},
		},
	}
	if config.TLS != nil {
		o.Cluster.TLSConfig, o.Cluster.TLSTimeout = config.TLS, 5
	}
	for _, route := range config.Routes {
		host, port, err := splitAddress(route)
		if err != nil {
			return nil, fmt.Errorf("cluster route: %w", err)
		}
		o.Routes = append(o.Routes, &url.URL{Scheme: "nats", User: url.UserPassword("samrad", config.Secret),
			Host: net.JoinHostPort(host, strconv.Itoa(port))})
	}
	return o, nil
}

func splitAddress(address string) (host string, port int, err error) {
	host, text, err := net.SplitHostPort(address)
	if err != nil {
		return "", 0, fmt.Errorf("%q is not host:port", address)
	}
	port, err = strconv.Atoi(text)
	if err != nil || port < 0 || port > 65535 {
		return "", 0, fmt.Errorf("%q has no port", address)
	}
	return host, port, nil
}

// Address is where other nodes' routes come in; empty for a NATS that is not
// embedded.
func (n *NATS) Address() string {
	if n.server == nil || n.server.ClusterAddr() == nil {
		return ""
	}
	return n.server.ClusterAddr().String()
}

// Routes counts the connections to other servers; a pair of nodes has several.
func (n *NATS) Routes() int {
	if n.server == nil {
		return 0
	}
	return n.server.NumRoutes()
}

// natsLog writes the server's own messages to our log. What it calls a notice is
// about itself, and its errors are connections of others.
type natsLog struct{ zerolog.Logger }

func (l natsLog) Noticef(format string, v ...any) { l.Debug().Msg("bus: " + fmt.Sprintf(format, v...)) }
func (l natsLog) Warnf(format string, v ...any)   { l.Debug().Msg("bus: " + fmt.Sprintf(format, v...)) }
func (l natsLog) Errorf(format string, v ...any) {
	text := fmt.Sprintf(format, v...)
	// A node that is not up yet is tried again and again.
	if strings.Contains(text, "Error trying to connect to route") {
		l.Debug().Msg("bus: " + text)
		return
	}
	l.Warn().Msg("bus: " + text)
}
func (l natsLog) Fatalf(format string, v ...any) {
	l.Error().Msg("bus: " + fmt.Sprintf(format, v...))
}
func (l natsLog) Debugf(string, ...any) {}
func (l natsLog) Tracef(string, ...any) {}
