package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// cpuOf is the CPU time of a process and all its threads so far, and how long they
// were ready to run and waited for a core.
func cpuOf(pid int) (used, waited time.Duration) {
	tasks, _ := filepath.Glob(filepath.Join("/proc", strconv.Itoa(pid), "task", "*", "schedstat"))
	for _, file := range tasks {
		data, _ := os.ReadFile(file)
		if f := strings.Fields(string(data)); len(f) > 1 {
			ran, _ := strconv.ParseInt(f[0], 10, 64)
			ready, _ := strconv.ParseInt(f[1], 10, 64)
			used, waited = used+time.Duration(ran), waited+time.Duration(ready)
		}
	}
	return used, waited
}

// cpuBelow is the CPU time of all descendants of a process, of those included
// that have ended and were children of a descendant.
func cpuBelow(pid int) (sum time.Duration) {
	for _, child := range descendants(pid) {
		used, _ := cpuOf(child)
		sum += used + cpuOfEnded(child)
	}
	return sum
}

// cpuOfEnded is what the children that a process waited for have used.
func cpuOfEnded(pid int) time.Duration {
	f := statOf(pid)
	if len(f) < 15 {
		return 0
	}
	user, _ := strconv.ParseInt(f[13], 10, 64)
	system, _ := strconv.ParseInt(f[14], 10, 64)
	return time.Duration(user+system) * (time.Second / 100)
}

// statOf is /proc/PID/stat from the state on.
func statOf(pid int) []string {
	data, _ := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	return strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
}

func descendants(pid int) []int {
	children := map[int][]int{}
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		child, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if f := statOf(child); len(f) > 1 {
			parent, _ := strconv.Atoi(f[1])
			children[parent] = append(children[parent], child)
		}
	}
	var all []int
	for next := []int{pid}; len(next) > 0; next = next[1:] {
		all = append(all, children[next[0]]...)
		next = append(next, children[next[0]]...)
	}
	return all
}

// residentOf is the memory of a process in KiB.
func residentOf(pid int) float64 {
	data, _ := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			n, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return n
		}
	}
	return 0
}

// pinAll moves processes, and what they start from now on, to a core.
func pinAll(pids []int, core string) {
	for _, pid := range pids {
		// One that has just ended needs no core.
		_ = exec.Command("taskset", "-acp", core, strconv.Itoa(pid)).Run()
	}
}

// raiseFileLimit lets this process and those it starts hold n files, or as many
// as the system grants, and returns how many.
func raiseFileLimit(n uint64) uint64 {
	if syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: n, Max: n}) == nil {
		return n
	}
	var l syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l) != nil {
		return 1024
	}
	l.Cur = l.Max
	_ = syscall.Setrlimit(syscall.RLIMIT_NOFILE, &l) // lowering is always granted
	return l.Cur
}

// load is the CPU of server, database and generator since an earlier load, and how
// long the server waited for a core.
type load struct {
	at                               time.Time
	server, waited, database, itself time.Duration
}

func loadOf(s server) load {
	l := load{at: time.Now(), database: cpuBelow(s.pid())}
	for _, pid := range s.pids() {
		used, waited := cpuOf(pid)
		l.server, l.waited = l.server+used, l.waited+waited
	}
	l.itself, _ = cpuOf(os.Getpid())
	return l
}

func (l load) since(before load) load {
	return load{l.at, l.server - before.server, l.waited - before.waited, l.database - before.database, l.itself - before.itself}
}
