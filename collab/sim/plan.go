package sim

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Action is one line of a plan: what happens, and two numbers to choose whom and
// how much. Every number is valid; it is taken modulo what there is.
type Action struct {
	Verb string
	A, B int
}

// The verbs and how often each is drawn.
var verbs = []struct {
	verb   string
	weight int
}{
	{"connect", 10},    // tab A connects
	{"disconnect", 4},  // tab A's connection breaks; what was on the way is lost
	{"ghost", 3},       // tab A's connection breaks, and the server does not notice yet
	{"bury", 6},        // the server hears B last messages of a broken connection, and that it is gone
	{"compact", 3},     // the journal folds its rows into one
	{"deliver", 40},    // B messages of tab A reach the server
	{"receive", 40},    // B messages reach tab A
	{"type", 30},       // tab A types B characters
	{"erase", 8},       // tab A deletes something it knows
	{"forge", 2},       // tab A writes in another's name
	{"overwrite", 5},   // tab A tells clocks of another again, with other content
	{"fork", 3},        // tab A and another of its person send different text as one client
	{"garble", 1},      // tab A sends bytes that are no update
	{"present", 6},     // tab A tells its presence
	{"commit", 40},     // the journal stores what it was given
	{"fail", 5},        // the journal refuses, for now
	{"lose", 5},        // the journal stores, and its answer is lost
	{"crash", 2},       // the server dies; B odd: the commit on its way is stored
	{"unload", 4},      // the room is unloaded if it may be, and loaded anew
	{"tick", 30},       // B milliseconds pass
	{"right", 4},       // person A gets right B
	{"die", 1},         // tab A is closed for good; a new one takes its place
	{"bus", 30},        // node A hears B messages of other nodes
	{"busdrop", 2},     // a message on its way to node A is lost
	{"busdouble", 2},   // or doubled
	{"busswap", 2},     // or overtaken
	{"buslost", 1},     // node A is told that messages were lost
	{"read", 20},       // node A reads the journal, if it wants to
	{"look", 6},        // node A says in the journal that it lives, and reads what it did not hear
	{"digest", 3},      // node A tells the others what it holds
	{"sever", 1},       // nothing passes between nodes any more; B even: they notice
	{"mend", 2},        // it does again
	{"serverwrite", 2}, // the server writes in the name of person A
}

// Plan is a run, from its first to its last action.
type Plan []Action

// NewPlan draws a plan.
func NewPlan(seed uint64, length int) Plan {
	r := rand.New(rand.NewPCG(seed, 1))
	total := 0
	for _, v := range verbs {
		total += v.weight
	}
	plan := make(Plan, length)
	for i := range plan {
		n := r.IntN(total)
		for _, v := range verbs {
			if n -= v.weight; n < 0 {
				plan[i] = Action{v.verb, r.IntN(60), r.IntN(60)}
				break
			}
		}
	}
	return plan
}

// String writes a plan, one action a line.
func (p Plan) String() string {
	var b strings.Builder
	for _, a := range p {
		fmt.Fprintf(&b, "%s %d %d\n", a.Verb, a.A, a.B)
	}
	return b.String()
}

// ParsePlan reads what String wrote; empty lines and those that begin with # are
// passed over.
func ParsePlan(text string) (Plan, error) {
	var plan Plan
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		var a Action
		if _, err := fmt.Sscanf(line, "%s %d %d", &a.Verb, &a.A, &a.B); err != nil {
			return nil, fmt.Errorf("plan line %d %q: %w", n+1, line, err)
		}
		plan = append(plan, a)
	}
	return plan, nil
}

// Shrink leaves out of a failing plan what it fails without.
func Shrink(plan Plan, fails func(Plan) bool) Plan {
	for size := len(plan) / 2; size > 0; size /= 2 {
		for at := 0; at+size <= len(plan); {
			shorter := append(append(Plan{}, plan[:at]...), plan[at+size:]...)
			if fails(shorter) {
				plan = shorter
			} else {
				at += size
			}
		}
	}
	return plan
}
