package goals

// Day is a day that somebody should know of.
type Day struct {
	ID, Day string
	What    string // due, review, activity or milestone
	Name    string
}

// Days are the days of a list that somebody should know of: when open goals are
// due and reviewed, and when activities that are not over are due.
func (b *Book) Days() []Day {
	var out []Day
	add := func(t Thing, field, what, name string) {
		if day := t.Values.Text(field); day != "" {
			out = append(out, Day{ID: t.ID + "-" + field, Day: day, What: what, Name: name})
		}
	}
	for _, t := range b.all(Goals) {
		_, status, _, _ := b.Effective(t)
		if over[status] || t.Values["isTemplateExample"] == true {
			continue
		}
		name := b.Tree.Code(t.ID) + " " + t.Values.Text("title")
		add(t, "due", "due", name)
		add(t, "nextReviewOn", "review", name)
	}
	for _, t := range b.Activities {
		if status := t.Values.Text("status"); status != "done" && status != "dropped" {
			what := "activity"
			if t.Values["milestone"] == true {
				what = "milestone"
			}
			add(t, "due", what, t.Values.Text("title"))
		}
	}
	return out
}
