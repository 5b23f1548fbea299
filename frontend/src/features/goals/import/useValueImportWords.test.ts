import { expect, it } from 'vitest';
import { reasonKey, told } from './useValueImportWords';

it.each([
  [
    { code: 'ambiguous_number', column: 'value', value: '1.234' },
    'import.values.reasons.ambiguous_number',
  ],
  [{ code: 'not_a_number', column: 'value', value: 'many' }, 'fileimport:reasons.not_a_number'],
  [{ code: 'not_a_number', column: 'value', value: '' }, 'import.values.reasons.no_value'],
  [{ code: 'not_a_date', column: 'period', value: 'spring' }, 'import.values.reasons.not_a_period'],
  [{ code: 'not_a_date', column: 'periodStart', value: '' }, 'import.values.reasons.no_period'],
  [{ code: 'not_a_date', column: 'periodStart', value: 'x' }, 'fileimport:reasons.not_a_date'],
  [
    { code: 'unknown_indicator', column: 'indicator', value: 'Falls' },
    'import.values.reasons.unknown_indicator',
  ],
  [
    { code: 'unknown_indicator', column: 'indicator', value: '' },
    'import.values.reasons.no_indicator',
  ],
  [
    { code: 'dates_reversed', column: 'periodEnd', value: '2026-01-01' },
    'import.reasons.dates_reversed',
  ],
] as const)('%o is said with %s', (reason, key) => {
  expect(reasonKey(reason as Parameters<typeof reasonKey>[0])).toBe(key);
});

it('a period that cannot be read is not missing as well', () => {
  const unread = { code: 'not_a_date', column: 'period', value: 'spring' } as const;
  const missing = { code: 'not_a_date', column: 'periodStart', value: '' } as const;
  expect(told([unread, missing])).toEqual([unread]);
  expect(told([missing])).toEqual([missing]);
});
