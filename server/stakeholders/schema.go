package stakeholders

import (
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"
)

type (
	// Stakeholder is a stakeholder in an answer.
	Stakeholder struct{ Thing }
	// Relation is a relation in an answer.
	Relation struct{ Thing }

	// The fields are bodies of requests, checked
	// against the table and not by huma, whose messages would say less.
	stakeholderFields map[string]any
	relationFields    map[string]any
	newStakeholder    struct{ stakeholderFields }
	newRelation       struct{ relationFields }

	// Communication is a communication in an answer.
	Communication struct{ Thing }

	communicationFields map[string]any
	newCommunication    struct{ communicationFields }
)

// UnmarshalJSON reads the fields.
func (n *newStakeholder) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &n.stakeholderFields)
}

// UnmarshalJSON reads the fields.
func (n *newRelation) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &n.relationFields) }

// UnmarshalJSON reads the fields.
func (n *newCommunication) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &n.communicationFields)
}

// Schema implements huma.SchemaProvider.
func (Stakeholder) Schema(r huma.Registry) *huma.Schema {
	return answer(r, "Stakeholder", Stakeholders)
}

// Schema implements huma.SchemaProvider.
func (Relation) Schema(r huma.Registry) *huma.Schema { return answer(r, "Relation", Relations) }

// Schema implements huma.SchemaProvider.
func (newStakeholder) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewStakeholder", Stakeholders, "name")
}

// Schema implements huma.SchemaProvider.
func (newRelation) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewRelation", Relations, "fromId", "toId")
}

// Schema implements huma.SchemaProvider.
func (stakeholderFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "StakeholderFields", Stakeholders)
}

// Schema implements huma.SchemaProvider.
func (relationFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "RelationFields", Relations)
}

// Schema implements huma.SchemaProvider.
func (Communication) Schema(r huma.Registry) *huma.Schema {
	return answer(r, "Communication", Communications)
}

// Schema implements huma.SchemaProvider.
func (newCommunication) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewCommunication", Communications, "stakeholderId")
}

// Schema implements huma.SchemaProvider.
func (communicationFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "CommunicationFields", Communications)
}

// always are the fields that have a value in every answer.
var always = []string{"name", "fromId", "toId", "stakeholderId"}

func answer(r huma.Registry, name string, e *Entity) *huma.Schema {
	return e.AnswerSchema(r, name, always, nil)
}

func request(r huma.Registry, name string, e *Entity, required ...string) *huma.Schema {
	return e.RequestSchema(r, name, always, required, nil)
}
