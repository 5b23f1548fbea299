package bus_test

import (
	"bytes"
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/collab/bus"
)

var (
	_ collab.Bus = (*bus.Member)(nil)
	_ collab.Bus = (*bus.NATS)(nil)
	_ collab.Bus = (*bus.Sealed)(nil)
)

// node is one end of a bus under test.
type node interface {
	collab.Bus
	Close()
}

// kinds makes two nodes on a bus of their own, of every kind.
var kinds = map[string]func(t *testing.T) [2]collab.Bus{
	"memory": func(t *testing.T) [2]collab.Bus {
		m := bus.NewMemory()
		return closing(t, m.Join(), m.Join())
	},
	"embedded": func(t *testing.T) [2]collab.Bus {
		a := embed(t, "s3cret")
		return closing(t, a, embed(t, "s3cret", a.Address()))
	},
	"external": func(t *testing.T) [2]collab.Bus {
		url := external(t).ClientURL()
		return closing(t, dial(t, url), dial(t, url))
	},
	"sealed": func(t *testing.T) [2]collab.Bus {
		m := bus.NewMemory()
		pair := closing(t, m.Join(), m.Join())
		return [2]collab.Bus{bus.Seal(pair[0], []byte("key"), nil), bus.Seal(pair[1], []byte("key"), nil)}
	},
}

func closing(t *testing.T, a, b node) [2]collab.Bus {
	t.Cleanup(a.Close)
	t.Cleanup(b.Close)
	return [2]collab.Bus{a, b}
}

func embed(t *testing.T, secret string, routes ...string) *bus.NATS {
	t.Helper()
	n, err := bus.EmbedNATS(bus.ClusterConfig{Listen: "127.0.0.1:0", Routes: routes, Secret: secret,
		NATSConfig: bus.NATSConfig{Installation: "test", Logger: zerolog.Nop()}})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func external(t *testing.T) *server.Server {
	t.Helper()
	s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, NoLog: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("the NATS server does not start")
	}
	return s
}

func dial(t *testing.T, url string) *bus.NATS {
	t.Helper()
	n, err := bus.DialNATS(url, bus.NATSConfig{Installation: "test", Logger: zerolog.Nop()})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// mailbox keeps what a subscription received.
type mailbox struct {
	mu  sync.Mutex
	got [][]byte
}

func (m *mailbox) receive(message []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.got = append(m.got, message)
}

func (m *mailbox) all() [][]byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([][]byte(nil), m.got...)
}

// until waits for something that other goroutines bring about.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for range 10_000 {
		if is() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %s", what)
}

func subscribe(t *testing.T, b collab.Bus, subject string) (*mailbox, func()) {
	t.Helper()
	m := &mailbox{}
	end, err := b.Subscribe(subject, m.receive)
	if err != nil {
		t.Fatal(err)
	}
	return m, end
}

func publish(t *testing.T, b collab.Bus, subject, message string) {
	t.Helper()
	if err := b.Publish(subject, []byte(message)); err != nil {
		t.Fatal(err)
	}
}

// connected waits until what one publishes on a subject reaches the other:
// servers of a cluster hear of each other's subscriptions a moment later.
func connected(t *testing.T, from collab.Bus, to *mailbox, subject string) {
	t.Helper()
	until(t, "the first message on "+subject, func() bool {
		publish(t, from, subject, "hello?")
		time.Sleep(time.Millisecond)
		return len(to.all()) > 0
	})
	publish(t, from, subject, "connected")
	until(t, "the last of the first", func() bool {
		all := to.all()
		return string(all[len(all)-1]) == "connected"
	})
	to.mu.Lock()
	to.got = nil
	to.mu.Unlock()
}

func each(t *testing.T, f func(t *testing.T, a, b collab.Bus)) {
	for name, make := range kinds {
		t.Run(name, func(t *testing.T) {
			pair := make(t)
			f(t, pair[0], pair[1])
		})
	}
}

func TestContractInOrderAndBySubject(t *testing.T) {
	each(t, func(t *testing.T, a, b collab.Bus) {
		one, _ := subscribe(t, b, "doc.one")
		two, _ := subscribe(t, b, "doc.two")
		connected(t, a, one, "doc.one")
		connected(t, a, two, "doc.two")
		for i := range 500 {
			publish(t, a, "doc.one", fmt.Sprint(i))
		}
		publish(t, a, "doc.two", "alone")
		publish(t, a, "doc.three", "nobody hears this")
		until(t, "500 messages", func() bool { return len(one.all()) == 500 && len(two.all()) == 1 })
		for i, message := range one.all() {
			if string(message) != fmt.Sprint(i) {
				t.Fatalf("message %d is %q", i, message)
			}
		}
	})
}

