package collab

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"samrad/collab/protocol"
)

// metrics are the hub's counters. Every drop and every close is counted by its
// reason, so that nothing is lost in silence.
type metrics struct {
	sockets   prometheus.Gauge
	rooms     prometheus.Gauge
	members   prometheus.Gauge
	received  *prometheus.CounterVec // by kind
	bytesIn   prometheus.Counter
	bytesOut  prometheus.Counter
	writes    prometheus.Counter
	fanouts   prometheus.Counter
	acks      *prometheus.CounterVec // by saved
	drops     *prometheus.CounterVec // by reason
	closes    *prometheus.CounterVec // by code
	throttled prometheus.Counter
	commits   prometheus.Counter
	rows      prometheus.Counter
	gathered  prometheus.Counter
	commitSec prometheus.Histogram
	retries   prometheus.Counter
	away      prometheus.Gauge
	compacts  *prometheus.CounterVec // by result

	loads, loadsWaiting, compactsWaiting prometheus.Gauge // of whole documents

	// of other nodes
	nodes, registered prometheus.Gauge
	busIn             prometheus.Counter
	busOut            prometheus.Counter
	busLag            prometheus.Histogram
	reloads           prometheus.Counter
	noted             *prometheus.CounterVec // by what

	// looked up once
	kinds           [16]prometheus.Counter // of received
	saved, notSaved prometheus.Counter     // of acks
}

func newMetrics(reg prometheus.Registerer) *metrics {
	if reg == nil {
		reg = prometheus.NewRegistry()
	}
	counter := func(name, help string) prometheus.Counter {
		c := prometheus.NewCounter(prometheus.CounterOpts{Namespace: "samrad", Subsystem: "hub", Name: name, Help: help})
		reg.MustRegister(c)
		return c
	}
	vector := func(name, help, label string) *prometheus.CounterVec {
		c := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "samrad", Subsystem: "hub", Name: name, Help: help}, []string{label})
		reg.MustRegister(c)
		return c
	}
	gauge := func(name, help string) prometheus.Gauge {
		g := prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "samrad", Subsystem: "hub", Name: name, Help: help})
		reg.MustRegister(g)
		return g
	}
	m := &metrics{
		sockets:         gauge("sockets", "Open sockets."),
		rooms:           gauge("rooms", "Open rooms."),
		members:         gauge("members", "Memberships in all rooms."),
		received:        vector("messages_received_total", "Messages received, by kind.", "kind"),
		bytesIn:         counter("received_bytes_total", "Bytes of frames received."),
		bytesOut:        counter("sent_bytes_total", "Bytes written to sockets."),
		writes:          counter("writes_total", "Writes to sockets."),
		fanouts:         counter("fanouts_total", "Frames shown to a room."),
		acks:            vector("acknowledgements_total", "Messages acknowledged, by whether they were saved.", "saved"),
		drops:           vector("drops_total", "Received things that had no effect, by reason.", "reason"),
		closes:          vector("closes_total", "Sockets and memberships closed by the hub, by code.", "code"),
		throttled:       counter("throttled_total", "Pauses in reading from a socket over its rate."),
		commits:         counter("commits_total", "Commits to the journal."),
		rows:            counter("rows_stored_total", "Rows stored in the journal."),
		gathered:        counter("updates_stored_total", "Updates stored in the journal; several share a row."),
		retries:         counter("commit_retries_total", "Commits that failed and were tried again."),
		away:            gauge("storage_away", "1 while the database does not take commits."),
		compacts:        vector("compactions_total", "Compactions, by result.", "result"),
		loads:           gauge("loads", "Documents being loaded."),
		loadsWaiting:    gauge("loads_waiting", "Documents that wait to be read: more are wanted than are read at the same time."),
		compactsWaiting: gauge("compactions_waiting", "Documents that wait to be compacted."),
		nodes:           gauge("nodes", "Other nodes that are heard."),
		registered:      gauge("nodes_registered", "Other nodes that share the database; more than nodes: the bus between them is cut."),
		busIn:           counter("bus_received_total", "Messages received of other nodes."),
		busOut:          counter("bus_sent_total", "Messages sent to other nodes."),
		reloads:         counter("reloads_total", "Times an open room read the journal again."),
		noted:           vector("bus_events_total", "What was noticed about other nodes: gap, midway, ahead, behind, large, digest, lost, contested, malformed, not_sent, unheard, parted.", "what"),
		busLag: prometheus.NewHistogram(prometheus.HistogramOpts{Namespace: "samrad", Subsystem: "hub", Name: "bus_lag_seconds",
			Help: "Time that other nodes' signs of life took, by their clock and ours.", Buckets: prometheus.ExponentialBuckets(0.0001, 3, 12)}),
		commitSec: prometheus.NewHistogram(prometheus.HistogramOpts{Namespace: "samrad", Subsystem: "hub", Name: "commit_seconds",
			Help: "Time of a commit.", Buckets: prometheus.ExponentialBuckets(0.0005, 2, 15)}),
	}
	reg.MustRegister(m.commitSec, m.busLag)
	for k := protocol.KindUnknown; k <= protocol.KindPong; k++ {
		m.kinds[k] = m.received.WithLabelValues(k.String())
	}
	m.saved, m.notSaved = m.acks.WithLabelValues("yes"), m.acks.WithLabelValues("no")
	return m
}

func (m *metrics) nodeEvent(what string) { m.noted.WithLabelValues(what).Inc() }

func (m *metrics) drop(r DropReason) { m.drops.WithLabelValues(string(r)).Inc() }

func (m *metrics) closed(c CloseCode) { m.closes.WithLabelValues(c.Reason().Name).Inc() }

func (m *metrics) acknowledged(saved bool, n int) {
	if saved {
		m.saved.Add(float64(n))
	} else {
		m.notSaved.Add(float64(n))
	}
}

func (m *metrics) wrote(n int) {
	m.writes.Inc()
	m.bytesOut.Add(float64(n))
}

func (m *metrics) committed(rows, updates int, took time.Duration) {
	m.commits.Inc()
	m.rows.Add(float64(rows))
	m.gathered.Add(float64(updates))
	m.commitSec.Observe(took.Seconds())
}
