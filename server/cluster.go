package server

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/collab/bus"
)

// openBus connects this node with the others. Without settings for that there is
// no bus, and close does nothing.
//
// Nodes know each other by a key that stands in the database they share, so that
// there is no secret to hand out: routes need a password made of it, and every
// message bears a seal.
func openBus(ctx context.Context, config Config, pool *pgxpool.Pool, registry prometheus.Registerer,
	logger zerolog.Logger) (b collab.Bus, closeBus func(), err error) {
	if config.ClusterListen == "" && config.NATSURL == "" {
		return nil, func() {}, nil
	}
	logger = logger.With().Str("part", "bus").Logger()
	var id string
	var key []byte
	if err := pool.QueryRow(ctx, `SELECT id::text, bus_key FROM installation`).Scan(&id, &key); err != nil {
		return nil, nil, fmt.Errorf("read the installation's key: %w", err)
	}
	secure, err := config.clusterTLS()
	if err != nil {
		return nil, nil, err
	}
	nats := bus.NATSConfig{Installation: id, Logger: logger, TLS: secure}
	var n *bus.NATS
	if config.NATSURL != "" {
		if n, err = bus.DialNATS(config.NATSURL, nats); err != nil {
			hint := ""
			if config.ClusterCert == "" && strings.Contains(err.Error(), "tls") {
				// With TLS 1.3 who lacks a certificate often hears only that it was hung up on.
				hint = "; if it asks for a certificate, set --cluster-cert and --cluster-key"
			}
			return nil, nil, fmt.Errorf("--nats-url: %w%s", err, hint)
		}
	} else {
		if host, _, _ := net.SplitHostPort(config.ClusterListen); secure == nil && !isLoopback(host) {
			logger.Warn().Msg("nodes speak with each other in the clear; set --cluster-cert, --cluster-key and --cluster-ca unless their network is your own")
		}
		// The server inside would not say for ten seconds that it cannot listen.
		free, err := listen("--cluster-listen", config.ClusterListen)
		if err != nil {
			return nil, nil, err
		}
		_ = free.Close()
		if n, err = bus.EmbedNATS(bus.ClusterConfig{NATSConfig: nats, Listen: config.ClusterListen, Routes: config.ClusterRoutes,
			Advertise: config.ClusterAdvertise, Secret: derive(key, "routes")}); err != nil {
			return nil, nil, fmt.Errorf("--cluster-listen: %w", err)
		}
		logger.Info().Str("address", n.Address()).Strs("routes", config.ClusterRoutes).Msg("listening for other nodes")
	}
	forged := prometheus.NewCounter(prometheus.CounterOpts{Name: "samrad_bus_refused_total", Help: "Messages on the bus without this installation's seal."})
	connected := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "samrad_bus_connected", Help: "1 while messages can leave this process."}, func() float64 {
		if n.Connected() {
			return 1
		}
		return 0
	})
	registry.MustRegister(forged, connected)
	return bus.Seal(n, key, forged.Inc), n.Close, nil
}

// derive makes a secret for one use of the installation's key.
func derive(key []byte, use string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("samrad " + use))
	return hex.EncodeToString(mac.Sum(nil))
}

// clusterTLS reads the files for TLS between nodes; nil: none are set. Each node
// shows its certificate and asks for the other's, of the same authority. To a NATS
// of the operator's a certificate may be shown without naming the authority: then
// the NATS is checked as this machine checks others.
func (c Config) clusterTLS() (*tls.Config, error) {
	if c.ClusterCA == "" && c.ClusterCert == "" {
		return nil, nil
	}
	secure := &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, MinVersion: tls.VersionTLS12}
	if c.ClusterCA != "" {
		authority, err := os.ReadFile(c.ClusterCA)
		if err != nil {
			return nil, fmt.Errorf("--cluster-ca: %w", err)
		}
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(authority) {
			return nil, fmt.Errorf("--cluster-ca: %s holds no certificate in PEM form", c.ClusterCA)
		}
		secure.RootCAs, secure.ClientCAs = pool, pool
	}
	if c.ClusterCert != "" {
		certificate, err := tls.LoadX509KeyPair(c.ClusterCert, c.ClusterKey)
		if err != nil {
			return nil, fmt.Errorf("--cluster-cert and --cluster-key: %w", err)
		}
		secure.Certificates = []tls.Certificate{certificate}
	}
	return secure, nil
}

// validateCluster checks what belongs to several nodes.
func (c Config) validateCluster() error {
	switch {
	case c.ClusterListen != "" && c.NATSURL != "":
		return fmt.Errorf("--nats-url: nodes find each other either by --cluster-listen or by --nats-url; leave one out")
	case len(c.ClusterRoutes) > 0 && c.ClusterListen == "":
		return fmt.Errorf("--cluster-routes: needs --cluster-listen, the address where the other nodes reach this one")
	case c.ClusterListen == "" && c.ClusterAdvertise != "":
		return fmt.Errorf("--cluster-advertise: needs --cluster-listen, the address that it stands for")
	case c.ClusterListen == "" && c.NATSURL == "" && (c.ClusterCert != "" || c.ClusterKey != "" || c.ClusterCA != ""):
		return fmt.Errorf("--cluster-cert, --cluster-key and --cluster-ca: need --cluster-listen or --nats-url; without them there are no other nodes to speak with")
	case c.ClusterListen == "" && c.NATSURL == "":
		return nil
	case c.DatabaseURL == "":
		return fmt.Errorf("--database-url: several nodes need one PostgreSQL that all of them reach; the private one serves a single node")
	case (c.ClusterCert == "") != (c.ClusterKey == ""):
		return fmt.Errorf("--cluster-cert and --cluster-key belong together; set both or neither")
	case c.ClusterListen != "" && (c.ClusterCert == "") != (c.ClusterCA == ""):
		return fmt.Errorf("--cluster-ca and --cluster-cert belong together: nodes check each other's certificates")
	}
	for _, address := range append([]string{c.ClusterListen, c.ClusterAdvertise}, c.ClusterRoutes...) {
		if _, _, err := net.SplitHostPort(address); err != nil && address != "" {
			return fmt.Errorf("--cluster-listen, --cluster-routes and --cluster-advertise: %q is not an address; write host:port, e.g. 10.0.0.5:8090", address)
		}
	}
	return checkNATSURL(c.NATSURL)
}

// checkNATSURL checks one address or several, separated by commas. What it says does
// not repeat them, since they may hold a password.
func checkNATSURL(text string) error {
	if text == "" {
		return nil
	}
	for i, one := range strings.Split(text, ",") {
		u, err := url.Parse(strings.TrimSpace(one))
		if err != nil || u.Hostname() == "" {
			return fmt.Errorf("--nats-url: address %d of it is none; write e.g. nats://nats.example.dk:4222, or several separated by commas", i+1)
		}
		switch u.Scheme {
		case "nats", "tls", "ws", "wss":
		default:
			return fmt.Errorf("--nats-url: NATS is not reached by %q; write nats://, or tls:// for TLS", u.Scheme+"://")
		}
	}
	return nil
}
