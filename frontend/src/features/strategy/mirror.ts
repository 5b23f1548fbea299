import * as Y from 'yjs';

/**
 * A copy that follows the document and never writes back. Readers' editors are
 * bound to it: the binding repairs what does not fit its schema, and a reader's
 * repair must not become an edit.
 */
export function mirrorOf(doc: Y.Doc): { mirror: Y.Doc; stop: () => void } {
  const mirror = new Y.Doc();
  const follow = (update: Uint8Array) => Y.applyUpdate(mirror, update, 'mirror');
  Y.applyUpdate(mirror, Y.encodeStateAsUpdate(doc), 'mirror');
  doc.on('update', follow);
  return {
    mirror,
    stop: () => {
      doc.off('update', follow);
      mirror.destroy();
    },
  };
}
