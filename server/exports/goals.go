package exports

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/calendar"
	"samrad/server/goals"
	"samrad/server/sheets"
	"samrad/server/strategy/markdown"
)

// writeGoals makes the file of a goal list.
func (s *Service) writeGoals(ctx context.Context, doc collab.DocumentID, group access.GroupID, src source, format string, state []byte) (*exportReply, error) {
	book, err := goals.ReadBook(ctx, s.pool, doc, group, state)
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
		err = sheets.WriteXLSX(&out, book.Sheets(), goals.NumericHeaders())
		reply.Body = out.Bytes()
	case "ics":
		reply.ContentType, reply.Disposition = "text/calendar; charset=utf-8", disposition(src.title, ".ics")
		reply.Body = calendarOf(src.title, book, time.Now())
	case "html":
		reply.ContentType, reply.Disposition = "text/html; charset=utf-8", disposition(src.title, ".html")
		reply.Body = page(src.title, "en", goalPage(book))
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
func calendarOf(title string, book *goals.Book, read time.Time) []byte {
	var events []calendar.Event
	for _, d := range book.Days() {
		if day, err := time.Parse(time.DateOnly, d.Day); err == nil {
			events = append(events, calendar.Event{UID: d.ID + "@samrad", Day: day, Changed: read, Summary: d.Summary})
		}
	}
	return calendar.Write(title, events)
}

// Columns of the tables for reading; all the rest is in the other files.
var (
	shownOfGoals      = []string{"Code", "Title", "Status", "Health", "Owner", "Municipality", "Start", "Due", "Progress result"}
	textsOfGoals      = []string{"Description", "Rationale", "Ethics note", "Review clause"}
	shownOfIndicators = []string{"Name", "Goal", "Unit", "Baseline value", "Target value", "Target date", "Current", "Progress result"}
	shownOfActivities = []string{"Plan", "Title", "Responsible", "Start", "Due", "Status"}
	shownOfLinks      = []string{"From goal", "Type", "To kind", "To title", "Note"}
	shownOfCheckIns   = []string{"Goal", "At", "By", "Health", "Done", "Obstacles", "Next"}
	textsOfPlans      = []string{"Purpose", "Expected effects", "Ownership", "Training", "Organisation", "Support", "Communication", "Risk", "Ethics", "Lessons"}
)

// goalPage is a list for reading: its outline, which an import reads again, then
// a table of all goals, what is written about them, and what belongs to them. In
// English, as the headers of the files are.
func goalPage(book *goals.Book) ydoc.Node {
	all := map[string]sheets.Sheet{}
	for _, s := range book.Sheets() {
		all[s.Name] = s
	}
	doc := ydoc.Node{Type: "doc"}
	add := func(nodes ...ydoc.Node) { doc.Content = append(doc.Content, nodes...) }
	if roots := book.Tree.Roots(); len(roots) > 0 {
		add(outline(book))
	}
	add(heading(2, "Goals"), tableOf(all["Goals"], shownOfGoals))
	add(written(all["Goals"], "Title", textsOfGoals)...)
	table := func(name, title string, columns []string) {
		if len(all[name].Rows) > 1 {
			add(heading(2, title), tableOf(all[name], columns))
		}
	}
	table("Indicators", "Indicators", shownOfIndicators)
	if len(all["Plans"].Rows) > 1 {
		add(heading(2, "Action plans"))
		add(written(all["Plans"], "Title", textsOfPlans)...)
	}
	table("Activities", "Activities", shownOfActivities)
	table("Links", "Links", shownOfLinks)
	table("Check-ins", "Check-ins", shownOfCheckIns)
	return doc
}

// written is the texts of a sheet, each below a heading of whose they are.
func written(s sheets.Sheet, name string, columns []string) (nodes []ydoc.Node) {
	at := columnsOf(s)
	for _, row := range s.Rows[1:] {
		named := false
		for _, column := range columns {
			text := row[at[column]].Text
			if text == "" {
				continue
			}
			if !named {
				nodes = append(nodes, heading(3, row[at[name]].Text))
				named = true
			}
			nodes = append(nodes, heading(4, column), paragraphs(text))
		}
	}
	return nodes
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
