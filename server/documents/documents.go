package documents

import (
	"time"

	"samrad/server/access"
	"samrad/server/people"
	"samrad/server/strategy"
)

// Kind is what sort of document it is; it decides the Yjs roots inside.
type Kind string

// The three kinds.
const (
	Strategy       Kind = "strategy"
	StakeholderMap Kind = "stakeholder_map"
	GoalList       Kind = "goal_list"
)

// SchemaVersion is the version of the written schema that new documents of a
// kind get. Pages that know only an older one show the document and do not write:
// what they do not know they would delete for everyone.
func SchemaVersion(kind Kind) int {
	if kind == Strategy {
		return strategy.SchemaVersion
	}
	return 1
}

// Document is a document in a list.
type Document struct {
	ID        string       `json:"id" format:"uuid"`
	GroupID   string       `json:"groupId" format:"uuid"`
	Kind      Kind         `json:"kind" enum:"strategy,stakeholder_map,goal_list"`
	Title     string       `json:"title"`
	Step      *int         `json:"step" nullable:"true" minimum:"1" maximum:"9" doc:"The CONNECT step it belongs to."`
	CreatedAt time.Time    `json:"createdAt"`
	UpdatedAt time.Time    `json:"updatedAt"`
	CreatedBy people.Maybe `json:"createdBy"`
	Archived  bool         `json:"archived" doc:"Archived documents can only be read."`
	// Confidential documents are told of by mail without a word of their content.
	Confidential bool `json:"confidential" doc:"Mail about it holds nothing of its content."`
}

// Detail is a document with what the caller may do with it.
type Detail struct {
	Document
	Group         GroupName      `json:"group"`
	Role          access.Role    `json:"role" enum:"coordinator,ambassador,observer" doc:"The caller's role in the group."`
	Rights        []access.Right `json:"rights" nullable:"false" enum:"view,comment,suggest,edit,manage"`
	SchemaVersion int            `json:"schemaVersion"`
	ImportNotes   []string       `json:"importNotes,omitempty" nullable:"false" doc:"After an import: what could not be taken over."`
}

// GroupName names the group of a document.
type GroupName struct {
	ID   string `json:"id" format:"uuid"`
	Name string `json:"name"`
}