func TestContractBothWaysAndAnyBytes(t *testing.T) {
	each(t, func(t *testing.T, a, b collab.Bus) {
		atA, _ := subscribe(t, a, "doc.one")
		atB, _ := subscribe(t, b, "doc.one")
		connected(t, a, atB, "doc.one")
		connected(t, b, atA, "doc.one")
		large := bytes.Repeat([]byte{0, '\r', '\n', 255}, 100_000)
		publish(t, a, "doc.one", string(large))
		publish(t, a, "doc.one", "")
		publish(t, b, "doc.one", "back")
		until(t, "the messages", func() bool { return len(atB.all()) == 2 })
		if got := atB.all(); !bytes.Equal(got[0], large) || len(got[1]) != 0 {
			t.Fatalf("%d bytes and %q arrived", len(got[0]), got[1])
		}
		until(t, "the answer", func() bool {
			for _, m := range atA.all() {
				if string(m) == "back" {
					return true
				}
			}
			return false
		})
	})
}

func TestContractUnsubscribe(t *testing.T) {
	each(t, func(t *testing.T, a, b collab.Bus) {
		ended, end := subscribe(t, b, "doc.one")
		stays, _ := subscribe(t, b, "doc.one")
		connected(t, a, ended, "doc.one")
		end()
		end()
		before := len(ended.all())
		publish(t, a, "doc.one", "after")
		until(t, "the message", func() bool {
			all := stays.all()
			return len(all) > 0 && string(all[len(all)-1]) == "after"
		})
		if len(ended.all()) != before {
			t.Fatal("an ended subscription received")
		}
	})
}

// A subscription that does not keep up loses messages, is told so, and holds up
// neither who publishes nor another subscription.
func TestContractSlowSubscriber(t *testing.T) {
	each(t, func(t *testing.T, a, b collab.Bus) {
		lost := make(chan string, 100_000)
		b.Lost(func(subject string) {
			select {
			case lost <- subject:
			default:
			}
		})
		release := make(chan struct{})
		received := make(chan struct{}, 1)
		_, err := b.Subscribe("doc.slow", func([]byte) {
			select {
			case received <- struct{}{}:
			default:
			}
			<-release
		})
		if err != nil {
			t.Fatal(err)
		}
		defer close(release)
		other, _ := subscribe(t, b, "doc.other")
		connected(t, a, other, "doc.other")
		until(t, "the slow one to hear", func() bool {
			publish(t, a, "doc.slow", "x")
			return len(received) > 0
		})
		for range 20_000 {
			publish(t, a, "doc.slow", "x")
		}
		select {
		case subject := <-lost:
			if subject != "doc.slow" {
				t.Fatalf("told of %q", subject)
			}
		case <-time.After(time.Minute):
			t.Fatal("nobody was told that messages are lost")
		}
		publish(t, a, "doc.other", "in time")
		until(t, "the other subject's message", func() bool { return len(other.all()) > 0 })
	})
}

// A connection that breaks and comes back may have missed anything.
func TestNATSTellsOfAReconnect(t *testing.T) {
	s := external(t)
	a, b := dial(t, s.ClientURL()), dial(t, s.ClientURL())
	closing(t, a, b)
	lost := make(chan string, 10)
	b.Lost(func(subject string) { lost <- subject })
	inbox, _ := subscribe(t, b, "doc.one")
	connected(t, a, inbox, "doc.one")

	port := s.Addr().(*net.TCPAddr).Port
	s.Shutdown()
	s.WaitForShutdown()
	until(t, "the loss of the connection", func() bool { return !a.Connected() && !b.Connected() })
	if a.Publish("doc.one", []byte("into the void")) == nil {
		t.Error("publishing without a connection succeeds")
	}
	again, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: port, NoSigs: true, NoLog: true})
	if err != nil {
		t.Fatal(err)
	}
	again.Start()
	t.Cleanup(func() { again.Shutdown(); again.WaitForShutdown() })
	select {
	case subject := <-lost:
		if subject != "" {
			t.Fatalf("told of %q", subject)
		}
	case <-time.After(time.Minute):
		t.Fatal("nobody was told")
	}
	until(t, "both to be back", func() bool { return a.Connected() && b.Connected() })
	connected(t, a, inbox, "doc.one")
	for _, m := range inbox.all() {
		if string(m) == "into the void" {
			t.Fatal("a message from before the reconnect came late")
		}
	}
}

func TestDialNATSFailsWhereNobodyAnswers(t *testing.T) {
	if n, err := bus.DialNATS("nats://127.0.0.1:1", bus.NATSConfig{Logger: zerolog.Nop()}); err == nil {
		n.Close()
		t.Fatal("connected to nothing")
	}
}

