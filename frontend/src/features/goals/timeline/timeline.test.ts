import { describe, expect, it } from 'vitest';
import { arrowOf, type Bar, barOf, beginsEarly, moved } from './bars';
import { dayOf, isoOf, readDay, scaleFor, ticksOf } from './scale';

const today = dayOf('2026-11-22');
const three = scaleFor(3, 900, today, []);

describe('the scale', () => {
  it('shows so many years in the width, in whole years', () => {
    expect(isoOf(three.from)).toBe('2026-01-01');
    expect(isoOf(three.to)).toBe('2029-01-01');
    expect(three.width).toBeCloseTo(900, -1);
  });
  it('reaches as far as there are dates, but not for ever', () => {
    const scale = scaleFor(1, 900, today, [
      dayOf('2024-05-01'),
      dayOf('2031-01-01'),
      dayOf('9026-01-01'),
    ]);
    expect(isoOf(scale.from)).toBe('2024-01-01');
    expect(isoOf(scale.to)).toBe('2032-01-01');
  });
  it('goes from a day to its place and back', () => {
    for (const day of [three.from, today, three.to]) expect(three.dayAt(three.x(day))).toBe(day);
  });
  it('has a tick for each quarter, months only when drawn large', () => {
    const ticks = ticksOf(three, 3);
    expect(ticks.filter(({ kind }) => kind === 'year').map(({ year }) => year)).toEqual([
      2026, 2027, 2028,
    ]);
    expect(ticks.filter(({ kind }) => kind === 'quarter')).toHaveLength(12);
    expect(ticks.some(({ kind }) => kind === 'month')).toBe(false);
    const large = ticksOf(scaleFor(1, 900, today, []), 1);
    expect(large.filter(({ kind }) => kind === 'month').map((one) => isoOf(one.day))[1]).toBe(
      '2026-02-01',
    );
  });
});

it('reads days and nothing else', () => {
  expect(readDay('2026-02-28')).toBe(dayOf('2026-02-28'));
  for (const wrong of ['2026-02-30', '2026-2-3', 'soon', '', null, '2026-13-01'])
    expect(readDay(wrong)).toBeNull();
});

describe('bars', () => {
  it('hold their last day', () => {
    const bar = barOf({ start: '2026-01-01', due: '2026-12-31' }, three);
    expect(bar?.kind).toBe('bar');
    expect(bar?.x).toBe(0);
    expect(bar?.width).toBeCloseTo(365 * three.perDay);
  });
  it('are there for half a date, for a wrong one, and not for none', () => {
    expect(barOf({ start: null, due: '2026-06-01' }, three)?.kind).toBe('due');
    expect(barOf({ start: '2026-06-01', due: null }, three)?.kind).toBe('open');
    expect(barOf({ start: '2026-06-01', due: '2026-02-01' }, three)).toMatchObject({
      kind: 'wrong',
      x: three.x(dayOf('2026-02-01')),
    });
    expect(barOf({ start: null, due: null }, three)).toBeNull();
    expect(barOf({ start: 'x', due: '' }, three)).toBeNull();
  });
  it('of one day can be seen', () => {
    expect(barOf({ start: '2026-06-01', due: '2026-06-01' }, three)?.width).toBeGreaterThanOrEqual(
      6,
    );
  });
});

describe('moving', () => {
  const bar = { start: 100, due: 110 };
  it.each([
    ['both', 7, { start: 107, due: 117 }],
    ['start', 7, { start: 107, due: 110 }],
    ['start', 30, { start: 110, due: 110 }],
    ['due', -30, { start: 100, due: 100 }],
    ['due', 5, { start: 100, due: 115 }],
  ] as const)('%s by %d', (grip, days, to) => expect(moved(bar, grip, days)).toEqual(to));
  it('makes an end that is missing', () => {
    expect(moved({ start: 100, due: null }, 'due', 7)).toEqual({ start: 100, due: 107 });
    expect(moved({ start: null, due: 100 }, 'start', -7)).toEqual({ start: 93, due: 100 });
    expect(moved({ start: null, due: 100 }, 'both', 3)).toEqual({ start: null, due: 103 });
  });
});

describe('arrows', () => {
  const bar = (start: string | null, due: string | null) => barOf({ start, due }, three) as Bar;
  const places = new Map([
    ['a', { bar: bar('2026-01-01', '2026-06-30'), y: 18 }],
    ['b', { bar: bar('2026-09-01', '2027-06-30'), y: 54 }],
    ['c', { bar: bar('2026-03-01', '2026-12-31'), y: 90 }],
  ]);
  const at = (id: string) => places.get(id) ?? null;
  it('lead from the end of what is first to the beginning of what waits', () => {
    const arrow = arrowOf({ before: 'a', after: 'b' }, at);
    expect(arrow?.tooEarly).toBe(false);
    expect(arrow?.path).toMatch(/^M[\d.]+ 18H[\d.]+V54H[\d.]+$/);
  });
  it('say when something begins too early, and go round the bar', () => {
    const arrow = arrowOf({ before: 'a', after: 'c' }, at);
    expect(arrow?.tooEarly).toBe(true);
    expect(arrow?.path).toMatch(/h8V34H/);
  });
  it('do not blame what begins on the very day that the other ends', () => {
    const [a, b] = [bar('2026-01-01', '2026-06-30'), bar('2026-06-30', '2026-12-31')];
    expect(beginsEarly(a, b)).toBe(false);
    expect(beginsEarly(a, bar('2026-06-29', null))).toBe(true);
    expect(beginsEarly(a, bar(null, '2026-06-29'))).toBe(true);
    expect(beginsEarly(bar('2026-01-01', null), b)).toBe(false);
  });
  it('are not drawn to what is not shown', () => {
    expect(arrowOf({ before: 'a', after: 'gone' }, at)).toBeNull();
  });
});
