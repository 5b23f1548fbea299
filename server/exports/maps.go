package exports

import (
	"bytes"
	"cmp"
	"context"
	"fmt"

	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/fieldtable"
	"samrad/server/sheets"
	"samrad/server/stakeholders"
	"samrad/server/strategy/markdown"
)

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// writeMap makes the file of a stakeholder map, in the reader's language.
func (s *Service) writeMap(ctx context.Context, group access.GroupID, src source, format, language string, state []byte) (*exportReply, error) {
	m, err := stakeholders.Read(state)
	if err != nil {
		return nil, err
	}
	names, err := s.maps.References(ctx, group, m)
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
		err = sheets.WriteXLSX(&out, fieldtable.Sheets(m.Tables(names, language)))
		reply.Body = out.Bytes()
	case "html":
		language = cmp.Or(language, readingLanguage)
		reply.ContentType, reply.Disposition = "text/html; charset=utf-8", disposition(src.title, ".html")
		reply.Body = page(src.title, language, mapPage(m, names, language))
	default:
		reply.ContentType, reply.Disposition = "text/markdown; charset=utf-8", disposition(src.title, ".md")
		content := mapPage(m, names, cmp.Or(language, readingLanguage))
		content.Content = append([]ydoc.Node{heading(1, src.title)}, content.Content...)
		reply.Body = []byte(markdown.Render(content))
	}
	if err != nil {
		return nil, fmt.Errorf("write map: %w", err)
	}
	return reply, nil
}

// Columns of the tables for reading; all the rest is in the other files.
var (
	shownOfStakeholders = []string{"name", "kind", "mainCategory", "domainRole", "interest", "influence", "engagementNow", "engagementWanted", "involvement", "ownerId"}
	textsOfStakeholders = []string{"connectionText", "expectations", "benefits", "drawbacks", "successCriteria", "concerns", "note"}
	shownOfRelations    = []string{"fromId", "type", "toId", "strength", "quality", "state", "note"}
	shownOfTelling      = []string{"stakeholderId", "message", "whyForThem", "channel", "frequency", "ownerId", "start", "end", "status"}
)

// mapPage is a map for reading: a table of everybody, what is written about
// them, and how they relate.
func mapPage(m *stakeholders.Map, names stakeholders.References, language string) ydoc.Node {
	all := tablesByKind(m.Tables(names, language))
	doc := ydoc.Node{Type: "doc"}
	add := func(nodes ...ydoc.Node) { doc.Content = append(doc.Content, nodes...) }
	people := all["stakeholders"]
	add(heading(2, people.Name), tableOf(people, shownOfStakeholders))
	add(written(people, "name", textsOfStakeholders)...)
	add(heading(2, all["relations"].Name), tableOf(all["relations"], shownOfRelations))
	if told := all["communications"]; len(told.Rows) > 1 {
		add(heading(2, told.Name), tableOf(told, shownOfTelling))
	}
	return doc
}
