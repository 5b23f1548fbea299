import type { Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';

// The binding deletes what the editor's schema does not know, for everyone.
// So nothing is bound for writing before its content has been looked through,
// and what arrives later is looked through before the binding sees it.

/** The first node or mark name this page does not know, or null. */
export function unknownContent(fragment: Y.XmlFragment, schema: Schema): string | null {
  for (const child of fragment.toArray()) {
    const unknown = unknownIn(child, schema);
    if (unknown) return unknown;
  }
  return null;
}

function unknownIn(
  node: Y.XmlElement | Y.XmlText | Y.XmlHook | Y.XmlFragment,
  schema: Schema,
): string | null {
  if (node instanceof Y.XmlText) return unknownMark(node, schema);
  if (node instanceof Y.XmlHook) return 'hook';
  if (node instanceof Y.XmlElement && !(node.nodeName in schema.nodes)) return node.nodeName;
  return unknownContent(node, schema);
}

function unknownMark(text: Y.XmlText, schema: Schema): string | null {
  for (const part of text.toDelta() as { attributes?: Record<string, unknown> }[]) {
    for (const key of Object.keys(part.attributes ?? {})) {
      // Marks that may overlap carry a hash behind their name.
      const name = key.split('--')[0] ?? key;
      if (!(name in schema.marks) && name !== 'ychange') return name;
    }
  }
  return null;
}

/**
 * Calls `found` when a change brings content this page does not know, before
 * any observer (and so before the binding) has acted on it.
 */
export function watchForUnknown(
  fragment: Y.XmlFragment,
  schema: Schema,
  found: (name: string) => void,
): () => void {
  const doc = fragment.doc;
  if (!doc) return () => {};
  const look = (transaction: Y.Transaction) => {
    if (transaction.local) return;
    for (const type of transaction.changed.keys()) {
      if (!(type instanceof Y.XmlFragment || type instanceof Y.XmlText)) continue;
      const unknown = unknownIn(type as Y.XmlElement | Y.XmlText, schema);
      if (unknown) return found(unknown);
    }
  };
  doc.on('beforeObserverCalls', look);
  return () => doc.off('beforeObserverCalls', look);
}
