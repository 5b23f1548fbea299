package bus_test

import (
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/bus"
)

func TestMemoryFaults(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := bus.NewMemory()
		a, b, c := m.Join(), m.Join(), m.Join()
		for _, n := range []node{a, b, c} {
			defer n.Close()
		}
		atB, _ := subscribe(t, b, "doc.one")
		atC, _ := subscribe(t, c, "doc.one")
		m.SetFaults(func(from, to int, subject string, message []byte) []time.Duration {
			if from != 1 || subject != "doc.one" {
				t.Errorf("asked about a message from %d on %s", from, subject)
			}
			if to == 3 {
				return nil // cut off
			}
			switch string(message) {
			case "lost":
				return nil
			case "late":
				return []time.Duration{time.Second}
			case "twice":
				return []time.Duration{0, time.Millisecond}
			}
			return []time.Duration{0}
		})
		for _, message := range []string{"first", "lost", "late", "twice"} {
			publish(t, a, "doc.one", message)
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		var got []string
		for _, message := range atB.all() {
			got = append(got, string(message))
		}
		if want := []string{"first", "twice", "twice", "late"}; !equal(got, want) {
			t.Fatalf("got %q, want %q", got, want)
		}
		if n := len(atC.all()); n != 0 {
			t.Fatalf("%d messages crossed the cut", n)
		}
		told := make(chan string, 1)
		c.Lost(func(subject string) { told <- subject })
		c.Interrupt()
		if subject := <-told; subject != "" {
			t.Fatalf("told of %q", subject)
		}
	})
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
