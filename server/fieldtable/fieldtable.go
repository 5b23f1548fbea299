package fieldtable

// Type is what kind of value a field holds.
type Type int

// The types. Canonical Go values: string for Line, Note, Text, Choice, Date,
// Email, Link and the references; float64 for Scale, Whole and Number; bool for
// Flag; []int for Steps; []string for Tags and Things; map[string]float64 for
// Series; map[string]string for Roles. nil is "not set", except that a Text is
// "", a Flag false and whatever has members empty.
const (
	Line           Type = iota // one line of text
	Note                       // text with line breaks, kept as one value
	Text                       // a Y.Text that people write together
	Choice                     // one of a vocabulary
	Scale                      // Min to Max in tenths
	Whole                      // Min to Max, integers
	Number                     // Min to Max, or any if both are 0
	Flag                       // yes or no
	Date                       // a day
	Email                      // an e-mail address
	Link                       // an http or https address
	ToThing                    // the id of a thing of the same document, see Of
	ToPerson                   // the id of a member of the group
	ToOrganisation             // the id of an organisation
	ToDocument                 // the id of a document
	Steps                      // a set of the nine CONNECT steps
	Tags                       // a set of words
	Things                     // a set of ids of things of the same document, see Of
	Series                     // numbers by day
	Roles                      // one of a vocabulary by the id of a member
)

// Field is one field of an entity.
type Field struct {
	Key     string // in the Yjs map
	Name    string // in JSON
	Type    Type
	Choices []string
	Min     float64
	Max     float64
	Limit   int    // of characters, or of members
	Each    int    // of characters of a member of Tags; 60 when 0
	OneLine bool   // a Text without line breaks
	Of      string // the root of what ToThing and Things point at
	Words   string // which list of words an import knows its choices by; Name when empty
	Doc     string
}

// Entity is one kind of thing in a document.
type Entity struct {
	Root   string // the Yjs root map that holds all of them by id
	Noun   string // in messages
	Fields []Field
	byName map[string]*Field
	byKey  map[string]*Field
}

// New makes an entity of its fields.
func New(root, noun string, fields []Field) *Entity {
	e := &Entity{Root: root, Noun: noun, Fields: fields, byName: make(map[string]*Field, len(fields)), byKey: make(map[string]*Field, len(fields))}
	for i := range fields {
		e.byName[fields[i].Name], e.byKey[fields[i].Key] = &fields[i], &fields[i]
	}
	return e
}

// Field returns the field with a JSON name, nil if there is none.
func (e *Entity) Field(name string) *Field { return e.byName[name] }

// MaxIDBytes is how long an id may be.
const MaxIDBytes = 64

const (
	lastStep    = 9
	defaultEach = 60
)

func (f *Field) each() int {
	if f.Each > 0 {
		return f.Each
	}
	return defaultEach
}

// hasMembers tells whether each member is a key of its own in Yjs.
func (f *Field) hasMembers() bool { return f.Type >= Steps }
