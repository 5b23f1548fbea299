import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Indicator, IndicatorValue } from './entities';
import { indicatorProgress } from './progress';
import type { AdoptedPart } from './progresstable';
import { putRaw, type RawEntry, storeOf } from './testdocs';

type Json = Record<string, unknown> & { id: string };
interface Vectors {
  indicators: { name: string; indicator: object; values: IndicatorValue[]; want: object }[];
  goals: {
    name: string;
    goals: Json[];
    indicators: Json[];
    values: IndicatorValue[];
    plans: (Json & { goals: string[] })[];
    actions: Json[];
    adopted?: AdoptedPart[];
    want: Record<string, Record<string, unknown>>;
  }[];
}
const path = join(process.cwd(), '..', 'server', 'goals', 'testdata', 'progress.json');
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;

const unset = {
  kind: null,
  direction: null,
  rangeLow: null,
  rangeHigh: null,
  baselineValue: null,
  targetValue: null,
  thresholdGreen: null,
  thresholdYellow: null,
  aggregate: null,
};

/** Numbers to the ninth digit. */
const near = (want: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(want).map(([key, value]) => [
      key,
      typeof value === 'number' ? expect.closeTo(value, 9) : value,
    ]),
  );

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function entries(all: readonly Json[]): Record<string, RawEntry> {
  const raw: Record<string, RawEntry> = {};
  for (const { id, goals, ...fields } of all) {
    const entry: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(fields)) entry[snake(key)] = value;
    if (Array.isArray(goals)) for (const goal of goals) entry[`goals.${goal}`] = true;
    raw[id] = entry;
  }
  return raw;
}

describe('progress of an indicator, as the server counts it', () => {
  it.each(vectors.indicators.map((one) => [one.name, one] as const))(
    '%s',
    (_, { indicator, values, want }) => {
      const one = { ...unset, ...indicator } as unknown as Indicator;
      expect(indicatorProgress(one, values)).toEqual(near(want as Record<string, unknown>));
    },
  );
});

describe('progress of a goal, as the server counts it', () => {
  it.each(vectors.goals.map((one) => [one.name, one] as const))('%s', (_, vector) => {
    const doc = new Y.Doc();
    putRaw(doc, 'goals', entries(vector.goals));
    putRaw(doc, 'indicators', entries(vector.indicators));
    putRaw(doc, 'plans', entries(vector.plans));
    putRaw(doc, 'actions', entries(vector.actions));
    const store = storeOf(doc);
    store.setValues(vector.values);
    store.setAdopted(vector.adopted ?? []);
    for (const [id, want] of Object.entries(vector.want))
      expect(store.progressOf(id)).toEqual(near(want));
  });
});

describe('progress while things change', () => {
  it('is counted anew when something it counts changes, and stays the same object otherwise', () => {
    const store = storeOf();
    const top = store.add({ parent: null, title: 'Top' });
    const [a, b] = [store.add({ parent: top }), store.add({ parent: top })];
    expect(store.progressOf(top)).toMatchObject({ value: null, measured: 0, of: 2 });
    store.set(a, { progress: 40, progressMode: 'manual' });
    expect(store.progressOf(top)).toMatchObject({ value: 40, measured: 1, of: 2 });
    const before = store.progressOf(top);
    store.setText(top, 'title', 'The top');
    store.set(b, { ownerId: 'p1' });
    expect(store.progressOf(top)).toBe(before);
    store.remove([a]);
    expect(store.progressOf(top)).toMatchObject({ value: null, of: 1 });
    const indicator = store.addIndicator({ goalId: b, baselineValue: 0, targetValue: 10 });
    let told = 0;
    store.on('progress', () => {
      told += 1;
    });
    const value = { id: 'v', indicatorId: indicator, periodStart: '2027-01-01' };
    store.setValues([{ ...value, periodEnd: '2027-01-31', value: 5 }]);
    expect(told).toBe(1);
    expect(store.progressOf(top)).toMatchObject({ value: 50, measured: 1, of: 1 });
    expect(store.indicatorProgress(indicator)).toMatchObject({ value: 50, current: 5 });
  });

  it('counts what other lists adopted as it counts children, and no goal of nobody', () => {
    const store = storeOf();
    const top = store.add({ parent: null, title: 'Joint' });
    const own = store.add({ parent: top });
    store.set(own, { progress: 20, progressMode: 'manual' });
    expect(store.progressOf(top)).toMatchObject({ value: 20, measured: 1, of: 1 });
    store.setAdopted([
      { goalId: top, progress: 50, weight: 3 },
      { goalId: top, progress: null, weight: null },
      { goalId: 'gone', progress: 99, weight: null },
    ]);
    expect(store.progressOf(top)).toMatchObject({ value: 42.5, measured: 2, of: 3 });
    store.remove([own]);
    const rest = { value: 50, measured: 1, of: 2, mode: 'children_weighted' };
    expect(store.progressOf(top)).toMatchObject(rest);
    store.setAdopted([]);
    expect(store.progressOf(top)).toMatchObject({ value: null, mode: 'manual' });
  });
});
