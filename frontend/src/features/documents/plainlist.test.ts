import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { goalsIn } from './plainlist';

function docWith(root: string, entries: Record<string, Record<string, unknown>>) {
  const doc = new Y.Doc();
  for (const [id, fields] of Object.entries(entries)) {
    const map = new Y.Map();
    for (const [key, value] of Object.entries(fields)) map.set(key, value);
    doc.getMap(root).set(id, map);
  }
  return doc;
}

describe('goals as a list', () => {
  it('stand under their parent, in their order', () => {
    const doc = docWith('goals', {
      b: { title: 'B', order: 'b' },
      a2: { title: 'A2', parent: 'a', order: 'b' },
      a1: { title: 'A1', parent: 'a', order: 'a', status: 'adopted' },
      a: { title: 'A', order: 'a' },
    });
    expect(goalsIn(doc).map(({ name, depth }) => [name, depth])).toEqual([
      ['A', 0],
      ['A1', 1],
      ['A2', 1],
      ['B', 0],
    ]);
    expect(goalsIn(doc)[1]?.fields).toEqual([{ key: 'status', value: 'adopted' }]);
  });

  it('are all shown when parents are lost or turn in a circle', () => {
    const doc = docWith('goals', {
      lost: { title: 'Lost', parent: 'gone' },
      self: { title: 'Self', parent: 'self' },
      x: { title: 'X', parent: 'y' },
      y: { title: 'Y', parent: 'x' },
    });
    expect(
      goalsIn(doc)
        .map((goal) => goal.name)
        .sort(),
    ).toEqual(['Lost', 'Self', 'X', 'Y']);
  });
});
