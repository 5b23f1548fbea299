package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"samrad/server/postgres/pgtest"
)

// natsVariable turns the test program into a NATS server, as an operator runs one
// beside samrad. Its arguments are its address and, for TLS, three files.
const natsVariable = "SAMRAD_TEST_NATS"

func natsServer(arguments []string) {
	host, port, err := net.SplitHostPort(arguments[0])
	number, _ := strconv.Atoi(port)
	options := &server.Options{Host: host, Port: number, NoLog: true, Username: "samrad", Password: "secret"}
	if err == nil && len(arguments) == 4 {
		options.TLS, options.TLSVerify, options.TLSTimeout = true, true, 5
		options.TLSConfig, err = server.GenTLSConfig(&server.TLSConfigOpts{CertFile: arguments[1], KeyFile: arguments[2], CaFile: arguments[3], Verify: true})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s, err := server.NewServer(options)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.Start()
	s.WaitForShutdown()
}

// startNATS runs a NATS server in a process of its own; kill ends it.
func startNATS(t *testing.T, address string, files ...string) (kill func()) {
	t.Helper()
	command := exec.Command(os.Args[0], append([]string{address}, files...)...)
	command.Env = append(os.Environ(), natsVariable+"=1")
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	kill = func() {
		command.Process.Kill()
		command.Wait()
	}
	t.Cleanup(kill)
	waitFor(t, "the NATS server", func() bool {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
	return kill
}

// authority signs certificates for nodes.
type authority struct {
	folder, name string
	certificate  *x509.Certificate
	key          *ecdsa.PrivateKey
}

func newAuthority(t *testing.T, folder, name string) *authority {
	a := &authority{folder: folder, name: name}
	a.certificate = &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	a.key = a.write(t, name, a.certificate, nil)
	return a
}

func (a *authority) file() string { return filepath.Join(a.folder, a.name+".pem") }

// issue makes the two files of a node on this machine.
func (a *authority) issue(t *testing.T, name string) (certificate, key string) {
	a.write(t, name, &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}}, a.key)
	return filepath.Join(a.folder, name+".pem"), filepath.Join(a.folder, name+".key")
}

// write makes a key and a certificate for it, which it signs itself without a signer.
func (a *authority) write(t *testing.T, name string, certificate *x509.Certificate, signer *ecdsa.PrivateKey) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if signer == nil {
		signer = key
	}
	signed, err := x509.CreateCertificate(rand.Reader, certificate, a.certificate, key.Public(), signer)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for file, block := range map[string]*pem.Block{".pem": {Type: "CERTIFICATE", Bytes: signed}, ".key": {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(filepath.Join(a.folder, name+file), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return key
}

// node is a program that is one of several.
type node struct {
	*program
	metrics string
}

func startNode(t *testing.T, database string, more ...string) node {
	t.Helper()
	metrics := freeAddress(t)
	return node{start(t, freeAddress(t), dataFolder(t), append([]string{"--database-url", database, "--metrics-addr", metrics}, more...)...), metrics}
}

func (n node) metric(t *testing.T, name string) string {
	t.Helper()
	_, text := get(t, "http://"+n.metrics+"/metrics", "")
	if found := regexp.MustCompile(`(?m)^` + name + ` (.*)$`).FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}

func hear(t *testing.T, nodes ...node) {
	t.Helper()
	for _, n := range nodes {
		waitFor(t, "a node to hear the other", func() bool { return n.metric(t, "samrad_hub_nodes") == "1" })
	}
}

// Two processes find each other over a NATS in a third, with TLS and a password; when
// it dies they go on without, and when it is back they find each other again.
func TestNodesOverAnExternalNATS(t *testing.T) {
	database, folder, address := pgtest.Empty(t), t.TempDir(), freeAddress(t)
	ours := newAuthority(t, folder, "ours")
	certificate, key := ours.issue(t, "nats")
	kill := startNATS(t, address, certificate, key, ours.file())
	certificate, key = ours.issue(t, "node")
	flags := []string{"--nats-url", "tls://samrad:secret@" + address, "--cluster-ca", ours.file(), "--cluster-cert", certificate, "--cluster-key", key}
	a := startNode(t, database, flags...)
	b := startNode(t, database, flags...)
	hear(t, a, b)
	kill()
	for _, n := range []node{a, b} {
		waitFor(t, "the nodes to notice", func() bool { return n.metric(t, "samrad_bus_connected") == "0" })
		if status, _ := get(t, "http://"+n.address+"/readyz", ""); status != http.StatusOK {
			t.Errorf("not ready without its bus: %d", status)
		}
		waitFor(t, "the other to count as silent", func() bool { return n.metric(t, "samrad_hub_nodes") == "0" })
	}
	certificate, key = ours.issue(t, "nats")
	startNATS(t, address, certificate, key, ours.file())
	hear(t, a, b)
	for _, n := range []node{a, b} {
		if err := n.end(syscall.SIGTERM); err != nil {
			t.Errorf("stop: %v", err)
		}
		if strings.Contains(n.output.String(), "secret@") {
			t.Errorf("the log holds the password:\n%s", n.output)
		}
	}
}

// Nodes with certificates of one authority hear each other; one with another's does
// not, and its log says why.
func TestNodesWithTLS(t *testing.T) {
	database, folder := pgtest.Empty(t), t.TempDir()
	ours, theirs := newAuthority(t, folder, "ours"), newAuthority(t, folder, "theirs")
	listen := []string{freeAddress(t), freeAddress(t), freeAddress(t)}
	with := func(i int, by *authority) []string {
		certificate, key := by.issue(t, fmt.Sprintf("node%d", i))
		return []string{"--cluster-listen", listen[i], "--cluster-routes", listen[0] + "," + listen[1],
			"--cluster-ca", by.file(), "--cluster-cert", certificate, "--cluster-key", key}
	}
	a, b := startNode(t, database, with(0, ours)...), startNode(t, database, with(1, ours)...)
	hear(t, a, b)
	stranger := startNode(t, database, with(2, theirs)...)
	waitFor(t, "the stranger's refusal in a log", func() bool {
		return strings.Contains(a.output.String()+b.output.String()+stranger.output.String(), "certificate")
	})
	// They share the database, and say that they do not hear each other.
	waitFor(t, "the nodes to be told apart", func() bool { return a.metric(t, "samrad_hub_nodes_registered") == "2" })
	if got := stranger.metric(t, "samrad_hub_nodes"); got != "0" {
		t.Errorf("the stranger hears %s", got)
	}
	// Without a certificate nobody is let in.
	conn, err := tls.Dial("tcp", listen[0], &tls.Config{InsecureSkipVerify: true})
	if err == nil {
		conn.SetDeadline(time.Now().Add(time.Minute))
		if n, err := conn.Read(make([]byte, 1)); err == nil || n > 0 {
			t.Errorf("a connection without a certificate is spoken to: %d %v", n, err)
		}
		conn.Close()
	}
	for _, n := range []node{a, b, stranger} {
		if err := n.end(syscall.SIGTERM); err != nil {
			t.Errorf("stop: %v", err)
		}
	}
}

// Who cannot be reached, and files that are none, are named with their flag.
func TestBusThatCannotBeHad(t *testing.T) {
	database, folder := pgtest.Empty(t), t.TempDir()
	ours, theirs := newAuthority(t, folder, "ours"), newAuthority(t, folder, "theirs")
	certificate, key := ours.issue(t, "node")
	other, otherKey := theirs.issue(t, "other")
	address, nobody := freeAddress(t), freeAddress(t)
	natsCertificate, natsKey := theirs.issue(t, "nats")
	startNATS(t, address, natsCertificate, natsKey, theirs.file())
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for name, test := range map[string]struct {
		flags []string
		want  []string
	}{
		"nobody there":           {[]string{"--nats-url", "nats://samrad:secret@" + nobody}, []string{"--nats-url", "no NATS"}},
		"of another authority":   {[]string{"--nats-url", "tls://samrad:secret@" + address, "--cluster-ca", ours.file(), "--cluster-cert", certificate, "--cluster-key", key}, []string{"--nats-url", "certificate"}},
		"wants a certificate":    {[]string{"--nats-url", "tls://samrad:secret@" + address, "--cluster-ca", theirs.file()}, []string{"--nats-url", "certificate"}},
		"wrong password":         {[]string{"--nats-url", "tls://samrad:secrets@" + address, "--cluster-ca", theirs.file(), "--cluster-cert", other, "--cluster-key", otherKey}, []string{"--nats-url", "uthorization"}},
		"no such file":           {[]string{"--cluster-listen", "127.0.0.1:0", "--cluster-ca", folder + "/none.pem", "--cluster-cert", certificate, "--cluster-key", key}, []string{"--cluster-ca", "none.pem"}},
		"no certificate in it":   {[]string{"--cluster-listen", "127.0.0.1:0", "--cluster-ca", key, "--cluster-cert", certificate, "--cluster-key", key}, []string{"--cluster-ca", "PEM"}},
		"key of another":         {[]string{"--cluster-listen", "127.0.0.1:0", "--cluster-ca", ours.file(), "--cluster-cert", other, "--cluster-key", key}, []string{"--cluster-cert", "--cluster-key"}},
		"cluster address in use": {[]string{"--cluster-listen", taken.Addr().String()}, []string{"--cluster-listen", "used by another program"}},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, message := call(t, nil, append([]string{"serve", "--demo", "--addr", "127.0.0.1:0", "--database-url", database}, test.flags...)...)
			if code != 1 {
				t.Fatalf("code %d: %s", code, message)
			}
			for _, want := range test.want {
				if !strings.Contains(message, want) {
					t.Errorf("%q does not say %q", message, want)
				}
			}
			if strings.Contains(message, "secret") {
				t.Errorf("the password is told: %s", message)
			}
		})
	}
}
