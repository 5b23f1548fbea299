package server

import (
	"io"
	"log"
	"os"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/rs/zerolog"
)

// newLogger writes one JSON object a line, or lines for people on a terminal.
func newLogger(config Config, to io.Writer) zerolog.Logger {
	level, err := zerolog.ParseLevel(config.LogLevel)
	if err != nil {
		level = zerolog.InfoLevel // Validate has passed
	}
	if file, ok := to.(*os.File); ok && isatty.IsTerminal(file.Fd()) {
		to = zerolog.ConsoleWriter{Out: to, TimeFormat: time.TimeOnly}
	}
	return zerolog.New(to).Level(level).With().Timestamp().Logger()
}

// stdLog passes on what net/http has to say, such as broken TLS handshakes.
func stdLog(logger zerolog.Logger) *log.Logger {
	return log.New(logger.With().Str("part", "http").Logger(), "", 0)
}
