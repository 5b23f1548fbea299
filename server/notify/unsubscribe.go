package notify

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
)

// Unsubscribe answers the links of mails: GET asks, since programs that check links
// follow them; POST does it, from the page or as one click of a mail program
// (RFC 8058), without signing in.
type Unsubscribe struct {
	pool  *pgxpool.Pool
	links *Links
}

// NewUnsubscribe returns the handler of UnsubscribePath.
func NewUnsubscribe(pool *pgxpool.Pool, links *Links) *Unsubscribe {
	return &Unsubscribe{pool: pool, links: links}
}

var stopPage = template.Must(template.New("stop").Parse(`<!doctype html>
<html lang="{{.Language}}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{{.Title}}</title></head>
<body><main><h1>{{.Title}}</h1><p>{{.Text}}</p>{{if .Button}}<form method="post"><button type="submit">{{.Button}}</button></form>{{end}}</main></body>
</html>
`))

func (u *Unsubscribe) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	person, ok := u.links.person(r.PathValue("token"))
	language, known, err := u.languageOf(r.Context(), person, ok)
	t := textsIn(language)
	page := map[string]string{"Language": language, "Title": t.stopTitle, "Text": t.stopAsk, "Button": t.stopButton}
	status := http.StatusOK
	if err == nil && known && r.Method == http.MethodPost {
		err = Stop(r.Context(), u.pool, person)
		page["Text"], page["Button"] = t.stopDone, ""
	}
	switch {
	case err != nil:
		zerolog.Ctx(r.Context()).Error().Err(err).Msg("somebody could not unsubscribe")
		http.Error(w, "This did not work just now. Try again shortly.", http.StatusServiceUnavailable)
		return
	case !known:
		status = http.StatusNotFound
		page["Text"], page["Button"] = t.bad, ""
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if err := stopPage.Execute(w, page); err != nil {
		zerolog.Ctx(r.Context()).Debug().Err(err).Msg("a page was not read to its end")
	}
}

func (u *Unsubscribe) languageOf(ctx context.Context, person collab.PersonID, ok bool) (language string, known bool, err error) {
	if !ok {
		return "en", false, nil
	}
	var chosen, country string
	err = u.pool.QueryRow(ctx, `SELECT p.locale, o.country FROM people p JOIN organisations o ON o.id = p.organisation_id WHERE p.id = $1`,
		string(person)).Scan(&chosen, &country)
	if errors.Is(err, pgx.ErrNoRows) { // erased
		return "en", false, nil
	}
	return languageOf(chosen, country), err == nil, err
}

// Stop ends all mail to a person, also what waits.
func Stop(ctx context.Context, pool *pgxpool.Pool, person collab.PersonID) error {
	err := pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		for _, sql := range []string{
			`DELETE FROM notification_group_settings WHERE person_id = $1`,
			`INSERT INTO notification_settings (person_id, cadence) VALUES ($1, 'none') ON CONFLICT (person_id) DO UPDATE SET cadence = 'none'`,
			`UPDATE notifications SET mailed_at = now() WHERE person_id = $1 AND mailed_at IS NULL`,
		} {
			if _, err := tx.Exec(ctx, sql, string(person)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("stop mail person=%s: %w", person, err)
	}
	return nil
}
