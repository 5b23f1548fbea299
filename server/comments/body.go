package comments

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
)

const (
	maxBody     = 10_000
	maxWord     = 1_000
	maxComments = 500 // in a thread
)

func checkBody(body string) (string, error) {
	body = strings.TrimSpace(body)
	if body == "" {
		return "", huma.Error422UnprocessableEntity("The comment is empty. Write something first.")
	}
	return body, checkText("comment", body, maxBody)
}

// checkText refuses text that is too long or cannot be stored.
func checkText(what, text string, most int) error {
	switch {
	case utf8.RuneCountInString(text) > most:
		return huma.Error422UnprocessableEntity(fmt.Sprintf("The %s is too long. Use at most %d characters, or write it into a document.", what, most))
	case strings.ContainsRune(text, 0): // Postgres cannot store it
		return huma.Error422UnprocessableEntity("The " + what + " holds a character that cannot be stored (NUL). Remove it.")
	}
	return nil
}
