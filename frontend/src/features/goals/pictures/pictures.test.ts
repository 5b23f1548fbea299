import { describe, expect, it } from 'vitest';
import { storeOf } from '../model/testdocs';
import type { View } from '../view';
import { drawView, pictureWords } from './draw';

const now = new Date('2026-11-22T10:00:00Z');
const words = (view: View) =>
  pictureWords({
    t: (key, fill) => (fill?.count === undefined ? key : `${key} ${fill.count}`),
    language: 'da',
    title: 'Mål <"&\'>\u0000',
    view,
    now,
    personName: (id) => id ?? '',
    organisationName: (id) => id ?? '',
  });

function listOf() {
  const store = storeOf();
  const goal = (id: string, parent: string | null, fields = {}, departments: string[] = []) =>
    store.add({ id, parent, title: `Sámi <b>Þóra</b> ${id}`, fields, members: { departments } });
  goal('vision', null);
  goal('a', 'vision', { start: '2026-01-01', due: '2026-12-31', health: 'at_risk' }, ['IT']);
  goal('b', 'vision', { start: '2026-11-01', due: '2027-06-30', status: 'achieved' });
  goal('c', 'vision', { start: '2028-01-01', due: '2027-01-01' });
  goal('d', null, { due: '2027-03-01', progressMode: 'manual', progress: 250 });
  store.addLink({ fromGoal: 'b', toKind: 'goal', toId: 'a', type: 'depends_on' });
  const plan = store.addPlan({ title: 'Plan', goalIds: ['a'] });
  store.addAction({ planId: plan, title: 'Book a room', due: '2026-12-01' });
  return store;
}

const draw = (view: View, store = listOf(), references: { id: string }[] = []) =>
  drawView(
    {
      store,
      view,
      documentId: 'list',
      members: [],
      organisations: [],
      references: references.map(({ id }) => ({ id, country: 'DK', title: id, obligatory: true })),
      now,
    },
    words(view),
  );

describe.each(['tree', 'board', 'timeline', 'coverage'] as const)(
  'the picture of the %s',
  (view) => {
    it.each([
      ['goals', listOf()],
      ['nothing', storeOf()],
    ])('is sound XML with %s, and stands alone', (_what, store) => {
      const { svg, width, height } = draw(view, store);
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      expect(parsed.querySelector('parsererror')).toBeNull();
      expect(width).toBeGreaterThan(100);
      expect(height).toBeGreaterThan(100);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|width="-/);
      expect(svg).not.toMatch(/href|<style|<script|<image|@import|url\(/);
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
    });

    it('takes titles as titles, and loses no goal', () => {
      const { svg } = draw(view);
      expect(svg).not.toContain('<b>');
      for (const code of ['1', '1.1', '1.2', '1.3', '2'])
        expect(svg).toMatch(new RegExp(`>${code.replace('.', '\\.')}  `));
    });
  },
);

it('the timeline draws bars, what begins too early, and activities', () => {
  const { svg } = draw('timeline');
  expect(svg).toContain('Book a room');
  expect(svg).toContain('timeline.early 1');
  // What ends before it begins is drawn and marked, never left out.
  expect(svg).toContain('stroke-dasharray="2 2"');
});

it('the coverage says in words what nobody covers', () => {
  expect(draw('coverage').svg).toContain('coverage.bare.departments 3');
  localStorage.setItem('samrad.coverage.list', 'references');
  const { svg } = draw('coverage', listOf(), [{ id: 'Fald' }]);
  localStorage.clear();
  expect(svg).toContain('coverage.uncovered.references 1 DK: Fald');
  expect(svg).toContain('coverage.obligatory');
});
