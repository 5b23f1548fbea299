package collab

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"net/http"
	"strconv"
	"strings"

	"samrad/collab/protocol"
)

// streamChunk is what was posted.
type streamChunk struct {
	stream string
	secret [sha256.Size]byte // hash of the credential it was posted with
	n      uint64
	bytes  []byte
}

// passChunk hands a chunk to its stream, wherever that is: a balancer may bring
// the posts of a stream to any node. The id says which node holds it.
func (h *Hub) passChunk(ctx context.Context, chunk streamChunk) int {
	name, _, found := strings.Cut(chunk.stream, ".")
	if !found || name == h.streams.node {
		return h.takeChunk(ctx, chunk)
	}
	node, err := strconv.ParseUint(name, 16, 64)
	if err != nil {
		return http.StatusNotFound
	}
	answer, err := h.requestNode(ctx, NodeID(node), chunk.encode())
	switch {
	case err != nil && ctx.Err() != nil:
		return http.StatusServiceUnavailable // it may have been taken; repeating tells
	case err != nil, len(answer) != 2:
		return http.StatusNotFound // the node is gone, and the stream with it
	}
	return int(binary.BigEndian.Uint16(answer))
}

// answerChunk takes a chunk that another node was posted.
func (h *Hub) answerChunk(payload []byte) []byte {
	status := http.StatusNotFound
	if chunk, ok := decodeChunk(payload); ok {
		ctx, cancel := context.WithTimeout(h.ctx, chunkPatience)
		defer cancel()
		status = h.takeChunk(ctx, chunk)
	}
	return binary.BigEndian.AppendUint16(nil, uint16(status))
}

func (c streamChunk) encode() []byte {
	b := make([]byte, 0, len(c.bytes)+len(c.stream)+sha256.Size+2*binary.MaxVarintLen64)
	b = append(protocol.AppendString(b, c.stream), c.secret[:]...)
	return append(protocol.AppendUvarint(b, c.n), c.bytes...)
}

func decodeChunk(b []byte) (c streamChunk, ok bool) {
	length, n := binary.Uvarint(b)
	if n <= 0 || length > uint64(len(b)-n) {
		return c, false
	}
	c.stream, b = string(b[n:n+int(length)]), b[n+int(length):]
	if len(b) < sha256.Size {
		return c, false
	}
	b = b[copy(c.secret[:], b):]
	if c.n, n = binary.Uvarint(b); n <= 0 {
		return c, false
	}
	c.bytes = b[n:]
	return c, true
}
