import { describe, expect, it } from 'vitest';
import { demanded, missingOf, tooEarly, wouldCircle } from './rules';

const whole = {
  operationalOwnerId: 'p',
  handoverOn: '2027-01-01',
  followUpOn: '2027-06-01',
  training: 'Two afternoons',
  baselines: [0, 12],
};

describe('what a plan lacks', () => {
  it('nothing when all is there; a baseline of 0 is a baseline', () => {
    expect(missingOf(whole)).toEqual([]);
  });
  it('everything when nothing is', () => {
    expect(
      missingOf({
        operationalOwnerId: null,
        handoverOn: null,
        followUpOn: null,
        training: ' \n',
        baselines: [],
      }),
    ).toEqual(demanded);
  });
  it('a baseline when one indicator of several has none', () => {
    expect(missingOf({ ...whole, baselines: [3, null] })).toEqual(['baseline']);
  });
});

const activities = (links: Record<string, string[]>) =>
  new Map(Object.entries(links).map(([id, dependsOn]) => [id, { id, dependsOn }]));

describe('waiting for each other', () => {
  const all = activities({ a: ['b'], b: ['c'], c: [], d: [] });
  it('is found over several steps', () => {
    expect(wouldCircle(all, 'c', 'a')).toBe(true);
    expect(wouldCircle(all, 'b', 'a')).toBe(true);
    expect(wouldCircle(all, 'a', 'a')).toBe(true);
  });
  it('is not seen where there is none', () => {
    expect(wouldCircle(all, 'd', 'a')).toBe(false);
    expect(wouldCircle(all, 'a', 'c')).toBe(false);
  });
  it('ends in a circle that two people made at once', () => {
    expect(wouldCircle(activities({ a: ['b'], b: ['a'], c: [] }), 'c', 'a')).toBe(false);
  });
});

it('names what is due only after the next one begins', () => {
  const day = (id: string, start: string | null, due: string | null, dependsOn: string[] = []) => ({
    id,
    start,
    due,
    dependsOn,
  });
  const late = day('late', null, '2027-03-01');
  const undated = day('undated', null, null);
  const next = day('next', '2027-02-01', '2027-06-01', ['late', 'undated', 'gone']);
  const all = new Map([late, undated, next].map((one) => [one.id, one]));
  expect(tooEarly(all, next)).toEqual(['late']);
  expect(tooEarly(all, { ...next, start: '2027-03-01' })).toEqual([]);
});
