package comments

import (
	"time"

	"samrad/server/people"
)

// Kind tells a comment from a suggestion.
type Kind string

// Status is whether a thread has come to its end.
type Status string

// SuggestionState is what became of a suggestion.
type SuggestionState string

// The values, as stored and as in the API.
const (
	KindComment    Kind = "comment"
	KindSuggestion Kind = "suggestion"

	Open     Status = "open"
	Resolved Status = "resolved"

	SuggestionOpen      SuggestionState = "open"
	SuggestionAccepted  SuggestionState = "accepted"
	SuggestionRejected  SuggestionState = "rejected"
	SuggestionOvertaken SuggestionState = "overtaken"
)

// Thread is what was said about one place, as one person sees it.
type Thread struct {
	ID          string          `json:"id" format:"uuid"`
	DocumentID  string          `json:"documentId" format:"uuid"`
	Kind        Kind            `json:"kind" enum:"comment,suggestion"`
	Anchor      Anchor          `json:"anchor"`
	AnchorState string          `json:"anchorState" enum:"placed,orphaned" doc:"Orphaned: what it was about is gone; quote tells what that was."`
	AnchorSeq   int64           `json:"anchorSeq" doc:"Counts changes of the anchor; send it back with a new one."`
	Quote       string          `json:"quote" doc:"What stood there when the thread was begun."`
	Status      Status          `json:"status" enum:"open,resolved"`
	ResolvedBy  people.Maybe    `json:"resolvedBy"`
	ResolvedAt  *time.Time      `json:"resolvedAt,omitempty"`
	Suggestion  *Suggestion     `json:"suggestion,omitempty"`
	Comments    []ThreadComment `json:"comments" nullable:"false" doc:"Oldest first; at most 500."`
	Unread      int             `json:"unread" doc:"Comments of others that the caller has not read."`
	ReadUpTo    int64           `json:"readUpTo" doc:"Comments with a higher seq are unread."`
	Following   bool            `json:"following" doc:"The caller hears of what is said here."`
	Seq         int64           `json:"seq" doc:"Of the last change; counts all changes of the document's comments. Also the ETag."`
	CreatedAt   time.Time       `json:"createdAt"`
	UpdatedAt   time.Time       `json:"updatedAt"`
}

// Suggestion is another wording of the quoted text.
type Suggestion struct {
	Replacement string          `json:"replacement" doc:"Empty: the quoted text is to go."`
	Base        string          `json:"base" doc:"The text it is to stand for."`
	State       SuggestionState `json:"state" enum:"open,accepted,rejected,overtaken"`
	DecidedBy   people.Maybe    `json:"decidedBy"`
	DecidedAt   *time.Time      `json:"decidedAt,omitempty"`
	Word        string          `json:"word,omitempty" doc:"What the editor said with the decision."`
	Written     *Written        `json:"written,omitempty" doc:"Of an accepted one: the characters it has become. The document's log names who put them in (decidedBy); the author of the first comment thought of them."`
}

// Written are characters of a Yjs document: those that one Yjs client wrote from
// one count of its clock up to, but without, another.
type Written struct {
	Client int64 `json:"client" minimum:"0" maximum:"9007199254740991"`
	From   int64 `json:"from" minimum:"0" maximum:"9007199254740991"`
	To     int64 `json:"to" minimum:"0" maximum:"9007199254740991"`
}

// ThreadComment is one remark in a thread.
type ThreadComment struct {
	ID        string       `json:"id" format:"uuid"`
	Body      string       `json:"body" doc:"Markdown: bold, italic, links, lists, code. Mentions are @[Name](kind:ref). Empty when deleted."`
	Author    people.Maybe `json:"author"`
	CreatedAt time.Time    `json:"createdAt"`
	EditedAt  *time.Time   `json:"editedAt,omitempty"`
	Deleted   bool         `json:"deleted,omitempty"`
	Seq       int64        `json:"seq" doc:"When it was written, in the count of the document's comments."`
	Version   int64        `json:"version" doc:"Of its text; also its ETag."`
	Reactions []Reaction   `json:"reactions" nullable:"false"`
	Mentions  []Mention    `json:"mentions" nullable:"false" doc:"Those in the text that name something there is."`
}

// Reaction is how many reacted with one sign.
type Reaction struct {
	Key   string   `json:"key" enum:"agree,thanks,question,celebrate,look"`
	Count int      `json:"count"`
	Mine  bool     `json:"mine"`
	By    []string `json:"by" nullable:"false" doc:"Ids of the people, in the order in which they reacted."`
}

// Reactions are the signs there are.
var Reactions = []string{"agree", "thanks", "question", "celebrate", "look"}

// Mention names somebody or something in a comment.
type Mention struct {
	Kind string `json:"kind" enum:"person,organisation,role,stakeholder,goal"`
	Ref  string `json:"ref" doc:"A person's id, an organisation's, role or role@organisation, document/entity."`
	Name string `json:"name,omitempty" doc:"Of a goal or stakeholder: what it is called now, which the text may not know."`
}

// seenBy fills in what differs from person to person.
func (t *Thread) seenBy(person string) {
	t.Unread = 0
	for i := range t.Comments {
		c := &t.Comments[i]
		own := c.Author.Person != nil && c.Author.Person.ID == person
		if c.Seq > t.ReadUpTo && !own && !c.Deleted {
			t.Unread++
		}
		for j := range c.Reactions {
			r := &c.Reactions[j]
			r.Count, r.Mine = len(r.By), false
			for _, id := range r.By {
				r.Mine = r.Mine || id == person
			}
		}
	}
}

// forAll is the thread without what differs from person to person.
func (t Thread) forAll() Thread {
	comments := t.Comments
	t.Comments = make([]ThreadComment, len(comments))
	for i, c := range comments {
		c.Reactions = append([]Reaction{}, c.Reactions...)
		t.Comments[i] = c
	}
	t.ReadUpTo, t.Following = 0, false
	t.seenBy("")
	t.Unread = 0
	return t
}
