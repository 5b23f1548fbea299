package stakeholders

import "samrad/server/fieldtable"

// The words of the table; see fieldtable.
type (
	// Field is one field of an entity.
	Field = fieldtable.Field
	// Entity is one kind of thing on a map.
	Entity = fieldtable.Entity
	// Values are fields by their JSON names.
	Values = fieldtable.Values
	// Thing is one entity of a map as it is read: a stakeholder, a relation or a
	// communication, with every field of its table.
	Thing = fieldtable.Thing
	// Reason is why a value was not taken.
	Reason = fieldtable.Reason
)

// The reasons the table does not know.
const (
	MissingName        Reason = "missing_name"
	UnknownParent      Reason = "unknown_parent"
	ParentCycle        Reason = "parent_cycle"
	DuplicateRow       Reason = "duplicate_row"
	UnknownStakeholder Reason = "unknown_stakeholder"
	ZerosLost          Reason = "zeros_lost"
)

// NewID returns an id for a new entity.
func NewID() string { return fieldtable.NewID() }
