package collab

import (
	"bytes"
	"io"
	"net"
	"testing"
	"time"
)

// boxed is an outbox on one end of a TCP connection that holds little.
func boxed(t *testing.T, deadline time.Duration) (o *outbox, client *net.TCPConn) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	dialed, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	accepted, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	client = dialed.(*net.TCPConn)
	_ = client.SetReadBuffer(256 << 10)
	_ = accepted.(*net.TCPConn).SetWriteBuffer(256 << 10)
	fd, err := takeDescriptor(accepted.(*net.TCPConn))
	if err != nil {
		t.Fatal(err)
	}
	r, err := newResumer()
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { r.run(); close(ended) }()
	o = newOutbox(fd, r, nil, 64<<20, deadline, newMetrics(nil))
	t.Cleanup(func() {
		client.Close()
		_ = o.close()
		r.epoll.close()
		<-ended
	})
	return o, client
}

func TestOutbox(t *testing.T) {
	// A client that reads slowly is sent every byte, in order, whatever the frames
	// are cut into on the way.
	t.Run("SL1_in_order_to_a_slow_client", func(t *testing.T) {
		o, client := boxed(t, time.Minute)
		var want []byte
		for i := range 400 {
			frame := bytes.Repeat([]byte{byte(i)}, 1+i*i%30_000)
			want = append(want, frame...)
			o.add(frame)
			if i%3 == 0 {
				o.flush()
			}
		}
		o.end([]byte("the end"), false)
		want = append(want, "the end"...)
		got := make([]byte, len(want))
		if _, err := io.ReadFull(client, got); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("differs, or %v", err)
		}
		<-o.written
		if o.bytes != 0 || o.stuck != nil {
			t.Fatalf("%d bytes left", o.bytes)
		}
	})
	// What was begun is ended before the last frame: the client could not read it
	// else.
	t.Run("SL1_hurried_between_frames", func(t *testing.T) {
		o, client := boxed(t, time.Minute)
		first := bytes.Repeat([]byte("a"), 8<<20)
		o.push(first)
		if o.push([]byte("given up")); !o.waiting {
			t.Fatal("the connection took it all: the test tests nothing")
		}
		o.end([]byte("the end"), true)
		got, _ := io.ReadAll(io.LimitReader(client, int64(len(first)+len("the end"))))
		if !bytes.Equal(got, append(first, "the end"...)) {
			t.Fatalf("%d bytes, at the end %q", len(got), got[len(got)-20:])
		}
	})
	t.Run("SL2_cut_after_the_deadline", func(t *testing.T) {
		o, client := boxed(t, 50*time.Millisecond)
		o.push(make([]byte, 16<<20))
		o.end([]byte("the end"), false)
		<-o.written
		p := make([]byte, 1)
		for range 10_000 { // who reads it notices
			if _, err := o.fd.read(p); err == io.EOF {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
		_ = client
		t.Fatal("not cut")
	})
	t.Run("a_broken_connection", func(t *testing.T) {
		o, client := boxed(t, time.Minute)
		_ = client.SetLinger(0)
		client.Close()
		for range 60_000 {
			if o.push([]byte("x")); o.ended {
				return
			}
			time.Sleep(time.Millisecond)
		}
		t.Fatal("writes into the void for ever")
	})
}
