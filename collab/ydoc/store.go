package ydoc

import "slices"

// Store keeps a document as encoded runs per client and deleted ranges, without
// ever integrating it. Every struct it holds can be integrated by any peer: what
// would leave a gap or a circle is refused.
//
// The zero value is not usable; call NewStore.
type Store struct {
	lim    Limits
	logs   []clientLog
	byID   map[uint64]int32 // client id → index into logs
	sorted []int32          // indices into logs, highest client id first
	inSort int              // how many logs sorted covers
	nested bool             // something stands in a shared type that is no root

	lastClient uint64 // the client found last, at lastLog
	lastLog    int32  // -1: none

	// Encodings of the present state, nil once it changes. Shared with callers.
	state   []byte
	deletes []byte

	// Reused between calls.
	reader updateReader
	deps   dependencies
	ends   []clientClock
	order  causalOrder
	depths depthCheck
	ranges []deleteRange
}

// NewStore returns an empty store.
func NewStore(l Limits) *Store {
	return &Store{lim: l.withDefaults(), byID: make(map[uint64]int32), lastLog: -1}
}

// Clock returns the next expected clock of a client: 0 if it is not known.
func (s *Store) Clock(client uint64) uint64 {
	if l := s.log(client); l != nil {
		return uint64(l.next)
	}
	return 0
}

// Deleted reports whether all of a range is deleted. It costs a search, however
// large the document.
func (s *Store) Deleted(r DeleteRange) bool {
	l := s.log(r.Client)
	if l == nil || r.Len == 0 || r.Len > uint64(l.next) || r.Clock > uint64(l.next)-r.Len {
		return false
	}
	start, end := uint32(r.Clock), uint32(r.Clock+r.Len)
	for i := l.find(start); start < end; i++ {
		b := &l.blocks[i]
		part := min(end, b.end)
		at := b.deleted.find(start + 1)
		if at == len(b.deleted) || b.deleted[at].start > start || b.deleted[at].end < part {
			return false
		}
		start = part
	}
	return true
}

// Clients returns how many client ids the store holds.
func (s *Store) Clients() int { return len(s.logs) }

// StateVector returns the encoded state vector.
func (s *Store) StateVector() []byte {
	entries := make([]clientClock, len(s.logs))
	for i := range s.logs {
		entries[i] = clientClock{s.logs[i].client, uint64(s.logs[i].next)}
	}
	return appendStateVector(nil, entries)
}

// log finds a client's log. The pointer holds until the next client is added.
func (s *Store) log(client uint64) *clientLog {
	if s.lastLog >= 0 && s.lastClient == client {
		return &s.logs[s.lastLog]
	}
	i, ok := s.byID[client]
	if !ok {
		return nil
	}
	s.lastClient, s.lastLog = client, i
	return &s.logs[i]
}

func (s *Store) addLog(client uint64) *clientLog {
	i := int32(len(s.logs))
	s.logs = append(s.logs, clientLog{client: client})
	s.byID[client] = i
	s.lastClient, s.lastLog = client, i
	return &s.logs[i]
}

// descending returns the logs' indices, highest client id first, the order in
// which yjs writes.
func (s *Store) descending() []int32 {
	if s.inSort != len(s.logs) {
		for i := s.inSort; i < len(s.logs); i++ {
			s.sorted = append(s.sorted, int32(i))
		}
		s.inSort = len(s.logs)
		slices.SortFunc(s.sorted, func(a, b int32) int {
			if s.logs[a].client > s.logs[b].client {
				return -1
			}
			return 1
		})
	}
	return s.sorted
}
