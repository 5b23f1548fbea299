package strategy

import (
	"fmt"

	"samrad/collab/ydoc"
)

// The names of a strategy's Yjs roots, as the editor has them.
const (
	ContentRoot = "content"
	MetaRoot    = "meta"
)

// SchemaVersion is the version of what a strategy may hold. 2: mentions and
// cards of stakeholders. 3: goals of a goal list.
const SchemaVersion = 3

// Update builds the first update of a strategy: its content, and a meta that
// says what it was made from and in which language ("" = nobody said).
func Update(content ydoc.Node, template, language string) ([]byte, error) {
	doc := ydoc.New()
	update, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
		if err := ydoc.WriteProseMirror(tx, doc.XMLFragment(ContentRoot), content); err != nil {
			return err
		}
		meta := doc.Map(MetaRoot)
		if err := meta.Set(tx, "template", template); err != nil {
			return err
		}
		if language != "" {
			if err := meta.Set(tx, "language", language); err != nil {
				return err
			}
		}
		return meta.Set(tx, "schemaVersion", SchemaVersion)
	})
	if err != nil {
		return nil, fmt.Errorf("build the first content (%s): %w", template, err)
	}
	return update, nil
}

// Read gives the text of a strategy from its state as a Yjs update, and the
// language it was begun in, "" when nobody said. The content is never empty.
func Read(state []byte) (content ydoc.Node, language string, err error) {
	doc := ydoc.New()
	if len(state) > 0 {
		if err := doc.Apply(state); err != nil {
			return ydoc.Node{}, "", fmt.Errorf("read strategy: %w", err)
		}
	}
	content, err = doc.XMLFragment(ContentRoot).ProseMirror()
	if err != nil {
		return ydoc.Node{}, "", fmt.Errorf("read strategy: %w", err)
	}
	if len(content.Content) == 0 {
		content = Empty()
	}
	language, _ = doc.Map(MetaRoot).Get("language").(string)
	return content, language, nil
}
