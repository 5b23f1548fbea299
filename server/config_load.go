package server

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"
)

// ConfigFlags collects the configuration's flags of one subcommand. Make it
// with NewConfigFlags, parse the flag set, then call Load.
type ConfigFlags struct {
	file  string
	given map[string]string // flag name → what was written
}

// setting is one flag with its environment variable. The file's keys are the
// yaml tags of Config.
type setting struct {
	flag, env, usage string
	set              func(c *Config, text string) error
	isBool           bool
}

// settings in the order in which help shows them.
var settings = []setting{
	{flag: "addr", env: "SAMRAD_ADDR", usage: "`address` to listen on (default 127.0.0.1:8080)", set: text(func(c *Config) *string { return &c.Addr })},
	{flag: "data", env: "SAMRAD_DATA", usage: "`folder` of the private database (default ./data)", set: text(func(c *Config) *string { return &c.Data })},
	{flag: "database-url", env: "DATABASE_URL", usage: "PostgreSQL `url`; empty = a private one in the data folder", set: text(func(c *Config) *string { return &c.DatabaseURL })},
	{flag: "demo", env: "SAMRAD_DEMO", usage: "built-in sign-in with demo people and a sample group; this machine only", set: setDemo, isBool: true},
	{flag: "public-url", env: "SAMRAD_PUBLIC_URL", usage: "`url` browsers use (default http:// and the address)", set: text(func(c *Config) *string { return &c.PublicURL })},
	{flag: "metrics-addr", env: "SAMRAD_METRICS_ADDR", usage: "`address` for /metrics; empty = off", set: text(func(c *Config) *string { return &c.MetricsAddr })},
	{flag: "drain", env: "SAMRAD_DRAIN", usage: "`time` over which editors are sent elsewhere when stopping (default 5s)", set: setDrain},
	{flag: "log-level", env: "SAMRAD_LOG_LEVEL", usage: "`level`: debug, info, warn or error (default info)", set: text(func(c *Config) *string { return &c.LogLevel })},
	{flag: "cluster-listen", env: "SAMRAD_CLUSTER_LISTEN", usage: "`address` where other nodes reach this one; empty = one node", set: text(func(c *Config) *string { return &c.ClusterListen })},
	{flag: "cluster-routes", env: "SAMRAD_CLUSTER_ROUTES", usage: "other nodes' cluster `addresses`, separated by commas", set: list(func(c *Config) *[]string { return &c.ClusterRoutes })},
	{flag: "cluster-advertise", env: "SAMRAD_CLUSTER_ADVERTISE", usage: "cluster `address` told to other nodes, if not the one listened on", set: text(func(c *Config) *string { return &c.ClusterAdvertise })},
	{flag: "cluster-cert", env: "SAMRAD_CLUSTER_CERT", usage: "certificate `file` for TLS between nodes", set: text(func(c *Config) *string { return &c.ClusterCert })},
	{flag: "cluster-key", env: "SAMRAD_CLUSTER_KEY", usage: "key `file` of that certificate", set: text(func(c *Config) *string { return &c.ClusterKey })},
	{flag: "cluster-ca", env: "SAMRAD_CLUSTER_CA", usage: "`file` with the authority of the nodes' certificates", set: text(func(c *Config) *string { return &c.ClusterCA })},
	{flag: "nats-url", env: "SAMRAD_NATS_URL", usage: "`url` of a NATS between the nodes, instead of the one inside", set: text(func(c *Config) *string { return &c.NATSURL })},
	{flag: "smtp-url", env: "SAMRAD_SMTP_URL", usage: "mail server, smtp://user:password@host:587 or smtps://…:465; empty = no mail (the password is safer in the environment)", set: text(func(c *Config) *string { return &c.SMTPURL })},
	{flag: "mail-from", env: "SAMRAD_MAIL_FROM", usage: "sender's `address` of mail", set: text(func(c *Config) *string { return &c.MailFrom })},
	{env: "SAMRAD_WEBHOOKS_TO", set: list(func(c *Config) *[]string { return &c.WebhooksTo })},
	{env: "SAMRAD_COMMENTS_PER_MINUTE", set: setCommentsPerMinute},
	{env: "SAMRAD_TRUSTED_PROXIES", set: list(func(c *Config) *[]string { return &c.TrustedProxies })},
}

