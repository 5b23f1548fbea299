import type * as Y from 'yjs';

/**
 * Puts off following a document's updates until somebody needs them. Yjs packs
 * every transaction into an update as soon as anyone listens, and what fills an
 * empty document with thousands of entries takes as long to pack as to take in.
 *
 * Returns what begins to follow, once. A change made in this tab begins it too,
 * in time for that change's own update.
 */
export function followLater(doc: Y.Doc, follow: () => void): () => void {
  let begun = false;
  const begin = () => {
    doc.off('beforeTransaction', onTransaction);
    if (begun) return;
    begun = true;
    follow();
  };
  const onTransaction = (transaction: Y.Transaction) => {
    if (transaction.local) begin();
  };
  doc.on('beforeTransaction', onTransaction);
  return begin;
}
