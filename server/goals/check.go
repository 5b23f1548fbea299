package goals

import (
	"fmt"
	"regexp"

	"samrad/server/fieldtable"
)

type fault = fieldtable.Fault

// against is what a change is checked against.
type against struct {
	list    *List
	dir     fieldtable.Directory
	current Values // nil for a new thing
	id      string
}

// take makes canonical values of a request's body, or says all that is wrong
// with it at once.
func (a against) take(e *Entity, body map[string]any) (Values, []fault) {
	values, faults := e.TakeAll(body, a.points)
	return values, append(faults, a.together(e, values)...)
}

// points checks a reference. One that stands there already may stay.
func (a against) points(f *fieldtable.Field, v any) string {
	if a.current != nil && fieldtable.Same(a.current[f.Name], v) {
		return ""
	}
	switch f.Type {
	case fieldtable.ToThing:
		if id, ok := v.(string); ok && f.Of != "" && !a.there(f.Of, id) {
			return fmt.Sprintf("There is no such %s in this list. Use the id of one that is.", nouns[f.Of])
		}
	case fieldtable.Things:
		for _, id := range v.([]string) {
			if !a.there(f.Of, id) {
				return fmt.Sprintf("There is no %s %s in this list. Use the ids of those there are.", nouns[f.Of], id)
			}
		}
	}
	return a.dir.Points(f, v, a.current)
}

var entities = map[string]*Entity{"goals": Goals, "indicators": Indicators, "plans": Plans, "actions": Activities, "links": Links}

var nouns = map[string]string{"goals": "goal", "indicators": "indicator", "plans": "action plan", "actions": "activity"}

func (a against) there(root, id string) bool {
	_, ok := a.list.find(entities[root], id)
	return ok
}

var currency = regexp.MustCompile(`^[A-Z]{3}$`)

// together checks what only makes sense as a whole.
func (a against) together(e *Entity, values Values) (faults []fault) {
	after := func(name string) any {
		if v, given := values[name]; given {
			return v
		}
		return a.current[name]
	}
	text := func(name string) string { s, _ := after(name).(string); return s }
	wrong := func(field, words string) {
		faults = append(faults, fault{Field: field, Value: values[field], Text: words})
	}
	demand := func(field, words string) {
		if _, given := values[field]; text(field) == "" && (given || a.current == nil) {
			wrong(field, words)
		}
	}
	ordered := func(first, then, words string) {
		if x, y := text(first), text(then); x != "" && y != "" && y < x && (values[first] != nil || values[then] != nil) {
			wrong(then, words)
		}
	}
	switch e {
	case Goals:
		demand("title", "Give the goal a title.")
		ordered("start", "due", "It would be due before it starts. Move one of the two days.")
		if c := text("resourcesCurrency"); c != "" && !currency.MatchString(c) {
			wrong("resourcesCurrency", "Use the three letters of a currency, such as DKK.")
		}
	case Links:
		demand("fromGoal", "Say which goal of this list the link begins at.")
		demand("type", "Say what kind of link it is.")
		a.checkEnd(text, wrong)
	case Indicators:
		demand("name", "Give the indicator a name.")
		demand("goalId", "Say which goal it measures.")
		ordered("baselineDate", "targetDate", "The target would lie before the baseline. Move one of the two days.")
		low, okLow := after("rangeLow").(float64)
		if high, ok := after("rangeHigh").(float64); ok && okLow && high < low {
			wrong("rangeHigh", "The range would end below where it begins. Change one of the two.")
		}
	case Plans:
		demand("title", "Give the action plan a title.")
	case Activities:
		demand("title", "Give the activity a title.")
		demand("planId", "Say which action plan it belongs to.")
		ordered("start", "due", "It would be due before it starts. Move one of the two days.")
		if list, given := values["dependsOn"].([]string); given && a.waitsForItself(list) {
			wrong("dependsOn", "It would wait for itself. Leave out what waits for this activity.")
		}
	}
	return faults
}

// checkEnd checks where a link leads. Other documents are not looked into: who
// links may not be allowed to read them.
func (a against) checkEnd(text func(string) string, wrong func(field, words string)) {
	kind, id := text("toKind"), text("toId")
	switch {
	case kind == "":
		wrong("toKind", "Say what the link leads to, such as goal.")
	case kind == "initiative" && text("toTitle") == "" && id == "":
		wrong("toTitle", "Name the initiative.")
	case kind != "initiative" && id == "":
		wrong("toId", "Say which one the link leads to.")
	case text("toDocument") != "" || id == "":
	case kind == "goal" && id == text("fromGoal"):
		wrong("toId", "A link joins a goal with something else. Choose another one.")
	default:
		root := map[string]string{"goal": "goals", "indicator": "indicators", "action": "actions"}[kind]
		if root != "" && !a.there(root, id) && a.current["toId"] != id {
			wrong("toId", fmt.Sprintf("There is no such %s in this list. Name its document, too, if it stands in another.", nouns[root]))
		}
	}
}

// waitsForItself tells whether the activity would be among those it waits for,
// directly or by others.
func (a against) waitsForItself(list []string) bool {
	waits := map[string][]string{}
	for _, t := range a.list.Activities {
		waits[t.ID] = t.Values.Strings("dependsOn")
	}
	seen := map[string]bool{}
	for open := append([]string{}, list...); len(open) > 0; open = open[1:] {
		id := open[0]
		if id == a.id {
			return true
		}
		if !seen[id] {
			seen[id] = true
			open = append(open, waits[id]...)
		}
	}
	return false
}

// Warning is something that was stored and should be looked at.
type Warning struct {
	Code    string `json:"code" enum:"target_is_baseline,no_baseline,no_target,reason_missing,no_operational_owner,no_handover,no_training,no_follow_up"`
	Field   string `json:"field"`
	Message string `json:"message"`
}
