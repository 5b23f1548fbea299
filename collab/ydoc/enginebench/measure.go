package main

import (
	"runtime"
	"time"

	"samrad/collab/ydoc"
)

// measureGo replays a trace into a store and into a document.
func measureGo(t trace) (store, doc measures, err error) {
	behind := ydoc.NewStore(ydoc.Limits{})
	for _, u := range t.updates[:max(0, len(t.updates)-1000)] {
		if _, err := behind.Apply(u); err != nil {
			return nil, nil, err
		}
	}
	vector := behind.StateVector()
	behind = nil
	if store, err = measureStore(t, vector); err != nil {
		return nil, nil, err
	}
	doc, err = measureDoc(t, vector)
	return store, doc, err
}

func measureStore(t trace, vector []byte) (measures, error) {
	m := measures{}
	before := live()
	s := ydoc.NewStore(ydoc.Limits{})
	var err error
	m["apply"] = timed(func() {
		for _, u := range t.updates {
			if _, e := s.Apply(u); e != nil {
				err = e
			}
		}
	})
	m["heap"] = float64(live() - before)
	all := s.EncodeState()
	m["bytes"] = float64(len(all))
	m["load"] = repeated(func() { _, err = ydoc.NewStore(ydoc.Limits{}).Apply(all) })
	m["encode"] = repeated(func() { s.ForgetEncoded(); s.EncodeState() })
	m["diff"] = repeated(func() { _, err = s.Diff(vector) })
	parts := t.stretches()
	m["merge"] = repeated(func() {
		m["mergeBytes"] = 0
		for _, p := range parts {
			var merged []byte
			merged, err = ydoc.MergeUpdates(p...)
			m["mergeBytes"] += float64(len(merged)) / float64(len(parts))
		}
	}) / float64(len(parts))
	m["diffUpdate"] = repeated(func() { _, err = ydoc.DiffUpdate(all, vector) })
	runtime.KeepAlive(s)
	return m, err
}

func measureDoc(t trace, vector []byte) (measures, error) {
	m := measures{}
	before := live()
	d := open()
	var err error
	m["apply"] = timed(func() {
		for _, u := range t.updates {
			if e := d.Apply(u); e != nil {
				err = e
			}
		}
	})
	m["heap"] = float64(live() - before)
	all := d.EncodeState()
	m["bytes"] = float64(len(all))
	m["load"] = repeated(func() { err = open().Apply(all) })
	m["encode"] = repeated(func() { d.EncodeState() })
	m["diff"] = repeated(func() { _, err = d.Diff(vector) })
	if t.rich {
		m["xml"] = repeated(func() { _ = d.XMLFragment("x").String() })
	}
	runtime.KeepAlive(d)
	return m, err
}

// open returns a document whose roots are known by their types from the start,
// as they are for yjs once it is asked for them.
func open() *ydoc.Doc { return ydoc.New() }

func timed(f func()) float64 {
	start := time.Now()
	f()
	return float64(time.Since(start).Nanoseconds()) / 1e6
}

// repeated measures short work often enough to see it, once it is warm.
func repeated(f func()) float64 {
	for range 4 {
		f()
	}
	for n := 4; ; n *= 4 {
		ms := timed(func() {
			for range n {
				f()
			}
		})
		if ms > 30 || n > 1000 {
			return ms / float64(n)
		}
	}
}

func live() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
