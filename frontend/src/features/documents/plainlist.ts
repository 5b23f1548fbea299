import * as Y from 'yjs';

export interface PlainEntry {
  id: string;
  name: string;
  /** How deep it stands: goals have subsidiary goals. */
  depth: number;
  fields: { key: string; value: string }[];
}

const goalFields = ['level', 'status', 'due', 'responsible_unit', 'description'];

const textOf = (value: unknown): string =>
  value instanceof Y.Text || typeof value === 'string' || typeof value === 'number'
    ? value.toString().trim()
    : '';

function entry(id: string, map: Y.Map<unknown>, nameKey: string, keys: string[]): PlainEntry {
  const fields = keys
    .map((key) => ({ key, value: textOf(map.get(key)) }))
    .filter((field) => field.value !== '');
  return { id, name: textOf(map.get(nameKey)), depth: 0, fields };
}

function mapsIn(doc: Y.Doc, root: string): [string, Y.Map<unknown>][] {
  return [...doc.getMap(root).entries()].filter(
    (pair): pair is [string, Y.Map<unknown>] => pair[1] instanceof Y.Map,
  );
}

/** The goals as a tree: children behind their parent, in their order. Cycles and lost parents do no harm. */
export function goalsIn(doc: Y.Doc): PlainEntry[] {
  const goals = new Map(mapsIn(doc, 'goals'));
  const children = new Map<string, string[]>();
  for (const [id, goal] of goals) {
    const parent = parentOf(goal);
    const under = goals.has(parent) && parent !== id ? parent : '';
    children.set(under, [...(children.get(under) ?? []), id]);
  }
  const order = (id: string) => textOf(goals.get(id)?.get('order'));
  const found: PlainEntry[] = [];
  const seen = new Set<string>();
  const visit = (id: string, depth: number) => {
    const goal = goals.get(id);
    if (!goal || seen.has(id)) return;
    seen.add(id);
    found.push({ ...entry(id, goal, 'title', goalFields), depth });
    for (const child of sorted(children.get(id))) visit(child, depth + 1);
  };
  const sorted = (ids: string[] = []) =>
    [...ids].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a < b ? -1 : 1));
  for (const id of sorted(children.get(''))) visit(id, 0);
  // Goals that only point at each other hang from nothing; they are still shown.
  for (const id of goals.keys()) visit(id, 0);
  return found.filter((one) => one.name !== '');
}

function parentOf(goal: Y.Map<unknown>): string {
  return textOf(goal.get('parent')) || textOf(goal.get('parent_id'));
}
