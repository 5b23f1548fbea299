import { describe, expect, it } from 'vitest';
import { numberText, readNumber, sayNumber } from './numbers';

describe('readNumber', () => {
  it.each([
    ['12,5', 'da', 12.5],
    ['12.5', 'da', 12.5],
    ['12,5', 'en', 12.5],
    ['1 234,5', 'sv', 1234.5],
    ['1\u00a0234\u202f567', 'fi', 1234567],
    ['1.234,5', 'nb', 1234.5],
    ['1,234.5', 'sv', 1234.5],
    ['1.234', 'da', 1234],
    ['1.234', 'is', 1234],
    ['1.234', 'en', 1.234],
    ['1,234', 'en', 1234],
    ['1,234', 'fi', 1.234],
    ['1.234.567', 'fi', 1234567],
    ['0.125', 'sv', 0.125],
    ['12.3456', 'sv', 12.3456],
    [',5', 'da', 0.5],
    ['−3', 'fi', -3],
    ['- 3', 'fi', -3],
    ['80 %', 'nb', 80],
    ['-0', 'en', 0],
  ])('%s in %s is %d', (typed, language, value) => {
    expect(readNumber(typed, language)).toEqual({ value });
  });

  it('takes nothing as nothing', () => {
    expect(readNumber('  ', 'da')).toEqual({ value: null });
    expect(readNumber('%', 'da')).toEqual({ value: null });
  });

  it.each([
    'twelve',
    '1 23',
    '12 34 5',
    '1.23.4',
    '1,2,3',
    '1.234,5,6',
    '12e3',
    '0x10',
    '--3',
    '5-',
  ])('refuses %s', (typed) => {
    expect(readNumber(typed, 'da')).toEqual({ wrong: 'notNumber' });
  });

  it('asks where a point could part thousands or decimals', () => {
    for (const language of ['sv', 'nb', 'fi'])
      expect(readNumber('1.234', language)).toEqual({ wrong: 'ambiguous' });
  });

  it('refuses what cannot be kept whole', () => {
    expect(readNumber('99999999999999999', 'da')).toEqual({ wrong: 'tooLarge' });
  });
});

describe('what is shown is read back', () => {
  it.each(['da', 'nb', 'sv', 'fi', 'is', 'en'])('in %s', (language) => {
    for (const value of [0, 7, -3, 12.5, 0.25, 1234, 1234.5, -98765432.25]) {
      expect(readNumber(numberText(value, language), language)).toEqual({ value });
      expect(readNumber(sayNumber(value, language), language)).toEqual({ value });
    }
  });
});
