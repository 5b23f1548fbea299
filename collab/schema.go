package collab

import (
	"context"
	"net/http"
	"strconv"
	"strings"
)

// Schema is how the content of a document is written: its kind, and the version of
// what a document of that kind may hold. Versions only rise.
type Schema struct {
	Kind    string
	Version int
}

const (
	// SchemasParameter is the query parameter with which the address of a socket says
	// what its client can read and write: "strategy.3,goal_list.1".
	SchemasParameter = "schemas"

	// maxSchemas is how many kinds are taken from it; there are a handful.
	maxSchemas = 32
)

// schemas are the newest versions a client knows, by kind. nil: it says nothing,
// as programs do that keep what they do not know.
type schemas map[string]int

// saidSchemas reads what a request says of its client. What makes no sense is a
// kind the client does not know.
func saidSchemas(r *http.Request) schemas {
	if !strings.Contains(r.URL.RawQuery, SchemasParameter) {
		return nil
	}
	query := r.URL.Query()
	if !query.Has(SchemasParameter) {
		return nil
	}
	said := make(schemas)
	for entry := range strings.SplitSeq(query.Get(SchemasParameter), ",") {
		kind, number, _ := strings.Cut(entry, ".")
		version, err := strconv.Atoi(number)
		if err == nil && len(said) < maxSchemas {
			said[kind] = version
		}
	}
	return said
}

// know reports whether a client can write a document without destroying what it
// does not know.
func (s schemas) know(schema Schema) bool { return s == nil || s[schema.Kind] >= schema.Version }

// checkSchema says whether the client of a socket is too old for a document.
func (s *socket) checkSchema(ctx context.Context, doc DocumentID) CloseCode {
	if s.schemas == nil || s.hub.cfg.Schema == nil {
		return 0
	}
	schema, err := s.hub.cfg.Schema(ctx, doc)
	if err != nil {
		s.hub.logger.Warn().Err(err).Str("doc", string(doc)).Msg("a schema version could not be read")
		return CloseTryLater
	}
	if !s.schemas.know(schema) {
		return CloseOutdated
	}
	return 0
}

// recheckSchemas closes the sockets whose client has become too old for a document
// it is in: another node with a newer program may have raised its version. What such
// a client is refused and what not, it hears when it connects again.
func (h *Hub) recheckSchemas() {
	if h.cfg.Schema == nil {
		return
	}
	read := make(map[DocumentID]Schema)
	for _, s := range h.socketsOf(func(s *socket) bool { return s.schemas != nil }) {
		for _, m := range s.memberships() {
			doc := m.room.doc
			schema, ok := read[doc]
			if !ok {
				ctx, cancel := context.WithTimeout(h.ctx, joinTimeout)
				var err error
				schema, err = h.cfg.Schema(ctx, doc)
				cancel()
				if err != nil {
					h.logger.Warn().Err(err).Msg("schema versions could not be checked again")
					return
				}
				read[doc] = schema
			}
			if !s.schemas.know(schema) {
				s.close(CloseOutdated)
			}
		}
	}
}
