package notify

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// smtpPatience bounds one mail, connection included.
const smtpPatience = 30 * time.Second

// SMTP is a mail server as the operator names it.
type SMTP struct {
	host       string
	port       int
	user, pass string
	implicit   bool // TLS from the first byte
	plain      bool // no TLS at all
}

// ReadSMTP reads smtp://user:password@host:port (STARTTLS, which must work) or
// smtps:// (TLS from the first byte). "?tls=none" on smtp leaves TLS out; on
// loopback that is the default. A password in the clear is refused elsewhere.
func ReadSMTP(text string) (SMTP, error) {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") || u.Path != "" && u.Path != "/" {
		// Not the text itself: it holds a password.
		return SMTP{}, errors.New("write smtp://user:password@host:587 or smtps://user:password@host:465")
	}
	s := SMTP{host: u.Hostname(), port: 587, user: u.User.Username(), implicit: u.Scheme == "smtps"}
	s.pass, _ = u.User.Password()
	if s.implicit {
		s.port = 465
	}
	if u.Port() != "" {
		if s.port, err = strconv.Atoi(u.Port()); err != nil || s.port < 1 || s.port > 65535 {
			return SMTP{}, fmt.Errorf("%q is not a port", u.Port())
		}
	}
	ip := net.ParseIP(s.host)
	local := s.host == "localhost" || ip != nil && ip.IsLoopback()
	switch tls := u.Query().Get("tls"); {
	case tls == "none" && s.implicit:
		return SMTP{}, errors.New("tls=none contradicts smtps")
	case tls == "none" || tls == "" && local && !s.implicit:
		s.plain = true
	case tls != "":
		return SMTP{}, errors.New("tls may only be none")
	}
	if s.plain && s.user != "" && !local {
		return SMTP{}, errors.New("a password must not travel without TLS; leave tls=none out")
	}
	return s, nil
}

// CheckSender refuses a sender's address that no mail can have.
func CheckSender(text string) error {
	if _, err := mail.ParseAddress(text); err != nil {
		return fmt.Errorf("%q is not an address; write e.g. samrad@example.dk or Samråd <samrad@example.dk>", text)
	}
	return nil
}

// errNobody: the mail server says that the address does not exist. Trying again
// would do harm.
var errNobody = errors.New("notify: the address does not exist")

// send delivers one mail.
func (s SMTP) send(ctx context.Context, m *gomail.Msg) error {
	options := []gomail.Option{gomail.WithPort(s.port), gomail.WithTimeout(smtpPatience)}
	switch {
	case s.implicit:
		options = append(options, gomail.WithSSL())
	case s.plain:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if s.user != "" {
		auth := gomail.SMTPAuthAutoDiscover
		if s.plain {
			auth = gomail.SMTPAuthPlainNoEnc // loopback only, see ReadSMTP
		}
		options = append(options, gomail.WithSMTPAuth(auth), gomail.WithUsername(s.user), gomail.WithPassword(s.pass))
	}
	client, err := gomail.NewClient(s.host, options...)
	if err != nil {
		return fmt.Errorf("prepare mail: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, smtpPatience)
	defer cancel()
	err = client.DialAndSendWithContext(ctx, m)
	var refused *gomail.SendError
	if errors.As(err, &refused) && refused.Reason == gomail.ErrSMTPRcptTo && refused.ErrorCode() >= 500 {
		return fmt.Errorf("%w: %w", errNobody, err)
	}
	if err != nil {
		return fmt.Errorf("send mail: %w", err)
	}
	return nil
}
