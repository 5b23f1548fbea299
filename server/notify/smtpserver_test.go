package notify_test

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
)

// smtpServer is a mail server that keeps what it gets.
type smtpServer struct {
	addr string

	mu    sync.Mutex
	mails []delivered
	rcpt  string // what RCPT is answered, if not "250 ok"
	data  string // what the end of DATA is answered, if not "250 ok"
}

type delivered struct{ to, text string }

func newSMTPServer(t *testing.T) *smtpServer {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &smtpServer{addr: l.Addr().String()}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() { s.serve(conn) })
		}
	})
	t.Cleanup(func() { l.Close(); open.Wait() })
	return s
}

func (s *smtpServer) answers(rcpt, data string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rcpt, s.data = rcpt, data
}

func (s *smtpServer) or(text *string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if *text != "" {
		return *text
	}
	return "250 ok"
}

// take returns what has come, and forgets it.
func (s *smtpServer) take() []delivered {
	s.mu.Lock()
	defer s.mu.Unlock()
	mails := s.mails
	s.mails = nil
	return mails
}

func (s *smtpServer) serve(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewScanner(conn)
	say := func(text string) { fmt.Fprintf(conn, "%s\r\n", text) }
	say("220 test")
	to := ""
	for in.Scan() {
		switch verb, rest, _ := strings.Cut(in.Text(), " "); strings.ToUpper(verb) {
		case "EHLO":
			say("250-test\r\n250-SMTPUTF8\r\n250 8BITMIME")
		case "RCPT":
			to = strings.Trim(strings.TrimPrefix(strings.ToUpper(rest), "TO:"), "<>")
			say(s.or(&s.rcpt))
		case "DATA":
			say("354 go on")
			var text strings.Builder
			for in.Scan() && in.Text() != "." {
				text.WriteString(strings.TrimPrefix(in.Text(), ".") + "\r\n")
			}
			answer := s.or(&s.data)
			if strings.HasPrefix(answer, "2") {
				s.mu.Lock()
				s.mails = append(s.mails, delivered{strings.ToLower(to), text.String()})
				s.mu.Unlock()
			}
			say(answer)
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}
