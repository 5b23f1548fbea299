import { describe, expect, it } from 'vitest';
import { stakeholderSpecs } from '../model';
import { decimal, fieldText, parseField } from './parse';

const { interest, attitude, retainUntil, relevantSteps, tags, area } = stakeholderSpecs;

describe('what is typed', () => {
  it.each([
    ['', { value: null }],
    [' 2,3 ', { value: 2.3 }],
    ['0', { value: 0 }],
    ['3.1', { wrong: 'number' }],
    ['-1', { wrong: 'number' }],
    ['1e1', { wrong: 'number' }],
    ['two', { wrong: 'number' }],
  ])('as a level: %j', (text, parsed) => expect(parseField(interest, text)).toEqual(parsed));

  it('as an attitude, with either minus', () => {
    expect(parseField(attitude, '-2')).toEqual({ value: -2 });
    expect(parseField(attitude, '−2')).toEqual({ value: -2 });
  });

  it.each([
    ['2027-05-31', { value: '2027-05-31' }],
    ['2027-5-1', { value: '2027-05-01' }],
    ['31.5.2027', { value: '2027-05-31' }],
    ['31/05/2027', { value: '2027-05-31' }],
    ['31.2.2027', { wrong: 'date' }],
    ['5/31/2027', { wrong: 'date' }],
    ['31.5.27', { wrong: 'date' }],
    ['soon', { wrong: 'date' }],
  ])('as a date: %j', (text, parsed) => expect(parseField(retainUntil, text)).toEqual(parsed));

  it('as steps and tags', () => {
    expect(parseField(relevantSteps, '6, 2 2;4')).toEqual({ value: [2, 4, 6] });
    expect(parseField(relevantSteps, '10')).toEqual({ wrong: 'steps' });
    expect(parseField(tags, 'a b, c')).toEqual({ value: ['a b', 'c'] });
    expect(parseField(area, '  ')).toEqual({ value: null });
  });
});

it('what an open field shows is read back as it was', () => {
  for (const [spec, value] of [
    [interest, 2.3],
    [attitude, -1],
    [retainUntil, '2027-05-31'],
    [relevantSteps, [2, 4]],
    [tags, ['a', 'b']],
  ] as const)
    expect(parseField(spec, fieldText(value, 'fi'))).toEqual({ value });
  expect(decimal(-0.5, 'is')).toBe('−0,5');
  expect(decimal(0.5, 'en')).toBe('0.5');
});
