import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { GoalStore } from './store';

// For tests: documents as others write them, and several people in one list.

export type RawEntry = Readonly<Record<string, unknown>>;

/** Entries as they stand; `{text}` is a shared text. What is no object is put as it is. */
export function putRaw(doc: Y.Doc, root: string, entries: Readonly<Record<string, unknown>>) {
  const map = doc.getMap(root);
  for (const [id, raw] of Object.entries(entries)) {
    if (typeof raw !== 'object' || raw === null) {
      map.set(id, raw);
      continue;
    }
    const entry = new Y.Map<unknown>();
    for (const [key, value] of Object.entries(raw)) entry.set(key, textOr(value));
    map.set(id, entry);
  }
}

function textOr(value: unknown): unknown {
  const is = typeof value === 'object' && value !== null && 'text' in value;
  return is ? new Y.Text(String(value.text)) : value;
}

export function storeOf(doc = new Y.Doc()): GoalStore {
  return new GoalStore(doc, new Awareness(doc));
}

/** What the server does between two people, once each way. */
export function exchange(a: GoalStore, b: GoalStore) {
  const forB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc));
  const forA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc));
  Y.applyUpdate(b.doc, forB, 'remote');
  Y.applyUpdate(a.doc, forA, 'remote');
}

/** The tree as lines: two spaces a level, "!" behind an orphan. */
export function drawn(store: GoalStore): string[] {
  const tree = store.tree();
  return tree.order.map((id) => {
    const name = store.goal(id)?.title || id;
    return `${'  '.repeat(tree.depth(id))}${name}${tree.orphan(id) ? '!' : ''}`;
  });
}

/** "A", "  B", … : a list of goals as `drawn` shows it. Ids are the titles. */
export function plant(store: GoalStore, lines: readonly string[]) {
  const path: string[] = [];
  for (const line of lines) {
    const title = line.trim();
    const depth = (line.length - title.length) / 2;
    path.length = depth;
    store.add({ parent: path[depth - 1] ?? null, title, id: title });
    path.push(title);
  }
}
