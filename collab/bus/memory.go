package bus

import (
	"bytes"
	"sync"
	"time"
)

// memoryQueue is how many messages wait for a slow subscription of Memory.
const memoryQueue = 1024

// Memory is a bus within one process.
type Memory struct {
	// guarded by mu
	mu      sync.Mutex
	faults  Faults
	members int
	subs    map[string][]*memorySub
}

// Faults decides what becomes of a message on its way from one member to
// another: a copy arrives after each of the durations returned. None: it is lost;
// two: it is doubled; a longer one than the next message's: they change places.
type Faults func(from, to int, subject string, message []byte) []time.Duration

// NewMemory returns a bus without faults.
func NewMemory() *Memory { return &Memory{subs: make(map[string][]*memorySub)} }

// SetFaults changes the weather; nil: none.
func (m *Memory) SetFaults(f Faults) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.faults = f
}

// Join returns the bus as another node sees it.
func (m *Memory) Join() *Member {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.members++
	return &Member{memory: m, number: m.members}
}

// Member is one node's end of a Memory. Its number counts from 1.
type Member struct {
	memory *Memory
	number int

	mu   sync.Mutex // guards told and subs
	told func(subject string)
	subs []*memorySub
}

type memorySub struct {
	member  *Member
	subject string
	queue   chan []byte   // sent by whoever publishes, received by run, never closed
	stop    chan struct{} // closed by end
	once    sync.Once
}

// Publish gives a message to every other member that subscribes to the subject.
func (n *Member) Publish(subject string, message []byte) error {
	message = bytes.Clone(message)
	n.memory.mu.Lock()
	subs, faults := n.memory.subs[subject], n.memory.faults
	n.memory.mu.Unlock()
	for _, s := range subs {
		if s.member == n {
			continue
		}
		delays := []time.Duration{0}
		if faults != nil {
			delays = faults(n.number, s.member.number, subject, message)
		}
		for _, d := range delays {
			if d == 0 {
				s.offer(message)
			} else {
				time.AfterFunc(d, func() { s.offer(message) })
			}
		}
	}
	return nil
}

// Subscribe lets receive have what others publish on a subject.
func (n *Member) Subscribe(subject string, receive func(message []byte)) (func(), error) {
	s := &memorySub{member: n, subject: subject, queue: make(chan []byte, memoryQueue), stop: make(chan struct{})}
	m := n.memory
	m.mu.Lock()
	m.subs[subject] = append(m.subs[subject][:len(m.subs[subject]):len(m.subs[subject])], s)
	m.mu.Unlock()
	n.mu.Lock()
	n.subs = append(n.subs, s)
	n.mu.Unlock()
	go s.run(receive)
	return s.end, nil
}

// Lost says whom to tell when messages were missed.
func (n *Member) Lost(told func(subject string)) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.told = told
}

// Interrupt tells the member that it may have missed something of everything,
// as a connection that broke and came back does.
func (n *Member) Interrupt() { n.tell("") }

// Close ends all subscriptions.
func (n *Member) Close() {
	n.mu.Lock()
	subs := n.subs
	n.subs = nil
	n.mu.Unlock()
	for _, s := range subs {
		s.end()
	}
}

func (n *Member) tell(subject string) {
	n.mu.Lock()
	told := n.told
	n.mu.Unlock()
	if told != nil {
		told(subject)
	}
}

func (s *memorySub) offer(message []byte) {
	select {
	case s.queue <- message:
	default:
		s.member.tell(s.subject)
	}
}

func (s *memorySub) run(receive func([]byte)) {
	for {
		select {
		case message := <-s.queue:
			receive(message)
		case <-s.stop:
			return
		}
	}
}

func (s *memorySub) end() {
	s.once.Do(func() {
		close(s.stop)
		m := s.member.memory
		m.mu.Lock()
		defer m.mu.Unlock()
		var left []*memorySub
		for _, other := range m.subs[s.subject] {
			if other != s {
				left = append(left, other)
			}
		}
		m.subs[s.subject] = left
	})
}
