package ydoc

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// traceUpdates reads a trace of testdata/traces: updates, each preceded by its
// length.
func traceUpdates(b testing.TB, name string) (list [][]byte) {
	f, err := os.Open(filepath.Join("testdata", "traces", name+".updates.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	for update, err := range Frames(z, 1<<20) {
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, update)
	}
	return list
}

func liveHeap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

var traces = []string{"concurrent-100x1000", "richtext-50k"}

func BenchmarkStoreApply(b *testing.B) {
	for _, name := range traces {
		b.Run(name, func(b *testing.B) {
			updates := traceUpdates(b, name)
			for range b.N {
				b.StopTimer()
				before := liveHeap()
				b.StartTimer()
				s := NewStore(Limits{})
				for _, u := range updates {
					if _, err := s.Apply(u); err != nil {
						b.Fatal(err)
					}
				}
				b.StopTimer()
				b.ReportMetric(float64(liveHeap()-before)/1024, "KiB")
				state := s.EncodeState()
				b.ReportMetric(float64(len(state)), "bytes")
				b.StartTimer()
				runtime.KeepAlive(s)
			}
		})
	}
}

func BenchmarkDocApply(b *testing.B) {
	for _, name := range traces {
		b.Run(name, func(b *testing.B) {
			updates := traceUpdates(b, name)
			for range b.N {
				b.StopTimer()
				before := liveHeap()
				b.StartTimer()
				d := openDoc()
				for _, u := range updates {
					if err := d.Apply(u); err != nil {
						b.Fatal(err)
					}
				}
				b.StopTimer()
				b.ReportMetric(float64(liveHeap()-before)/1024, "KiB")
				b.ReportMetric(float64(len(d.EncodeState())), "bytes")
				items := 0
				for c := range d.clients {
					items += d.clients[c].items.len()
				}
				b.ReportMetric(float64(items), "items")
				b.StartTimer()
				runtime.KeepAlive(d)
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, name := range traces {
		s := NewStore(Limits{})
		for _, u := range traceUpdates(b, name) {
			if _, err := s.Apply(u); err != nil {
				b.Fatal(err)
			}
		}
		state := s.EncodeState()
		b.Run("store/"+name, func(b *testing.B) {
			for range b.N {
				s := NewStore(Limits{})
				if _, err := s.Apply(state); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("doc/"+name, func(b *testing.B) {
			for range b.N {
				if err := openDoc().Apply(state); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("encode-store/"+name, func(b *testing.B) {
			for range b.N {
				s.state, s.deletes = nil, nil
				s.EncodeState()
			}
		})
		d := openDoc()
		if err := d.Apply(state); err != nil {
			b.Fatal(err)
		}
		b.Run("encode-doc/"+name, func(b *testing.B) {
			for range b.N {
				d.EncodeState()
			}
		})
		b.Run("xml/"+name, func(b *testing.B) {
			for range b.N {
				_ = d.XMLFragment("x").String()
			}
		})
	}
}

func BenchmarkMerge1000(b *testing.B) {
	updates := traceUpdates(b, traces[0])[:1000]
	for range b.N {
		if _, err := MergeUpdates(updates...); err != nil {
			b.Fatal(err)
		}
	}
}
