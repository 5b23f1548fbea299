import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putRaw, storeOf } from './testdocs';

interface Case {
  name: string;
  goals: Record<string, unknown>;
  want: { goals: { id: string; orphan?: boolean }[]; removed: string[] };
}
const path = join(process.cwd(), '..', 'server', 'goals', 'testdata', 'tree.json');
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] };

describe('the tree, as the server makes it', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, { goals, want }) => {
    const doc = new Y.Doc();
    putRaw(doc, 'goals', goals);
    const store = storeOf(doc);
    const tree = store.tree();
    expect(
      tree.order.map((id) => ({
        id,
        parent: tree.parent(id),
        depth: tree.depth(id),
        code: tree.code(id),
        title: store.goal(id)?.title,
        level: store.levelOf(id),
        ...(tree.orphan(id) ? { orphan: true } : {}),
      })),
    ).toEqual(want.goals);
    expect(tree.removed()).toEqual(want.removed);
    expect([...store.goals().keys()].sort()).toEqual(want.goals.map(({ id }) => id).sort());
    for (const id of tree.order) {
      const above = tree.order.filter((one) => tree.descendants(one).includes(id));
      expect(above).toHaveLength(tree.depth(id));
      expect(above.every((one) => tree.isWithin(id, one))).toBe(true);
    }
  });

  it('knows nothing of what is not there', () => {
    const tree = storeOf().tree();
    expect([tree.children('x'), tree.descendants('x'), tree.below('x')]).toEqual([[], [], []]);
    expect([tree.parent('x'), tree.code('x'), tree.has('x')]).toEqual([null, '', false]);
  });
});
