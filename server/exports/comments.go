package exports

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"time"

	"samrad/collab/ydoc"
	"samrad/server/comments"
	"samrad/server/people"
	"samrad/server/strategy/markdown"
)

// addComments puts what was said beside the document at the end of its file.
// Tables (CSV, XLSX) have no place for it.
func addComments(reply *exportReply, src source, format string, threads []comments.Thread) error {
	if len(threads) == 0 {
		return nil
	}
	switch format {
	case "markdown":
		reply.Body = append(reply.Body, commentsMarkdown(src.language, threads)...)
	case "html":
		section := commentsHTML(src.language, threads)
		at := bytes.LastIndex(reply.Body, []byte("</main>"))
		if at < 0 {
			return fmt.Errorf("put comments into a page without an end")
		}
		reply.Body = append(append(append([]byte{}, reply.Body[:at]...), section...), reply.Body[at:]...)
	case "json":
		list, err := encode(threads)
		if err != nil {
			return err
		}
		reply.Body = addMember(reply.Body, "comments", list)
	}
	return nil
}

// addMember adds a member to the JSON object that encode wrote.
func addMember(object []byte, name string, value []byte) []byte {
	body := bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(object), []byte("}")))
	comma := ","
	if string(body) == "{" {
		comma = ""
	}
	indented := bytes.ReplaceAll(bytes.TrimSpace(value), []byte("\n"), []byte("\n  "))
	return []byte(string(body) + comma + "\n  \"" + name + "\": " + string(indented) + "\n}\n")
}

// words of the section, by language.
type words struct{ comments, somebody, resolved, suggestion, accepted, rejected, overtaken, deleted, whole string }

var wordsOf = map[string]words{
	"da": {"Kommentarer", "Nogen", "løst", "forslag", "godtaget", "afvist", "overhalet", "slettet", "Hele dokumentet"},
	"nb": {"Kommentarer", "Noen", "løst", "forslag", "godtatt", "avvist", "ikke lenger aktuelt", "slettet", "Hele dokumentet"},
	"sv": {"Kommentarer", "Någon", "löst", "förslag", "godtaget", "avvisat", "inte längre aktuellt", "raderad", "Hela dokumentet"},
	"fi": {"Kommentit", "Joku", "ratkaistu", "ehdotus", "hyväksytty", "hylätty", "ei enää ajankohtainen", "poistettu", "Koko asiakirja"},
	"is": {"Athugasemdir", "Einhver", "leyst", "tillaga", "samþykkt", "hafnað", "á ekki lengur við", "eytt", "Allt skjalið"},
	"en": {"Comments", "Somebody", "resolved", "suggestion", "accepted", "rejected", "overtaken", "deleted", "The whole document"},
}

func wordsIn(language string) words {
	if w, ok := wordsOf[language]; ok {
		return w
	}
	return wordsOf["en"]
}

// about is what a thread is about, and what became of it.
func (w words) about(t comments.Thread) (title, state string) {
	title = strings.Join(strings.Fields(t.Quote), " ")
	if title == "" {
		title = w.whole
	} else {
		title = "“" + title + "”"
	}
	var states []string
	if s := t.Suggestion; s != nil {
		decided := map[comments.SuggestionState]string{comments.SuggestionAccepted: w.accepted,
			comments.SuggestionRejected: w.rejected, comments.SuggestionOvertaken: w.overtaken}[s.State]
		states = append(states, w.suggestion+": "+w.author(t))
		if decided != "" {
			states = append(states, decided+": "+w.who(s.DecidedBy))
		}
	} else if t.Status == comments.Resolved {
		states = append(states, w.resolved)
	}
	return title, strings.Join(states, ", ")
}

// author is who began the thread; of an accepted suggestion, whose words they are.
func (w words) author(t comments.Thread) string {
	if len(t.Comments) == 0 {
		return w.somebody
	}
	return w.who(t.Comments[0].Author)
}

func (w words) who(author people.Maybe) string {
	if author.Person == nil {
		return w.somebody
	}
	return author.Name + " (" + author.Organisation.ShortName + ")"
}

func day(at time.Time) string { return at.UTC().Format("2006-01-02 15:04") }

var mention = regexp.MustCompile(`@\[([^\[\]\n]{1,200})\]\([a-z]+:[^)\s]{1,200}\)`)

// named writes mentions as readers see them.
func named(body string) string { return mention.ReplaceAllString(body, "@$1") }

var special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`, "\n", " ")

func commentsMarkdown(language string, threads []comments.Thread) string {
	w := wordsIn(language)
	var out strings.Builder
	fmt.Fprintf(&out, "\n---\n\n## %s\n", w.comments)
	for _, t := range threads {
		title, state := w.about(t)
		fmt.Fprintf(&out, "\n### %s", special.Replace(title))
		if state != "" {
			out.WriteString(" (" + state + ")")
		}
		out.WriteString("\n")
		if t.Suggestion != nil {
			fmt.Fprintf(&out, "\n> %s\n", strings.ReplaceAll(special.Replace(t.Suggestion.Replacement), "\n", "\n> "))
		}
		for _, c := range t.Comments {
			body := named(c.Body)
			if c.Deleted {
				body = "_" + w.deleted + "_"
			}
			if body == "" {
				continue
			}
			// A raw < would be a tag to whoever reads Markdown with HTML.
			body = strings.ReplaceAll(body, "<", `\<`)
			fmt.Fprintf(&out, "\n**%s**, %s\n\n%s\n", special.Replace(w.who(c.Author)), day(c.CreatedAt), body)
		}
	}
	return out.String()
}

func commentsHTML(language string, threads []comments.Thread) string {
	words := wordsIn(language)
	w := &htmlWriter{}
	fmt.Fprintf(&w.out, "<section>\n<h2>%s</h2>\n", html.EscapeString(words.comments))
	for _, t := range threads {
		title, state := words.about(t)
		if state != "" {
			title += " (" + state + ")"
		}
		fmt.Fprintf(&w.out, "<section>\n<h3>%s</h3>\n", html.EscapeString(title))
		if t.Suggestion != nil {
			fmt.Fprintf(&w.out, "<p><del>%s</del> <ins>%s</ins></p>\n", html.EscapeString(t.Suggestion.Base), html.EscapeString(t.Suggestion.Replacement))
		}
		for _, c := range t.Comments {
			fmt.Fprintf(&w.out, "<p><strong>%s</strong>, <time datetime=\"%s\">%s</time></p>\n",
				html.EscapeString(words.who(c.Author)), c.CreatedAt.UTC().Format(time.RFC3339), day(c.CreatedAt))
			if c.Deleted {
				fmt.Fprintf(&w.out, "<p><em>%s</em></p>\n", html.EscapeString(words.deleted))
				continue
			}
			w.remark(named(c.Body))
		}
		w.out.WriteString("</section>\n")
	}
	w.out.WriteString("</section>\n")
	return w.out.String()
}

// remark writes the Markdown of a comment. What cannot be read as such is shown as
// it was written.
func (w *htmlWriter) remark(body string) {
	doc, _, err := markdown.Parse([]byte(body))
	if err != nil {
		w.out.WriteString("<p>" + html.EscapeString(body) + "</p>\n")
		return
	}
	for i, n := range doc.Content {
		if n.Type == "heading" { // headings are the document's
			doc.Content[i] = ydoc.Node{Type: "paragraph", Content: n.Content}
		}
	}
	w.blocks(doc.Content)
}