func text(field func(*Config) *string) func(*Config, string) error {
	return func(c *Config, s string) error { *field(c) = s; return nil }
}

func setDrain(c *Config, s string) error {
	d, err := time.ParseDuration(s)
	if err != nil {
		return fmt.Errorf("%q is not a time; write e.g. 10s", s)
	}
	c.Drain = d
	return nil
}

func setCommentsPerMinute(c *Config, s string) error {
	n, err := strconv.Atoi(s)
	if err != nil {
		return fmt.Errorf("%q is not a number; write e.g. 60", s)
	}
	c.CommentsPerMinute = n
	return nil
}

func setDemo(c *Config, s string) error {
	on, err := strconv.ParseBool(s)
	if err != nil {
		return fmt.Errorf("%q is neither true nor false", s)
	}
	c.Demo = on
	return nil
}

func list(field func(*Config) *[]string) func(*Config, string) error {
	return func(c *Config, s string) error {
		*field(c) = strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
		return nil
	}
}

// NewConfigFlags adds the configuration's flags to a flag set.
func NewConfigFlags(set *flag.FlagSet) *ConfigFlags {
	f := &ConfigFlags{given: map[string]string{}}
	set.StringVar(&f.file, "config", "", "YAML `file` with organisations and other settings [SAMRAD_CONFIG]")
	for _, s := range settings {
		if s.flag == "" {
			continue
		}
		keep := func(text string) error { f.given[s.flag] = text; return s.set(&Config{}, text) }
		if s.isBool {
			set.BoolFunc(s.flag, s.usage+" ["+s.env+"]", keep)
		} else {
			set.Func(s.flag, s.usage+" ["+s.env+"]", keep)
		}
	}
	return f
}

// Load makes the configuration of defaults, file, environment and flags, and
// validates it. getenv is os.Getenv but in tests.
func (f *ConfigFlags) Load(getenv func(string) string) (Config, error) {
	config := DefaultConfig()
	file := f.file
	if file == "" {
		file = getenv("SAMRAD_CONFIG")
	}
	if file != "" {
		if err := readConfigFile(file, &config); err != nil {
			return Config{}, err
		}
	}
	for _, s := range settings {
		if text := getenv(s.env); text != "" {
			if err := s.set(&config, text); err != nil {
				return Config{}, fmt.Errorf("%s: %w", s.env, err)
			}
		}
	}
	for _, s := range settings {
		if text, ok := f.given[s.flag]; ok {
			if err := s.set(&config, text); err != nil {
				return Config{}, fmt.Errorf("--%s: %w", s.flag, err)
			}
		}
	}
	if err := config.Validate(); err != nil {
		if file != "" {
			return Config{}, fmt.Errorf("configuration (flags, environment and %s): %w", file, err)
		}
		return Config{}, err
	}
	return config, nil
}

func readConfigFile(name string, config *Config) error {
	raw, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read the configuration file: %w", err)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(raw))
	decoder.KnownFields(true) // a mistyped key must not be dropped in silence
	err = decoder.Decode(config)
	if errors.Is(err, io.EOF) {
		return nil // an empty file sets nothing
	}
	if err != nil {
		return fmt.Errorf("configuration file %s: %s", name, explainYAML(err))
	}
	return nil
}

var (
	unknownKey = regexp.MustCompile(`(line \d+): field (\S+) not found in type \S+`)
	wrongType  = regexp.MustCompile("(line \\d+): cannot unmarshal \\S+ `?(.*?)`? into .*")
	noSuchType = regexp.MustCompile(`(line \d+): cannot unmarshal \S+ into .*`)
)

// explainYAML turns the library's words about Go types into words about the
// file. The line numbers are its own.
func explainYAML(err error) string {
	text := strings.TrimPrefix(err.Error(), "yaml: unmarshal errors:\n")
	text = strings.TrimPrefix(text, "yaml: ")
	text = unknownKey.ReplaceAllString(text, `$1: the key "$2" is unknown; correct or remove it`)
	text = wrongType.ReplaceAllString(text, `$1: "$2" is not the kind of value that belongs here`)
	text = noSuchType.ReplaceAllString(text, `$1: this is not the kind of value that belongs here`)
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "; ")
}
