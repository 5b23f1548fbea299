package comments

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"samrad/server/paging"
)

type (
	listInput struct {
		DocumentID string `path:"documentId"`
		Filter
		paging.Query
	}
	listReply struct{ Body ThreadPage }

	beginInput struct {
		DocumentID string `path:"documentId"`
		Body       struct {
			Anchor      *Anchor `json:"anchor,omitempty" doc:"What it is about; the whole document when left out."`
			Body        string  `json:"body,omitempty" doc:"1 to 10000 characters of Markdown (bold, italic, links, lists, code), with mentions as @[Name](person:ID), (organisation:ID), (role:ambassador@ORGANISATION), (stakeholder:DOCUMENT/ID) or (goal:DOCUMENT/ID). A suggestion may leave it out."`
			Kind        Kind    `json:"kind,omitempty" enum:"comment,suggestion" default:"comment"`
			Replacement *string `json:"replacement,omitempty" doc:"Of a suggestion: what should stand instead of the anchor's quote, up to 10000 characters; empty takes the quote away."`
		}
	}
	threadInput struct {
		ThreadID string `path:"threadId"`
	}
	threadReply struct {
		ETag string `header:"ETag"`
		Body Thread
	}
	replyInput struct {
		ThreadID string `path:"threadId"`
		Body     struct {
			Body string `json:"body" doc:"As of a new thread."`
		}
	}
	statusInput struct {
		ThreadID string `path:"threadId"`
		IfMatch  string `header:"If-Match" doc:"The thread's ETag; refused with 412 if it has changed since."`
	}
	decideInput struct {
		ThreadID string `path:"threadId"`
		IfMatch  string `header:"If-Match" doc:"The thread's ETag; refused with 412 if it has changed since."`
		Body     struct {
			Word      string   `json:"word,omitempty" doc:"What you want to say with it, at most 1000 characters."`
			Overtakes []string `json:"overtakes,omitempty" nullable:"false" maxItems:"100" doc:"When accepting: other suggestions of this document that have become pointless by it."`
			Claim     string   `json:"claim,omitempty" doc:"When accepting: that of the claim which came before the edit."`
			Written   *Written `json:"written,omitempty" doc:"When accepting: which characters of the document the words have become."`
		}
	}
	claimInput struct {
		ThreadID string `path:"threadId"`
		Body     struct {
			Claim string `json:"claim" doc:"A new UUID for this attempt; send it again when accepting."`
		}
	}
	readInput struct {
		ThreadID string `path:"threadId"`
		Body     struct {
			UpTo int64 `json:"upTo" minimum:"0" doc:"The seq of the last comment seen, or of the thread."`
		}
	}
	readAllInput struct {
		DocumentID string `path:"documentId"`
		Body       struct {
			UpTo int64 `json:"upTo" minimum:"0" doc:"The seq of the list that was seen."`
		}
	}
	anchorInput struct {
		ThreadID string `path:"threadId"`
		Body     struct {
			Anchor    Anchor `json:"anchor"`
			State     string `json:"state" enum:"placed,orphaned"`
			AnchorSeq int64  `json:"anchorSeq"`
		}
	}
	healInput struct {
		DocumentID string `path:"documentId"`
		Body       struct {
			Items []Healed `json:"items" nullable:"false" minItems:"1" maxItems:"200"`
		}
	}
	healReply struct {
		Body struct {
			Items []HealedAnswer `json:"items" nullable:"false"`
		}
	}
	editInput struct {
		CommentID string `path:"commentId"`
		IfMatch   string `header:"If-Match" doc:"The comment's ETag (its version); refused with 412 if it has changed since."`
		Body      struct {
			Body string `json:"body" doc:"As of a new thread."`
		}
	}
	commentInput struct {
		CommentID string `path:"commentId"`
		IfMatch   string `header:"If-Match" doc:"The comment's ETag (its version); refused with 412 if it has changed since."`
	}
	reactionInput struct {
		CommentID string `path:"commentId"`
		Key       string `path:"key" enum:"agree,thanks,question,celebrate,look"`
	}
)

// Register adds the operations about comments to the API.
func (s *Service) Register(api huma.API) {
	const document, one, remark = "/api/v1/documents/{documentId}", "/api/v1/threads/{threadId}", "/api/v1/comments/{commentId}"
	op := func(id, method, path, summary string) huma.Operation {
		return huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{"comments"}}
	}
	made := func(o huma.Operation) huma.Operation {
		o.DefaultStatus = http.StatusCreated
		o.Description = paceInWords
		return o
	}

	huma.Register(api, op("list-threads", http.MethodGet, document+"/threads", "The threads beside a document, or those changed since"), s.list)
	huma.Register(api, made(op("create-thread", http.MethodPost, document+"/threads", "Begin a thread, or suggest another wording")), s.begin)
	huma.Register(api, op("read-all-threads", http.MethodPost, document+"/threads/read", "Note that you have read all threads so far"), s.readAll)
	huma.Register(api, op("heal-anchors", http.MethodPost, document+"/anchors", "Tell where threads stand after the text has moved"), s.heal)

	huma.Register(api, op("get-thread", http.MethodGet, one, "A thread"), s.get)
	huma.Register(api, made(op("create-reply", http.MethodPost, one+"/comments", "Answer in a thread")), s.reply)
	huma.Register(api, op("resolve-thread", http.MethodPost, one+"/resolve", "Mark a thread as resolved"), s.resolve)
	huma.Register(api, op("reopen-thread", http.MethodPost, one+"/reopen", "Open a resolved thread again"), s.reopen)
	huma.Register(api, op("claim-suggestion", http.MethodPost, one+"/claim", "Say that you are about to put a suggestion into the text; 409 if somebody else is"), s.claim)
	huma.Register(api, op("accept-suggestion", http.MethodPost, one+"/accept", "Record that a suggestion was taken over into the document"), s.accept)
	huma.Register(api, op("reject-suggestion", http.MethodPost, one+"/reject", "Say no to a suggestion"), s.reject)
	huma.Register(api, op("read-thread", http.MethodPost, one+"/read", "Note how far you have read"), s.read)
	huma.Register(api, op("follow-thread", http.MethodPut, one+"/following", "Hear of what is said in a thread"), s.follow)
	huma.Register(api, op("unfollow-thread", http.MethodDelete, one+"/following", "Hear no more of a thread, unless you are mentioned"), s.unfollow)
	huma.Register(api, op("change-anchor", http.MethodPatch, one+"/anchor", "Anchor a thread somewhere else"), s.reanchor)

	huma.Register(api, op("change-comment", http.MethodPatch, remark, "Change a comment of your own"), s.edit)
	huma.Register(api, op("delete-comment", http.MethodDelete, remark, "Withdraw a comment of your own; coordinators: anybody's"), s.delete)
	huma.Register(api, op("add-reaction", http.MethodPut, remark+"/reactions/{key}", "React to a comment"), s.react)
	huma.Register(api, op("remove-reaction", http.MethodDelete, remark+"/reactions/{key}", "Take a reaction back"), s.unreact)

	s.registerFlat(api)
}
