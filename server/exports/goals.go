package exports

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/calendar"
	"samrad/server/fieldtable"
	"samrad/server/goals"
	"samrad/server/sheets"
	"samrad/server/strategy/markdown"
)

// writeGoals makes the file of a goal list, in the reader's language.
func (s *Service) writeGoals(ctx context.Context, doc collab.DocumentID, group access.GroupID, person collab.PersonID, src source, format, language string, state []byte) (*exportReply, error) {
	if format == "html" || format == "markdown" {
		language = cmp.Or(language, readingLanguage)
	}
	book, err := goals.ReadBook(ctx, s.pool, doc, group, person, language, state)
	if err != nil {
		return nil, err
	}
	reply := &exportReply{CacheControl: "private, no-store"}
	var out bytes.Buffer
	switch format {
	case "csv":
		reply.ContentType, reply.Disposition = "text/csv; charset=utf-8", disposition(src.title, ".csv")
		err = sheets.WriteCSV(&out, book.CSV())
		reply.Body = out.Bytes()
	case "xlsx":
		reply.ContentType, reply.Disposition = xlsxType, disposition(src.title, ".xlsx")
		err = sheets.WriteXLSX(&out, fieldtable.Sheets(book.Tables()))
		reply.Body = out.Bytes()
	case "ics":
		reply.ContentType, reply.Disposition = "text/calendar; charset=utf-8", disposition(src.title, ".ics")
		reply.Body = calendarOf(doc, src.title, language, book, time.Now())
	case "html":
		reply.ContentType, reply.Disposition = "text/html; charset=utf-8", disposition(src.title, ".html")
		reply.Body = page(src.title, language, goalPage(book))
	default:
		reply.ContentType, reply.Disposition = "text/markdown; charset=utf-8", disposition(src.title, ".md")
		content := goalPage(book)
		content.Content = append([]ydoc.Node{heading(1, src.title)}, content.Content...)
		reply.Body = []byte(markdown.Render(content))
	}
	if err != nil {
		return nil, fmt.Errorf("write goal list: %w", err)
	}
	return reply, nil
}

// calendarOf is the days of a list as iCalendar.
func calendarOf(doc collab.DocumentID, title, language string, book *goals.Book, read time.Time) []byte {
	var events []calendar.Event
	if day, err := time.Parse(time.DateOnly, book.Meta.Text("nextReviewOn")); err == nil {
		events = append(events, calendar.Event{UID: "list-whole@" + string(doc), Day: day, Changed: read, Summary: calendar.Summary(language, "list", title)})
	}
	for _, d := range book.Days() {
		if day, err := time.Parse(time.DateOnly, d.Day); err == nil {
			events = append(events, calendar.Event{UID: d.ID + "@samrad", Day: day, Changed: read, Summary: calendar.Summary(language, d.What, d.Name)})
		}
	}
	return calendar.Write(title, events)
}

// Columns of the tables for reading; all the rest is in the other files.
var (
	shownOfGoals      = []string{"code", "title", "status", "health", "ownerId", "municipalityId", "start", "due", "progressResult"}
	textsOfGoals      = []string{"description", "rationale", "ethicsNote", "reviewClause"}
	shownOfIndicators = []string{"name", "goalId", "unit", "baselineValue", "targetValue", "targetDate", "current", "progressResult"}
	shownOfActivities = []string{"planId", "title", "responsibleId", "start", "due", "status"}
	shownOfLinks      = []string{"fromGoal", "type", "toKind", "toTitle", "note"}
	shownOfCheckIns   = []string{"goal", "at", "by", "health", "done", "obstacles", "next"}
	textsOfPlans      = []string{"purpose", "expectedEffects", "ownership", "training", "organisation", "support", "communication", "risk", "ethics", "lessons"}
)

// goalPage is a list for reading: its outline, which an import reads again, then
// a table of all goals, what is written about them, and what belongs to them.
func goalPage(book *goals.Book) ydoc.Node {
	all := tablesByKind(book.Tables())
	doc := ydoc.Node{Type: "doc"}
	add := func(nodes ...ydoc.Node) { doc.Content = append(doc.Content, nodes...) }
	if roots := book.Tree.Roots(); len(roots) > 0 {
		add(outline(book))
	}
	add(heading(2, all["goals"].Name), tableOf(all["goals"], shownOfGoals))
	add(written(all["goals"], "title", textsOfGoals)...)
	table := func(kind string, columns []string) {
		if t := all[kind]; len(t.Rows) > 1 {
			add(heading(2, t.Name), tableOf(t, columns))
		}
	}
	table("indicators", shownOfIndicators)
	if plans := all["plans"]; len(plans.Rows) > 1 {
		add(heading(2, plans.Name))
		add(written(plans, "title", textsOfPlans)...)
	}
	table("activities", shownOfActivities)
	nameTargets(all["links"])
	table("links", shownOfLinks)
	table("checkIns", shownOfCheckIns)
	return doc
}

// nameTargets says what a link within the list leads to where a link to elsewhere
// keeps the title.
func nameTargets(links fieldtable.Table) {
	title, id, document := slices.Index(links.Columns, "toTitle"), slices.Index(links.Columns, "toId"), slices.Index(links.Columns, "toDocument")
	for _, row := range links.Rows[1:] {
		if row[title].Text == "" && row[document].Text == "" {
			row[title].Text = row[id].Text
		}
	}
}

// deepestOutline is where a list stops to grow to the right.
const deepestOutline = goals.MaxDepth

// outline is the titles as a nested list.
func outline(book *goals.Book) ydoc.Node {
	var below func(ids []string, depth int) ydoc.Node
	below = func(ids []string, depth int) ydoc.Node {
		list := ydoc.Node{Type: "bulletList"}
		for _, id := range ids {
			t, _ := book.Goal(id)
			item := ydoc.Node{Type: "listItem", Content: []ydoc.Node{paragraph(t.Values.Text("title"))}}
			if children := book.Tree.Children(id); len(children) > 0 && depth < deepestOutline {
				item.Content = append(item.Content, below(children, depth+1))
			}
			list.Content = append(list.Content, item)
		}
		return list
	}
	return below(book.Tree.Roots(), 1)
}
