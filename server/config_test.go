package server

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// load is the way of `samrad serve`: flags, environment and a file.
func load(t *testing.T, file string, env map[string]string, arguments ...string) (Config, error) {
	t.Helper()
	set := flag.NewFlagSet("serve", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	flags := NewConfigFlags(set)
	if file != "" {
		name := filepath.Join(t.TempDir(), "samrad.yaml")
		if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, "--config", name)
	}
	if err := set.Parse(arguments); err != nil {
		return Config{}, err
	}
	return flags.Load(func(name string) string { return env[name] })
}

func TestFlagsWinOverEnvironmentOverFileOverDefaults(t *testing.T) {
	file := "addr: 127.0.0.1:1\ndata: from-file\nlog_level: warn\n"
	env := map[string]string{"SAMRAD_ADDR": "127.0.0.1:2", "SAMRAD_DATA": "from-env", "DATABASE_URL": "postgres://h/db"}
	got, err := load(t, file, env, "--addr", "127.0.0.1:3")
	if err != nil {
		t.Fatal(err)
	}
	if got.Addr != "127.0.0.1:3" || got.Data != "from-env" || got.LogLevel != "warn" || got.DatabaseURL != "postgres://h/db" {
		t.Fatalf("got %+v", got)
	}
	got, err = load(t, "", nil)
	if err != nil || got.Addr != "127.0.0.1:8080" || got.Data != "data" || got.Demo {
		t.Fatalf("defaults: %+v, %v", got, err)
	}
}

func TestClusterFromEveryPlace(t *testing.T) {
	got, err := load(t, "cluster_routes: [a:1, b:2]\ndatabase_url: postgres://h/db\n",
		map[string]string{"SAMRAD_CLUSTER_LISTEN": "127.0.0.1:1"}, "--cluster-listen", "127.0.0.1:2")
	if err != nil || got.ClusterListen != "127.0.0.1:2" || len(got.ClusterRoutes) != 2 || got.ClusterRoutes[1] != "b:2" {
		t.Fatalf("got %+v, %v", got, err)
	}
	got, err = load(t, "", map[string]string{"DATABASE_URL": "postgres://h/db"}, "--cluster-listen", "127.0.0.1:2", "--cluster-routes", "a:1, b:2,c:3")
	if err != nil || len(got.ClusterRoutes) != 3 || got.ClusterRoutes[1] != "b:2" {
		t.Fatalf("got %+v, %v", got, err)
	}
}

func TestDemoFromEveryPlace(t *testing.T) {
	for name, try := range map[string]func() (Config, error){
		"flag":        func() (Config, error) { return load(t, "", nil, "--demo") },
		"environment": func() (Config, error) { return load(t, "", map[string]string{"SAMRAD_DEMO": "1"}) },
		"file":        func() (Config, error) { return load(t, "demo: true\n", nil) },
	} {
		if got, err := try(); err != nil || !got.Demo {
			t.Errorf("%s: demo %v, %v", name, got.Demo, err)
		}
	}
	if got, err := load(t, "demo: true\n", nil, "--demo=false"); err != nil || got.Demo {
		t.Errorf("the flag does not win over the file: %v, %v", got.Demo, err)
	}
}

const oneOrganisation = `organisations:
  - id: odense
    name: Odense Kommune
    short_name: Odense
    country: DK
    kind: municipality
    issuer: https://login.odense.example
    client_id: samrad
    client_secret: s3cret
`

func TestOrganisationsComeFromTheFile(t *testing.T) {
	got, err := load(t, oneOrganisation, nil)
	if err != nil || len(got.Organisations) != 1 || got.Organisations[0].ClientID != "samrad" {
		t.Fatalf("got %+v, %v", got.Organisations, err)
	}
}

