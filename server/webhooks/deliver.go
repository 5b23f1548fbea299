package webhooks

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// pauses between tries; the last one repeats until giveUpAfter.
var pauses = []time.Duration{10 * time.Second, time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 12 * time.Hour}

// outcome is what came of one try.
type outcome struct {
	status *int
	err    string
}

// deliver tries once and notes what came of it.
func (w *Worker) deliver(ctx context.Context, d due) error {
	result := outcome{err: "the webhook is turned off"}
	state := "failed"
	if d.active {
		result = w.post(ctx, d)
		state = "delivered"
	}
	at := w.now()
	if d.active && result.err != "" {
		state = "pending"
		at = at.Add(pauses[min(max(d.attempts-1, 0), len(pauses)-1)])
		if at.Sub(d.created) > giveUpAfter {
			state = "failed"
		}
	}
	// Noted even when the server is stopping: the receiver has it.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_, err := w.pool.Exec(ctx, `
		UPDATE webhook_deliveries SET state = $2, next_at = $3, last_at = $4, last_status = $5, last_error = $6 WHERE id = $1`,
		d.id, state, at, w.now(), result.status, result.err)
	if err != nil {
		return fmt.Errorf("note delivery=%s: %w", d.id, err)
	}
	return nil
}

// post sends the event. What the receiver says in words is not kept: it would be a
// way to read what answers inside our network.
func (w *Worker) post(ctx context.Context, d due) outcome {
	body := `{"id":` + quote(d.id) + `,` + strings.TrimPrefix(d.payload, "{")
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, d.url, strings.NewReader(body))
	if err != nil {
		return outcome{err: "the address is not one"}
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "Samrad-Webhooks/1")
	request.Header.Set("Samrad-Event", d.event)
	request.Header.Set("Samrad-Delivery", d.id)
	request.Header.Set("Samrad-Signature", Sign(d.secret, w.now(), body))
	client := w.guard.client()
	defer client.CloseIdleConnections()
	answer, err := client.Do(request)
	if err != nil {
		return outcome{err: reason(err)}
	}
	defer answer.Body.Close()
	_, _ = io.CopyN(io.Discard, answer.Body, 4<<10) // politeness only
	result := outcome{status: &answer.StatusCode}
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		result.err = "the receiver answered " + strconv.Itoa(answer.StatusCode)
	}
	return result
}

// reason says in words why nothing came through, without telling what is where in
// our network.
func reason(err error) string {
	var timeout interface{ Timeout() bool }
	switch {
	case errors.Is(err, ErrForbiddenAddress):
		return ErrForbiddenAddress.Error()
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer within 10 seconds"
	}
	return "no connection: the name, the port or the certificate may be wrong"
}

// Sign returns the value of Samrad-Signature for a body sent at a time.
func Sign(secret string, at time.Time, body string) string {
	seconds := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(seconds + "." + body))
	return "t=" + seconds + ",v1=" + hex.EncodeToString(mac.Sum(nil))
}

func quote(s string) string {
	text, err := json.Marshal(s)
	if err != nil { // a string
		panic(err)
	}
	return string(text)
}