// Installations that share a NATS do not hear each other.
func TestInstallationsAreApart(t *testing.T) {
	url := external(t).ClientURL()
	a, err := bus.DialNATS(url, bus.NATSConfig{Installation: "one", Logger: zerolog.Nop()})
	if err != nil {
		t.Fatal(err)
	}
	b, c := dial(t, url), dial(t, url)
	for _, n := range []node{a, b, c} {
		t.Cleanup(n.Close)
	}
	inbox, _ := subscribe(t, c, "nodes")
	publish(t, a, "nodes", "of another installation")
	connected(t, b, inbox, "nodes")
	publish(t, b, "nodes", "ours")
	until(t, "our message", func() bool { return len(inbox.all()) > 0 })
	if got := string(inbox.all()[0]); got != "ours" {
		t.Fatalf("heard %q", got)
	}
}

// Three nodes, of which the second and third only know the first, all hear each
// other: servers pass on whom they know.
func TestEmbeddedNodesFindEachOther(t *testing.T) {
	a := embed(t, "s3cret")
	b, c := embed(t, "s3cret", a.Address()), embed(t, "s3cret", a.Address())
	for _, n := range []node{a, b, c} {
		t.Cleanup(n.Close)
	}
	inbox, _ := subscribe(t, c, "doc.one")
	connected(t, b, inbox, "doc.one")
	if b.Routes() == 0 {
		t.Fatal("no routes")
	}
}

// Who does not know the secret gets no route, and there is no other way in.
func TestEmbeddedRefusesStrangers(t *testing.T) {
	if n, err := bus.EmbedNATS(bus.ClusterConfig{Listen: "127.0.0.1:0"}); err == nil {
		n.Close()
		t.Fatal("started without a secret")
	}
	a := embed(t, "s3cret")
	stranger := embed(t, "guessed", a.Address())
	friend := embed(t, "s3cret", a.Address())
	for _, n := range []node{a, stranger, friend} {
		t.Cleanup(n.Close)
	}
	overheard, _ := subscribe(t, stranger, "doc.one")
	inbox, _ := subscribe(t, friend, "doc.one")
	connected(t, a, inbox, "doc.one")
	if stranger.Routes() != 0 || len(overheard.all()) != 0 {
		t.Fatalf("the stranger has %d routes and heard %d messages", stranger.Routes(), len(overheard.all()))
	}
	if n, err := bus.DialNATS("nats://"+a.Address(), bus.NATSConfig{Logger: zerolog.Nop()}); err == nil {
		n.Close()
		t.Fatal("a client came in where only routes may")
	}
}

func TestEmbeddedNamesBadAddresses(t *testing.T) {
	for _, c := range []bus.ClusterConfig{{Listen: "here"}, {Listen: "127.0.0.1:x"}, {Listen: "127.0.0.1:0", Routes: []string{"there"}}} {
		c.Secret = "s"
		if n, err := bus.EmbedNATS(c); err == nil {
			n.Close()
			t.Errorf("accepted %+v", c)
		}
	}
}

// What does not bear the seal, or bears that of another subject or key, or was
// changed, is dropped and counted.
func TestSealRefuses(t *testing.T) {
	m := bus.NewMemory()
	plain, writer, reader := m.Join(), m.Join(), m.Join()
	for _, n := range []node{plain, writer, reader} {
		t.Cleanup(n.Close)
	}
	var mu sync.Mutex
	refused := 0
	sealed := bus.Seal(reader, []byte("key"), func() { mu.Lock(); refused++; mu.Unlock() })
	inbox, _ := subscribe(t, sealed, "doc.one")
	var overheard mailbox
	if _, err := plain.Subscribe("doc.two", overheard.receive); err != nil {
		t.Fatal(err)
	}
	publish(t, bus.Seal(writer, []byte("key"), nil), "doc.two", "for another subject")
	until(t, "the sealed message", func() bool { return len(overheard.all()) == 1 })
	elsewhere := string(overheard.all()[0])

	publish(t, plain, "doc.one", "")
	publish(t, plain, "doc.one", "without any seal at all")
	publish(t, plain, "doc.one", elsewhere)
	publish(t, bus.Seal(writer, []byte("another key"), nil), "doc.one", "forged")
	publish(t, bus.Seal(writer, []byte("key"), nil), "doc.one", "true")
	until(t, "the true message", func() bool { return len(inbox.all()) == 1 })
	if got := string(inbox.all()[0]); got != "true" {
		t.Fatalf("took %q", got)
	}
	mu.Lock()
	defer mu.Unlock()
	if refused != 4 {
		t.Fatalf("%d refused, want 4", refused)
	}
}
