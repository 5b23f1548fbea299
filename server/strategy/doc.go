// Package strategy knows what a strategy document starts with: the CONNECT
// template in six languages, an empty page, or imported content, each as the
// first Yjs update of the document.
//
// The templates are Markdown files (templates/*.md), read once through the
// same importer that reads people's own files, so they cannot hold what the
// schema does not know. {municipality} is filled in after parsing, in the text
// nodes: a name can hold no markup. Their order follows the eleven rules for a
// good strategy and the anatomy of a CONNECT step; guidance stands in block
// quotes, which the writers delete as they go.
//
// Pure values after the first use, safe for concurrent use. Allowed imports:
// collab/ydoc and this package's markdown.
package strategy
