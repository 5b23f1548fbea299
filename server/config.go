package server

import (
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/rs/zerolog"

	"samrad/server/comments"
	"samrad/server/identity"
	"samrad/server/notify"
)

// Config is everything the operator can set. Flags win over the environment,
// the environment over the file, the file over the defaults. The zero value is
// not usable; LoadConfig or DefaultConfig makes one.
type Config struct {
	// Addr is the address to listen on. [SAMRAD_ADDR], default 127.0.0.1:8080.
	// Taken by another program: the start fails. Not loopback: PublicURL must
	// be set, or browsers are refused.
	Addr string `yaml:"addr"`
	// Data is the folder of the private database. [SAMRAD_DATA], default
	// ./data. Another folder on the next start means an empty workspace. Not
	// used when DatabaseURL is set.
	Data string `yaml:"data"`
	// DatabaseURL is the PostgreSQL to use. [DATABASE_URL], default empty: a
	// private one in Data. Two installations on one database would share it.
	DatabaseURL string `yaml:"database_url"`
	// Demo starts the built-in identity provider, with made-up people whom
	// anyone may sign in as, and a sample group. [SAMRAD_DEMO], default false.
	// It listens on loopback only.
	Demo bool `yaml:"demo"`
	// PublicURL is where browsers find the program: scheme, host and port.
	// [SAMRAD_PUBLIC_URL], default http:// and Addr. Wrong: signing in ends at
	// a wrong address, and editors cannot connect, since their Origin differs.
	PublicURL string `yaml:"public_url"`
	// MetricsAddr serves /metrics for Prometheus, without sign-in.
	// [SAMRAD_METRICS_ADDR], default empty: off. Open to the world, it tells
	// strangers how much the workspace is used.
	MetricsAddr string `yaml:"metrics_addr"`
	// Drain is over how long editors are sent elsewhere when the program stops.
	// [SAMRAD_DRAIN], default 5s; less with few of them. Zero: all at once, and
	// they all come back at once.
	Drain time.Duration `yaml:"drain"`
	// LogLevel is debug, info, warn or error. [SAMRAD_LOG_LEVEL], default info.
	// At error, a refused sign-in leaves no trace in the log.
	LogLevel string `yaml:"log_level"`
	// TrustedProxies are the addresses or networks of reverse proxies whose
	// X-Forwarded-For is believed. [SAMRAD_TRUSTED_PROXIES, comma-separated],
	// default none. Too wide: callers choose which address the audit log shows.
	TrustedProxies []string `yaml:"trusted_proxies"`
	// ClusterListen is where the other nodes of the installation reach this one;
	// they speak through NATS servers inside of the program. [SAMRAD_CLUSTER_LISTEN],
	// default empty: one node. Needs DatabaseURL. On an open network without TLS,
	// passers-by can read what is written.
	ClusterListen string `yaml:"cluster_listen"`
	// ClusterRoutes are other nodes' ClusterListen addresses.
	// [SAMRAD_CLUSTER_ROUTES, comma-separated], default none. One that is up is
	// enough. All wrong: the nodes do not hear each other, and people see others'
	// edits late.
	ClusterRoutes []string `yaml:"cluster_routes"`
	// ClusterAdvertise is what other nodes are told to reach this one by, where
	// that is not ClusterListen, as in a container.
	// [SAMRAD_CLUSTER_ADVERTISE], default empty.
	ClusterAdvertise string `yaml:"cluster_advertise"`
	// ClusterCert, ClusterKey and ClusterCA are PEM files for TLS between nodes.
	// [SAMRAD_CLUSTER_CERT, SAMRAD_CLUSTER_KEY, SAMRAD_CLUSTER_CA], default empty:
	// no TLS. A certificate must be good for server and client both, and name the
	// host in the others' routes.
	ClusterCert string `yaml:"cluster_cert"`
	ClusterKey  string `yaml:"cluster_key"`
	ClusterCA   string `yaml:"cluster_ca"`
	// NATSURL is a NATS to use instead of the one inside. [SAMRAD_NATS_URL],
	// default empty. It may be shared: messages bear the installation's id and
	// seal. Not reachable at the start: the start fails.
	NATSURL string `yaml:"nats_url"`
	// SMTPURL is the mail server, smtp://user:password@host:587 (STARTTLS) or
	// smtps://…:465. [SAMRAD_SMTP_URL], default empty: no mail is sent. As a flag,
	// others on the machine can read the password.
	SMTPURL string `yaml:"smtp_url"`
	// MailFrom is the sender of mail. [SAMRAD_MAIL_FROM], default empty; needed with
	// SMTPURL. One that the mail server may not send for: mail ends as spam.
	MailFrom string `yaml:"mail_from"`
	// WebhooksTo are networks that webhooks may reach although they are not public.
	// [SAMRAD_WEBHOOKS_TO, comma-separated], default none. Too wide: coordinators can
	// make the server knock at machines behind your firewall.
	WebhooksTo []string `yaml:"webhooks_to"`
	// CommentsPerMinute is how many comments, answers and suggestions one person may
	// go on to post in each minute, after ten times as many in a row.
	// [SAMRAD_COMMENTS_PER_MINUTE], default 60, none in the demo; 0: no limit, and a program that runs
	// wild fills documents and everybody's inbox.
	CommentsPerMinute int `yaml:"comments_per_minute"`
	// Organisations are the municipalities and others who may sign in, each
	// with its own OpenID Connect provider. Only in the file. Removing one ends
	// sign-in for its people; their documents stay.
	Organisations []identity.OrganisationConfig `yaml:"organisations"`
}