// Every fault names the setting, and the line where there is one.
func TestFaultsAreNamed(t *testing.T) {
	for name, test := range map[string]struct {
		file      string
		env       map[string]string
		arguments []string
		want      []string
	}{
		"unknown key":            {file: "adr: x\n", want: []string{"line 1", `"adr" is unknown`}},
		"unknown key inside":     {file: oneOrganisation + "    client-secret: x\n", want: []string{"line 10", `"client-secret" is unknown`}},
		"broken file":            {file: "addr: [\n", want: []string{"samrad.yaml", "line"}},
		"a list for a word":      {file: "addr: [1, 2]\n", want: []string{"line 1"}},
		"a word for a list":      {file: "organisations: odense\n", want: []string{"line 1", "odense"}},
		"organisation":           {file: strings.Replace(oneOrganisation, "DK", "Denmark", 1), want: []string{"country", "Denmark"}},
		"missing file":           {arguments: []string{"--config", "/no/such/file"}, want: []string{"/no/such/file"}},
		"mail server":            {env: map[string]string{"SAMRAD_SMTP_URL": "mail.example", "SAMRAD_MAIL_FROM": "a@b.example"}, want: []string{"--smtp-url", "smtp://"}},
		"mail without sender":    {env: map[string]string{"SAMRAD_SMTP_URL": "smtp://mail.example"}, want: []string{"--mail-from"}},
		"webhook networks":       {file: "webhooks_to: [inside]\n", want: []string{"webhooks_to", "inside"}},
		"comments":               {file: "comments_per_minute: -1\n", want: []string{"comments_per_minute", "below 0"}},
		"comments, in words":     {env: map[string]string{"SAMRAD_COMMENTS_PER_MINUTE": "many"}, want: []string{"SAMRAD_COMMENTS_PER_MINUTE", "many"}},
		"address":                {arguments: []string{"--addr", "8080"}, want: []string{"--addr", "host:port"}},
		"port":                   {arguments: []string{"--addr", "127.0.0.1:99999"}, want: []string{"65535"}},
		"demo for everyone":      {arguments: []string{"--demo", "--addr", "0.0.0.0:8080"}, want: []string{"--demo", "127.0.0.1"}},
		"demo on any interface":  {arguments: []string{"--demo", "--addr", ":8080"}, want: []string{"--demo"}},
		"no public url":          {arguments: []string{"--addr", "0.0.0.0:8080"}, want: []string{"--public-url"}},
		"public url with a path": {arguments: []string{"--public-url", "https://a.example/samrad"}, want: []string{"--public-url"}},
		"public url":             {arguments: []string{"--public-url", "a.example"}, want: []string{"--public-url", "https://"}},
		"drain":                  {arguments: []string{"--drain", "1h"}, want: []string{"--drain", "10m"}},
		"drain below zero":       {arguments: []string{"--drain", "-1s"}, want: []string{"--drain", "0s"}},
		"level":                  {arguments: []string{"--log-level", "loud"}, want: []string{"--log-level", "debug"}},
		"metrics":                {arguments: []string{"--metrics-addr", "9090"}, want: []string{"--metrics-addr"}},
		"no data":                {arguments: []string{"--data", ""}, want: []string{"--data"}},
		"environment":            {env: map[string]string{"SAMRAD_DEMO": "perhaps"}, want: []string{"SAMRAD_DEMO", "perhaps"}},
		"proxies":                {env: map[string]string{"SAMRAD_TRUSTED_PROXIES": "nginx"}, want: []string{"trusted_proxies", "nginx"}},
		"cluster and NATS":       {arguments: []string{"--cluster-listen", "127.0.0.1:0", "--nats-url", "nats://n"}, want: []string{"--nats-url", "--cluster-listen"}},
		"routes alone":           {arguments: []string{"--cluster-routes", "10.0.0.5:8090"}, want: []string{"--cluster-listen"}},
		"cluster, own database":  {arguments: []string{"--cluster-listen", "127.0.0.1:0"}, want: []string{"--database-url"}},
		"cluster address":        {env: map[string]string{"DATABASE_URL": "postgres://h/db"}, arguments: []string{"--cluster-listen", "here"}, want: []string{"--cluster-listen", "host:port"}},
		"route":                  {env: map[string]string{"DATABASE_URL": "postgres://h/db", "SAMRAD_CLUSTER_ROUTES": "10.0.0.5:8090, there"}, arguments: []string{"--cluster-listen", "127.0.0.1:0"}, want: []string{"there"}},
		"certificate alone":      {env: map[string]string{"DATABASE_URL": "postgres://h/db"}, arguments: []string{"--cluster-listen", "127.0.0.1:0", "--cluster-cert", "c.pem"}, want: []string{"--cluster-key"}},
		"no authority":           {env: map[string]string{"DATABASE_URL": "postgres://h/db"}, arguments: []string{"--cluster-listen", "127.0.0.1:0", "--cluster-cert", "c.pem", "--cluster-key", "k.pem"}, want: []string{"--cluster-ca"}},
		"files alone":            {arguments: []string{"--cluster-ca", "ca.pem"}, want: []string{"--cluster-ca", "--cluster-listen", "--nats-url"}},
		"advertise alone":        {arguments: []string{"--cluster-advertise", "10.0.0.5:8090"}, want: []string{"--cluster-advertise", "--cluster-listen"}},
		"advertise":              {env: map[string]string{"DATABASE_URL": "postgres://h/db"}, arguments: []string{"--cluster-listen", "127.0.0.1:0", "--cluster-advertise", "me"}, want: []string{"--cluster-advertise", "host:port"}},
		"NATS by http":           {env: map[string]string{"DATABASE_URL": "postgres://h/db"}, arguments: []string{"--nats-url", "http://nats.example:4222"}, want: []string{"--nats-url", "nats://"}},
		"NATS without scheme":    {env: map[string]string{"DATABASE_URL": "postgres://h/db"}, arguments: []string{"--nats-url", "nats.example:4222"}, want: []string{"--nats-url", "nats://"}},
		"one NATS of two":        {env: map[string]string{"DATABASE_URL": "postgres://h/db"}, arguments: []string{"--nats-url", "nats://a.example:4222,nats://"}, want: []string{"--nats-url", "address 2"}},
		"NATS, certificate":      {env: map[string]string{"DATABASE_URL": "postgres://h/db"}, arguments: []string{"--nats-url", "nats://n", "--cluster-cert", "c.pem"}, want: []string{"--cluster-key"}},
		"NATS, own database":     {arguments: []string{"--nats-url", "nats://n"}, want: []string{"--database-url"}},
		"unknown flag":           {arguments: []string{"--adress", "x"}, want: []string{"adress"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, test.file, test.env, test.arguments...)
			if err == nil {
				t.Fatal("accepted")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
			if strings.Contains(err.Error(), "server.Config") || strings.Contains(err.Error(), "identity.") {
				t.Errorf("%q speaks of Go types", err)
			}
		})
	}
}

func TestEmptyFileSetsNothing(t *testing.T) {
	if _, err := load(t, "# nothing yet\n", nil); err != nil {
		t.Fatal(err)
	}
}

// The example in the README is what operators copy, so it must be accepted.
func TestExampleInTheReadme(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "```yaml\n")
	example, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("the README holds no example")
	}
	secret := filepath.Join(t.TempDir(), "odense.secret")
	if err := os.WriteFile(secret, []byte("s3cret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VASTERAS_SECRET", "s3cret")
	got, err := load(t, strings.Replace(example, "/etc/samrad/odense.secret", secret, 1), nil)
	if err != nil || len(got.Organisations) != 2 || got.PublicURL == "" {
		t.Fatalf("%d organisations, %v", len(got.Organisations), err)
	}
}
