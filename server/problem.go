package server

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/rs/zerolog"
)

// problem is an error answer as RFC 9457 has it. Detail says what to do.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

func writeProblem(w http.ResponseWriter, status int, detail string) {
	body, err := json.Marshal(problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail})
	if err != nil {
		panic(err) // strings and a number
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(body)
}

var advise sync.Once

// adviseOnRequests makes refusals of requests that do not fit the OpenAPI
// document say what to do, and keeps what broke an operation from its caller.
// Huma's own words say what is wrong, in its terms, and its hook is a variable of
// the whole program.
func adviseOnRequests() {
	advise.Do(func() {
		plain := huma.NewErrorWithContext
		huma.NewErrorWithContext = func(ctx huma.Context, status int, message string, details ...error) huma.StatusError {
			var tooLarge *http.MaxBytesError
			if errors.As(errors.Join(details...), &tooLarge) { // Huma takes it for a defect
				status, message, details = http.StatusRequestEntityTooLarge, tooLargeMessage, nil
			}
			if status >= http.StatusInternalServerError {
				return plain(ctx, status, broken(ctx, message, details))
			}
			return plain(ctx, status, advice(message, details, takesFile(ctx)), details...)
		}
	})
}

// broken notes why an operation failed where the operator reads it, and returns
// what its caller is told: statements, addresses and accounts of the database are
// not theirs to see.
func broken(ctx huma.Context, message string, causes []error) string {
	if ctx == nil {
		return message
	}
	cause, log := errors.Join(causes...), zerolog.Ctx(ctx.Context())
	if errors.Is(cause, context.Canceled) && ctx.Context().Err() != nil {
		log.Debug().Err(cause).Msg("the caller went away")
	} else {
		log.Error().Err(cause).Str("operation", ctx.Operation().OperationID).Msg("an operation failed")
	}
	return brokenMessage(requestID(ctx.Context()))
}

func brokenMessage(request string) string {
	return "Something went wrong on the server. Try again; if it stays, give your administrator the reference " + request + "."
}

const seeAPI = " /api/v1/openapi.json says what each request takes."

// tooLargeMessage begins what Huma says of a body over the limit of its operation.
const tooLargeMessage = "request body is too large"

// takesFile tells whether the body of a request is a file that people choose.
func takesFile(ctx huma.Context) bool {
	if ctx == nil || ctx.Operation() == nil || ctx.Operation().RequestBody == nil {
		return false
	}
	_, csv := ctx.Operation().RequestBody.Content["text/csv"]
	return csv
}

// advice is what to tell for one of Huma's messages; handlers' own pass unchanged.
func advice(message string, details []error, file bool) string {
	switch {
	case message == "request body is required" && file:
		return "The file is empty. Put the headers in the first row and the rest below, and send it again."
	case strings.HasPrefix(message, tooLargeMessage) && file:
		return "The file is too large. Use at most 5 MB; leave out pictures and sheets that are not needed."
	case message == "request body is required":
		return "The request has no body. Send the JSON that it asks for." + seeAPI
	case strings.HasPrefix(message, tooLargeMessage):
		return "The request is too large. Send less at once, or in several requests."
	case message == "validation failed":
		return faultsOf(details)
	}
	return message
}

// faultsOf names the first fault and where it is; all of them are in the answer's errors.
func faultsOf(details []error) string {
	var first *huma.ErrorDetail
	for _, one := range details {
		if errors.As(one, &first) {
			break
		}
	}
	if first == nil {
		return "Part of the request is not as it must be." + seeAPI
	}
	if strings.HasPrefix(first.Message, "unknown content type") {
		return "The content type of the request is not taken here. Send application/json." + seeAPI
	}
	if first.Location == "body" && isSyntax(first.Message) {
		return fmt.Sprintf("The body is not valid JSON (%s). Send one JSON object in UTF-8, with double quotes and no comma at the end.", first.Message)
	}
	text := fmt.Sprintf("%s: %s. Correct it and send the request again.", cmp.Or(first.Location, "request"), first.Message)
	if more := len(details) - 1; more > 0 {
		text += fmt.Sprintf(" %d more are listed in errors.", more)
	}
	return text + seeAPI
}

// isSyntax tells the messages of a JSON that cannot be read from those about its content.
func isSyntax(message string) bool {
	for _, sign := range []string{"invalid character", "unexpected end of JSON", "unexpected EOF", "cannot unmarshal"} {
		if strings.Contains(message, sign) {
			return true
		}
	}
	return false
}