// maxDrain: whoever stops the program loses patience before this.
const maxDrain = 10 * time.Minute

// DefaultConfig is the configuration of an operator who sets nothing.
func DefaultConfig() Config {
	return Config{Addr: "127.0.0.1:8080", Data: "data", LogLevel: "info", Drain: 5 * time.Second, CommentsPerMinute: comments.PerMinute}
}

// Validate checks what can be checked without starting anything. Every error
// names the setting and says what to write.
func (c Config) Validate() error {
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return fmt.Errorf("--addr: %q is not an address; write host:port, e.g. 127.0.0.1:8080", c.Addr)
	}
	if number, err := strconv.Atoi(port); err != nil || number < 0 || number > 65535 {
		return fmt.Errorf("--addr: %q is not a port; write a number up to 65535", port)
	}
	if c.Data == "" && c.DatabaseURL == "" {
		return fmt.Errorf("--data: is empty; name a folder for the private database, or set --database-url")
	}
	if c.Demo && !isLoopback(host) {
		return fmt.Errorf("--demo lets anyone sign in as anyone, so it runs on this machine only: "+
			"use an --addr such as 127.0.0.1:8080, not %q, or configure organisations and leave --demo out", c.Addr)
	}
	if !c.Demo && c.PublicURL == "" && !isLoopback(host) {
		return fmt.Errorf("--public-url: is missing; with --addr %s, write the address browsers use, e.g. https://samrad.example.dk", c.Addr)
	}
	if err := checkPublicURL(c.PublicURL); err != nil {
		return fmt.Errorf("--public-url: %w", err)
	}
	if c.MetricsAddr != "" {
		if _, _, err := net.SplitHostPort(c.MetricsAddr); err != nil {
			return fmt.Errorf("--metrics-addr: %q is not an address; write host:port, e.g. 127.0.0.1:9090", c.MetricsAddr)
		}
	}
	if _, err := zerolog.ParseLevel(c.LogLevel); err != nil || c.LogLevel == "" {
		return fmt.Errorf("--log-level: %q is unknown; write debug, info, warn or error", c.LogLevel)
	}
	if c.Drain < 0 || c.Drain > maxDrain {
		return fmt.Errorf("--drain: %v is not between 0s and %v", c.Drain, maxDrain)
	}
	if c.CommentsPerMinute < 0 {
		return fmt.Errorf("comments_per_minute: %d is below 0; write how many one person may post in a minute, or 0 for no limit", c.CommentsPerMinute)
	}
	if _, err := c.trustedNetworks(); err != nil {
		return fmt.Errorf("trusted_proxies: %w", err)
	}
	if err := c.validateMail(); err != nil {
		return err
	}
	if err := c.validateCluster(); err != nil {
		return err
	}
	if err := identity.ValidateOrganisations(c.Organisations); err != nil {
		return err
	}
	return nil
}

func checkPublicURL(text string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("%q is not an address; write scheme and host, e.g. https://samrad.example.dk", text)
	}
	if strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return fmt.Errorf("%q has more than scheme, host and port; samrad needs a host name of its own", text)
	}
	return nil
}

// publicURL is PublicURL, or what follows from the address listened on.
func (c Config) publicURL(listening net.Addr) *url.URL {
	text := strings.TrimRight(c.PublicURL, "/")
	if text == "" {
		text = "http://" + listening.String()
	}
	u, err := url.Parse(text)
	if err != nil {
		panic(err) // Validate has passed
	}
	return &url.URL{Scheme: strings.ToLower(u.Scheme), Host: strings.ToLower(u.Host)}
}

// validateMail checks what mail and webhooks need.
func (c Config) validateMail() error {
	if _, err := networks(c.WebhooksTo); err != nil {
		return fmt.Errorf("webhooks_to: %w", err)
	}
	if c.SMTPURL == "" {
		return nil
	}
	if _, err := notify.ReadSMTP(c.SMTPURL); err != nil {
		return fmt.Errorf("--smtp-url: %w", err)
	}
	if err := notify.CheckSender(c.MailFrom); err != nil {
		return fmt.Errorf("--mail-from: %w", err)
	}
	return nil
}

func (c Config) trustedNetworks() ([]*net.IPNet, error) { return networks(c.TrustedProxies) }

// networks reads "10.0.0.5" or "10.0.0.0/8".
func networks(texts []string) ([]*net.IPNet, error) {
	var networks []*net.IPNet
	for _, text := range texts {
		text = strings.TrimSpace(text)
		if ip := net.ParseIP(text); ip != nil {
			bits := 8 * len(ip.To16())
			networks = append(networks, &net.IPNet{IP: ip.To16(), Mask: net.CIDRMask(bits, bits)})
			continue
		}
		_, network, err := net.ParseCIDR(text)
		if err != nil {
			return nil, fmt.Errorf("%q is neither an address nor a network; write e.g. 10.0.0.5 or 10.0.0.0/8", text)
		}
		networks = append(networks, network)
	}
	return networks, nil
}

func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
