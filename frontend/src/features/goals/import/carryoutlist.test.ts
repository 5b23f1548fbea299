import { describe, expect, it } from 'vitest';
import type { GoalImportRow, ListImportReport } from '@/api';
import { storeOf } from '../model/testdocs';
import { carryOutList } from './carryoutlist';
import { flattened } from './listreport';

const row = (given: Partial<GoalImportRow>): GoalImportRow => ({
  row: 2,
  status: 'new',
  id: null,
  name: '',
  fields: {},
  changed: [],
  reasons: [],
  warnings: [],
  ...given,
});
type Section = ListImportReport['sections'][number];
const section = (
  kind: Section['kind'],
  rows: GoalImportRow[],
  ignored: string[] = [],
): Section => ({
  kind,
  sheet: kind,
  rows,
  counts: { new: rows.length, changed: 0, unchanged: 0, wrong: 0 },
  ignoredColumns: ignored,
});
const report = (...sections: Section[]) =>
  flattened({ format: 'xlsx', sections, ignoredSheets: ['Values'] });

const whole = () =>
  report(
    section('goals', [row({ id: 'g', name: 'G', parentId: null, fields: { title: 'G' } })], ['x']),
    section('indicators', [
      row({ id: 'i', fields: { goalId: 'g', name: 'Falls', milestones: { '2027-01-01': 3 } } }),
      row({ id: 'j', fields: { goalId: 'g', name: 'Visits' } }),
      row({ id: 'lost', fields: { goalId: 'nowhere', name: 'Lost' } }),
    ]),
    section('plans', [
      row({ id: 'p', fields: { title: 'P', goals: ['g'], indicators: ['i'], purpose: 'Why' } }),
    ]),
    section('activities', [
      row({ id: 'a', fields: { planId: 'p', title: 'A', dependsOn: ['b'], raci: { m: 'A' } } }),
      row({ id: 'b', fields: { planId: 'p', title: 'B' } }),
    ]),
    section('links', [
      row({
        id: 'l',
        fields: { fromGoal: 'g', type: 'supports_initiative', toKind: 'initiative', toTitle: 'R' },
      }),
    ]),
  );

describe('an import of a whole list', () => {
  it('makes everything in one step, each under what it belongs to', () => {
    const store = storeOf();
    expect(carryOutList(store, whole())).toEqual({ added: 7, changed: 0 });
    expect(store.indicatorsOf('g').map(({ name }) => name)).toEqual(['Falls', 'Visits']);
    expect(store.indicator('i')?.milestones).toEqual([{ date: '2027-01-01', value: 3 }]);
    expect(store.plan('p')).toMatchObject({ goalIds: ['g'], indicatorIds: ['i'] });
    expect(store.words('p', 'purpose')).toBe('Why');
    expect(store.actionsOf('p').map(({ title }) => title)).toEqual(['A', 'B']);
    expect(store.action('a')?.dependsOn).toEqual(['b']);
    expect(store.action('a')?.raci).toEqual([['m', 'A']]);
    expect(store.link('l')?.toTitle).toBe('R');
    store.undo();
    expect(store.goals().size + store.plans().size + store.actions().size).toBe(0);
    expect(store.indicators().size + store.links().size).toBe(0);
  });

  it('the same once more doubles nothing', () => {
    const store = storeOf();
    carryOutList(store, whole());
    expect(carryOutList(store, whole())).toEqual({ added: 0, changed: 0 });
    expect(store.indicators().size).toBe(2);
  });

  it('changes only what differs', () => {
    const store = storeOf();
    carryOutList(store, whole());
    store.setIndicator('i', { unit: 'falls' });
    const done = carryOutList(
      store,
      report(
        section('indicators', [
          row({
            id: 'i',
            status: 'changed',
            fields: { name: 'Falls at night', unit: 'old', milestones: { '2028-01-01': 1 } },
            changed: ['name', 'milestones'],
          }),
          row({ id: 'gone', status: 'changed', fields: { name: 'x' }, changed: ['name'] }),
        ]),
        section('activities', [
          row({
            id: 'a',
            status: 'changed',
            fields: { dependsOn: [], raci: {} },
            changed: ['dependsOn', 'raci'],
          }),
        ]),
      ),
    );
    expect(done).toEqual({ added: 0, changed: 2 });
    expect(store.indicator('i')).toMatchObject({ name: 'Falls at night', unit: 'falls' });
    expect(store.indicator('i')?.milestones).toEqual([{ date: '2028-01-01', value: 1 }]);
    expect(store.action('a')).toMatchObject({ dependsOn: [], raci: [] });
  });

  it('tells what it leaves out', () => {
    expect(whole().ignoredColumns).toEqual(['x', 'Values']);
    expect(whole().counts.new).toBe(8);
  });
});
