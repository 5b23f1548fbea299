import { expect, it } from 'vitest';
import { formatAgo, today } from './dates';

const now = Date.parse('2026-11-22T12:00:00Z');
const ago = (seconds: number, language = 'en') =>
  formatAgo(new Date(now - seconds * 1000).toISOString(), language, now);

it('says how long ago in words, and the date after a week', () => {
  expect(ago(10)).toBe('now');
  expect(ago(-5)).toBe('now');
  expect(ago(61)).toBe('1 minute ago');
  expect(ago(3 * 3600)).toBe('3 hours ago');
  expect(ago(25 * 3600)).toBe('yesterday');
  expect(ago(8 * 86_400)).toBe('14 Nov 2026');
});

it('speaks Icelandic without the help of the browser', () => {
  expect(ago(10, 'is')).toBe('rétt í þessu');
  expect(ago(60, 'is')).toBe('fyrir 1 mínútu');
  expect(ago(21 * 60, 'is')).toBe('fyrir 21 mínútu');
  expect(ago(11 * 60, 'is')).toBe('fyrir 11 mínútum');
  expect(ago(25 * 3600, 'is')).toBe('í gær');
  expect(ago(8 * 86_400, 'is')).toBe('14. nóvember 2026');
});

it('speaks the language of the app, not of the browser', () => {
  expect(ago(25 * 3600, 'fi')).toBe('eilen');
  expect(ago(3 * 3600, 'sv')).toBe('för 3 timmar sedan');
});

it('takes the day from the clock on the wall, not from the one in Greenwich', () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Europe/Copenhagen';
    expect(today(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
    process.env.TZ = 'Atlantic/Reykjavik';
    expect(today(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-22');
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
