package notify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"
	gomail "github.com/wneessen/go-mail"

	"samrad/collab"
)

const (
	// lookEvery is how often is looked for mail that is due.
	lookEvery = 15 * time.Second
	// claimedFor is how long a node may take to send what it has claimed.
	claimedFor = 5 * time.Minute
	// inOneMail is the most notifications one mail tells of.
	inOneMail = 100
)

// Mailer sends what people have not read in the product.
type Mailer struct {
	pool   *pgxpool.Pool
	smtp   SMTP
	from   *mail.Address
	links  *Links
	logger zerolog.Logger
	now    func() time.Time
}

// NewMailer returns a Mailer; Run runs it. from has been checked by CheckSender.
func NewMailer(pool *pgxpool.Pool, smtp SMTP, from string, links *Links, logger zerolog.Logger) *Mailer {
	sender, err := mail.ParseAddress(from)
	if err != nil {
		sender = &mail.Address{Address: from}
	}
	return &Mailer{pool: pool, smtp: smtp, from: sender, links: links, logger: logger.With().Str("part", "mail").Logger(), now: time.Now}
}

// Run sends until ctx ends.
func (m *Mailer) Run(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		if err := m.SendDue(ctx); err != nil && ctx.Err() == nil {
			m.logger.Warn().Err(err).Msg("mail could not be looked for; it is tried again")
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// SendDue sends everything that is due now. An error means that the database
// failed; mail that fails is tried again later.
func (m *Mailer) SendDue(ctx context.Context) error {
	for ctx.Err() == nil {
		person, batch, err := m.claim(ctx)
		if err != nil {
			return err
		}
		if len(batch) == 0 {
			return nil
		}
		if err := m.serve(ctx, person, batch); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// claim takes what waits for one person, away from other nodes.
func (m *Mailer) claim(ctx context.Context) (collab.PersonID, []string, error) {
	rows, err := m.pool.Query(ctx, `
		UPDATE notifications SET mail_after = $1::timestamptz + $2::interval, mail_attempts = mail_attempts + 1
		 WHERE id IN (SELECT id FROM notifications WHERE mailed_at IS NULL AND mail_after <= $1
		          AND person_id = (SELECT person_id FROM notifications WHERE mailed_at IS NULL AND mail_after <= $1 ORDER BY mail_after LIMIT 1)
		          ORDER BY created_at LIMIT $3 FOR UPDATE SKIP LOCKED)
		   AND mailed_at IS NULL AND mail_after <= $1
		RETURNING person_id::text, id::text`, m.now(), claimedFor, inOneMail)
	if err != nil {
		return "", nil, fmt.Errorf("claim mail: %w", err)
	}
	var person collab.PersonID
	var id string
	var batch []string
	_, err = pgx.ForEachRow(rows, []any{&person, &id}, func() error { batch = append(batch, id); return nil })
	if err != nil {
		return "", nil, fmt.Errorf("claim mail: %w", err)
	}
	return person, batch, nil
}

// item is one notification on its way into a mail.
type item struct {
	id         string
	made       time.Time
	attempts   int
	cadence    Cadence
	kind       Kind
	decision   string
	actor      string // empty: erased
	group      string
	document   string // id
	title      string
	secret     bool // the document is confidential
	thread     string
	quote      string
	body       string
	names      map[string]string // of goals and stakeholders in body, now, by reference
	unreadable bool              // no longer the person's to see, or read, or gone
}

// reader is whom a mail goes to.
type reader struct {
	person            collab.PersonID
	name, email       string
	language, country string
}

// serve mails what is due of a claimed batch, sets back what is not, and lets go of
// what needs no mail any more. Rights are those of this moment.
func (m *Mailer) serve(ctx context.Context, person collab.PersonID, batch []string) error {
	who, items, err := m.load(ctx, person, batch)
	if err != nil {
		return err
	}
	now, zone := m.now(), zoneOf(who.country)
	var send []item
	var done []string
	for _, it := range items {
		at := dueAt(it.made, it.cadence, zone)
		switch {
		case it.unreadable, it.cadence == None, who.email == "", now.Sub(it.made) > stale:
			done = append(done, it.id)
		case at.After(now):
			if err := m.later(ctx, []string{it.id}, at, true); err != nil {
				return err
			}
		default:
			send = append(send, it)
		}
	}
	// What was deleted since it was claimed is in nobody's way.
	if len(send) > 0 {
		sent, err := m.send(ctx, who, send)
		if err != nil {
			return err
		}
		done = append(done, sent...)
	}
	_, err = m.pool.Exec(ctx, `UPDATE notifications SET mailed_at = $2 WHERE id = ANY($1::uuid[])`, done, now)
	if err != nil {
		return fmt.Errorf("note what was mailed: %w", err)
	}
	return nil
}

// later sets notifications back. What was not tried counts as no try.
func (m *Mailer) later(ctx context.Context, ids []string, at time.Time, untried bool) error {
	_, err := m.pool.Exec(ctx, `
		UPDATE notifications SET mail_after = $2, mail_attempts = CASE WHEN $3 THEN 0 ELSE mail_attempts END WHERE id = ANY($1::uuid[])`,
		ids, at, untried)
	if err != nil {
		return fmt.Errorf("set mail back: %w", err)
	}
	return nil
}

// send sends one mail and returns what is done with by it. A mail that fails is set
// back.
func (m *Mailer) send(ctx context.Context, who reader, items []item) (done []string, err error) {
	ids := make([]string, len(items))
	for i, it := range items {
		ids[i] = it.id
	}
	msg, err := m.compose(who, items)
	if err == nil {
		err = m.smtp.send(ctx, msg)
	}
	switch {
	case err == nil:
		return ids, nil
	case errors.Is(err, errNobody):
		m.logger.Warn().Err(err).Str("person", string(who.person)).Msg("an address does not exist; this mail is dropped")
		return ids, nil
	}
	attempts := items[0].attempts
	m.logger.Warn().Err(err).Str("person", string(who.person)).Int("attempts", attempts).Msg("a mail was not sent; it is tried again")
	return nil, m.later(context.WithoutCancel(ctx), ids, m.now().Add(backoff(attempts)), false)
}

// namesNow is what goals and stakeholders that the comment c mentions are called
// now, by reference. Those of confidential documents are left out: a mail says of
// them what the comment says.
const namesNow = `(SELECT COALESCE(json_object_agg(x.kind || ':' || x.ref, x.name), '{}') FROM (
	SELECT m.kind, m.ref, COALESCE(g.title, s.name) AS name
	  FROM comment_mentions m JOIN documents e ON e.id::text = split_part(m.ref, '/', 1) AND NOT e.confidential
	  LEFT JOIN goals g ON m.kind = 'goal' AND g.document_id = e.id AND g.id = split_part(m.ref, '/', 2)
	  LEFT JOIN stakeholders s ON m.kind = 'stakeholder' AND s.document_id = e.id AND s.id = split_part(m.ref, '/', 2)
	 WHERE m.comment_id = c.id AND m.kind IN ('goal', 'stakeholder')) x WHERE x.name <> '')`

// load reads the person and the batch, as far as they may still see it.
func (m *Mailer) load(ctx context.Context, person collab.PersonID, batch []string) (reader, []item, error) {
	who := reader{person: person}
	err := m.pool.QueryRow(ctx, `SELECT p.name, p.email, p.locale, o.country FROM people p JOIN organisations o ON o.id = p.organisation_id
		WHERE p.id = $1 AND o.active`, string(person)).Scan(&who.name, &who.email, &who.language, &who.country)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) { // erased, or of an organisation no longer served: no address, no mail
		return who, nil, fmt.Errorf("read person=%s: %w", person, err)
	}
	rows, err := m.pool.Query(ctx, `
		SELECT n.id::text, n.created_at, n.mail_attempts, COALESCE(gs.cadence, s.cadence, $3), n.kind, COALESCE(t.suggestion_state, ''),
		       COALESCE(a.name, ''), g.name, d.id::text, d.title, d.confidential, t.id::text, t.quote,
		       COALESCE(NULLIF(c.body, ''), t.replacement, ''), `+namesNow+`,
		       n.read_at IS NOT NULL OR m.person_id IS NULL OR NOT d.ready OR t.gone_at IS NOT NULL
		  FROM notifications n JOIN comment_threads t ON t.id = n.thread_id JOIN documents d ON d.id = n.document_id JOIN groups g ON g.id = d.group_id
		  LEFT JOIN group_members m ON m.group_id = d.group_id AND m.person_id = n.person_id
		  LEFT JOIN comments c ON c.id = n.comment_id LEFT JOIN people a ON a.id = n.actor_id
		  LEFT JOIN notification_settings s ON s.person_id = n.person_id
		  LEFT JOIN notification_group_settings gs ON gs.person_id = n.person_id AND gs.group_id = d.group_id
		 WHERE n.person_id = $1 AND n.id = ANY($2::uuid[]) ORDER BY g.name, d.title, d.id, n.created_at`,
		string(person), batch, string(defaultCadence))
	if err != nil {
		return who, nil, fmt.Errorf("read notifications person=%s: %w", person, err)
	}
	items, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (item, error) {
		var it item
		err := r.Scan(&it.id, &it.made, &it.attempts, &it.cadence, &it.kind, &it.decision, &it.actor, &it.group, &it.document, &it.title,
			&it.secret, &it.thread, &it.quote, &it.body, &it.names, &it.unreadable)
		return it, err
	})
	if err != nil {
		return who, nil, fmt.Errorf("read notifications person=%s: %w", person, err)
	}
	return who, items, nil
}

// compose makes the mail.
func (m *Mailer) compose(who reader, items []item) (*gomail.Msg, error) {
	page, err := digest(who, items, m.links)
	if err != nil {
		return nil, err
	}
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	to, err := mail.ParseAddress(who.email)
	if err != nil || to.Address != who.email {
		return nil, fmt.Errorf("%w: %w", errNobody, err) // an address that no mail can have
	}
	// Names are quoted as a header needs it, whatever is in them.
	to.Name = who.name
	msg.FromMailAddress(m.from)
	msg.ToMailAddress(to)
	msg.Subject(page.subject)
	msg.SetDateWithValue(m.now())
	msg.SetMessageIDWithValue(messageID(items, m.links.public))
	unsubscribe := m.links.unsubscribe(who.person)
	msg.SetListUnsubscribe(unsubscribe)
	msg.SetListUnsubscribePost()
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetGenHeader("Content-Language", page.language)
	msg.SetBodyString(gomail.TypeTextPlain, page.plain)
	msg.AddAlternativeString(gomail.TypeTextHTML, page.html)
	return msg, nil
}

// messageID is the same for the same notifications, so that a mail that goes twice
// after a crash can be recognised.
func messageID(items []item, public *url.URL) string {
	ids := make([]string, len(items))
	for i, it := range items {
		ids[i] = it.id
	}
	slices.Sort(ids)
	sum := sha256.Sum256([]byte(strings.Join(ids, " ")))
	return hex.EncodeToString(sum[:16]) + "@" + public.Hostname()
}
