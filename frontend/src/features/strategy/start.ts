import type { JSONContent } from '@tiptap/core';
import * as Y from 'yjs';

/**
 * An empty text whose first words stand where those of the document do. The
 * binding puts the whole document in its place, but keeps the caret's position;
 * in a plain empty paragraph that would be between blocks as soon as the
 * document begins with a quote or a list.
 */
export function emptyLike(fragment: Y.XmlFragment): JSONContent {
  const first = fragment.length > 0 ? fragment.get(0) : null;
  const start = first instanceof Y.XmlElement ? nodeLike(first) : null;
  return { type: 'doc', content: [start ?? { type: 'paragraph' }] };
}

const textblocks = new Set(['paragraph', 'heading', 'codeBlock']);

function nodeLike(element: Y.XmlElement): JSONContent | null {
  const type = element.nodeName;
  if (textblocks.has(type)) return { type };
  const child = element.length > 0 ? element.get(0) : null;
  const inner = child instanceof Y.XmlElement ? nodeLike(child) : null;
  return inner && { type, content: [inner] };
}
