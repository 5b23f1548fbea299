package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/identity"
)

// build waits for the server and makes a group of people with tokens.
func build(ctx context.Context, addr, data string, people int) (*world, error) {
	w := &world{base: "http://" + addr, socket: "ws://" + addr + "/collab"}
	url, err := databaseURL(ctx, data)
	if err != nil {
		return nil, err
	}
	if err := w.ready(ctx); err != nil {
		return nil, err
	}
	if w.pool, err = pgxpool.New(ctx, url); err != nil {
		return nil, err
	}
	err = w.pool.QueryRow(ctx, `INSERT INTO groups (name) VALUES ('Bench') RETURNING id::text`).Scan(&w.group)
	if err != nil {
		return nil, err
	}
	for i := range people {
		organisation := []string{"odense", "vasteras", "lister", "eksote", "reykjavik"}[i%5]
		role := "ambassador"
		if i < 3 {
			role = "coordinator"
		}
		email := fmt.Sprintf("p%d@bench.example", i)
		_, err := w.pool.Exec(ctx, `
			WITH p AS (INSERT INTO people (organisation_id, issuer, subject, name, email) VALUES ($1, 'bench', $2, 'Person ' || $2, $3) RETURNING id)
			INSERT INTO group_members (group_id, person_id, role) SELECT $4, id, $5 FROM p`, organisation, strconv.Itoa(i), email, w.group, role)
		if err != nil {
			return nil, err
		}
		token, err := identity.CreateToken(ctx, w.pool, identity.TokenRequest{Email: email, Lifetime: time.Hour})
		if err != nil {
			return nil, err
		}
		w.tokens = append(w.tokens, token)
	}
	return w, nil
}

func (w *world) ready(ctx context.Context) error {
	for range 300 {
		answer, err := http.Get(w.base + "/readyz")
		if err == nil {
			answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return fmt.Errorf("the server does not become ready")
}

// call sends a request and reads the answer into out, unless that is nil.
func (w *world) call(ctx context.Context, token, method, path string, body, out any) (size int, err error) {
	text, err := json.Marshal(body)
	if err != nil {
		return 0, err
	}
	r, err := http.NewRequestWithContext(ctx, method, w.base+path, bytes.NewReader(text))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, err
	}
	if answer.StatusCode > 299 {
		return 0, fmt.Errorf("%s %s: %s %s", method, path, answer.Status, raw)
	}
	if out != nil {
		err = json.Unmarshal(raw, out)
	}
	return len(raw), err
}

// cpu is the processor time the server has used so far.
func (w *world) cpu() time.Duration {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", w.pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(raw[bytes.LastIndexByte(raw, ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond // 100 ticks a second
}
