// The real editing session of testdata/seph-blog1.json.gz, as steps that can be
// applied to a Y.Text.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** {start, end, patches: [[position, deleted, inserted], …]} in UTF-16 units, as Yjs counts. */
export function sephBlog() {
  const file = new URL('../testdata/seph-blog1.json.gz', import.meta.url);
  const trace = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
  const patches = trace.txns.flatMap((txn) => txn.patches);
  // The trace counts code points. Without astral characters, and this one has
  // none, these are the same numbers as UTF-16 units.
  const astral = /[\u{10000}-\u{10ffff}]/u;
  if (astral.test(trace.startContent) || patches.some(([, , inserted]) => astral.test(inserted))) {
    throw new Error('the trace has astral characters: its positions must be converted first');
  }
  return { start: trace.startContent, end: trace.endContent, patches };
}

/** Applies one patch to a Y.Text or Y.XmlText. */
export function apply(text, [position, deleted, inserted]) {
  if (deleted) text.delete(position, deleted);
  if (inserted) text.insert(position, inserted);
}
