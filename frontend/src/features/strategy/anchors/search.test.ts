import { expect, it } from 'vitest';
import { findQuote } from './search';

const text = 'alle vil have regionens hjælp og råd til ældre';
const wanted = (quote: string, prefix: string, suffix: string) => ({
  quote,
  prefix,
  suffix,
  within: { start: 0, end: text.length },
});

it('takes a few letters for the words only with much around them as it was', () => {
  expect(findQuote(text, wanted('regi', 'i en helt anden', 'onen er vi'))).toBeNull();
  expect(findQuote(text, wanted('regi', 'alle vil have ', 'onen er vi'))).toMatchObject({
    start: 14,
    by: 'quote',
  });
});

it('takes a longer stretch with less around it, where the text changed', () => {
  const found = findQuote(text, wanted('regionens hjælp', 'ikke have ', ' til'));
  expect(found).toMatchObject({ start: 14, by: 'quote' });
});
