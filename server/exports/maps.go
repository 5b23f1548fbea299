package exports

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/sheets"
	"samrad/server/stakeholders"
	"samrad/server/strategy/markdown"
)

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// writeMap makes the file of a stakeholder map.
func (s *Service) writeMap(ctx context.Context, group access.GroupID, src source, format, language string, state []byte) (*exportReply, error) {
	m, err := stakeholders.Read(state)
	if err != nil {
		return nil, err
	}
	names, err := s.maps.References(ctx, group)
	if err != nil {
		return nil, err
	}
	reply := &exportReply{CacheControl: "private, no-store"}
	var out bytes.Buffer
	switch format {
	case "csv":
		reply.ContentType, reply.Disposition = "text/csv; charset=utf-8", disposition(src.title, ".csv")
		err = sheets.WriteCSV(&out, m.CSV(names, language))
		reply.Body = out.Bytes()
	case "xlsx":
		reply.ContentType, reply.Disposition = xlsxType, disposition(src.title, ".xlsx")
		err = sheets.WriteXLSX(&out, m.Sheets(names, language), stakeholders.NumericHeaders(language))
		reply.Body = out.Bytes()
	case "html":
		reply.ContentType, reply.Disposition = "text/html; charset=utf-8", disposition(src.title, ".html")
		reply.Body = page(src.title, "en", mapPage(m, names))
	default:
		reply.ContentType, reply.Disposition = "text/markdown; charset=utf-8", disposition(src.title, ".md")
		content := mapPage(m, names)
		content.Content = append([]ydoc.Node{heading(1, src.title)}, content.Content...)
		reply.Body = []byte(markdown.Render(content))
	}
	if err != nil {
		return nil, fmt.Errorf("write map: %w", err)
	}
	return reply, nil
}

// shown are the columns of the table for reading; all the rest is in the others.
var shown = []string{"Name", "Kind", "Main category", "Domain role", "Interest", "Influence", "Engagement now", "Engagement wanted", "Involvement", "Owner"}

// texts are what follows below the table, stakeholder by stakeholder.
var texts = []string{"Connection text", "Expectations", "Benefits", "Drawbacks", "Success criteria", "Concerns", "Note"}

// mapPage is a map for reading: a table of everybody, what is written about
// them, and how they relate. In English, as the headers of the files are.
func mapPage(m *stakeholders.Map, names stakeholders.References) ydoc.Node {
	all := m.Sheets(names, "")
	doc := ydoc.Node{Type: "doc"}
	add := func(nodes ...ydoc.Node) { doc.Content = append(doc.Content, nodes...) }
	add(heading(2, "Stakeholders"), tableOf(all[0], shown))
	column := columnsOf(all[0])
	for _, row := range all[0].Rows[1:] {
		named := false
		for _, name := range texts {
			text := row[column[name]].Text
			if text == "" {
				continue
			}
			if !named {
				add(heading(3, row[column["Name"]].Text))
				named = true
			}
			add(heading(4, name), paragraphs(text))
		}
	}
	add(heading(2, "Relations"), tableOf(all[1], []string{"From", "Type", "To", "Strength", "Quality", "State", "Note"}))
	if len(all[2].Rows) > 1 {
		add(heading(2, "Communication"), tableOf(all[2], []string{"Stakeholder", "Message", "Why for them", "Channel", "Frequency", "Owner", "Start", "End", "Status"}))
	}
	return doc
}

func columnsOf(s sheets.Sheet) map[string]int {
	at := map[string]int{}
	for i, c := range s.Rows[0] {
		at[c.Text] = i
	}
	return at
}

func tableOf(s sheets.Sheet, columns []string) ydoc.Node {
	at := columnsOf(s)
	t := ydoc.Node{Type: "table"}
	for i, row := range s.Rows {
		line := ydoc.Node{Type: "tableRow"}
		kind := "tableCell"
		if i == 0 {
			kind = "tableHeader"
		}
		for _, name := range columns {
			text := row[at[name]].Text
			if vocabulary[name] {
				text = spelled(text)
			}
			line.Content = append(line.Content, ydoc.Node{Type: kind, Content: []ydoc.Node{paragraph(text)}})
		}
		t.Content = append(t.Content, line)
	}
	return t
}

// vocabulary are the columns that hold keys.
var vocabulary = map[string]bool{"Kind": true, "Main category": true, "Domain role": true, "Engagement now": true, "Engagement wanted": true,
	"Involvement": true, "Health": true, "To kind": true, "Type": true, "Quality": true, "State": true, "Channel": true, "Status": true}

// spelled writes a key as words.
func spelled(key string) string {
	if key == "" {
		return ""
	}
	words := strings.ReplaceAll(key, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

func heading(level int, text string) ydoc.Node {
	return ydoc.Node{Type: "heading", Attrs: map[string]any{"level": int64(level)}, Content: inline(text)}
}

func paragraph(text string) ydoc.Node { return ydoc.Node{Type: "paragraph", Content: inline(text)} }

// paragraphs keeps line breaks as breaks.
func paragraphs(text string) ydoc.Node {
	p := ydoc.Node{Type: "paragraph"}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			p.Content = append(p.Content, ydoc.Node{Type: "hardBreak"})
		}
		p.Content = append(p.Content, inline(line)...)
	}
	return p
}

func inline(text string) []ydoc.Node {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return nil
	}
	return []ydoc.Node{{Type: "text", Text: text}}
}
