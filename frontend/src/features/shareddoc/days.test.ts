import { expect, it } from 'vitest';
import { readDay } from './days';

it.each([
  '2027-05-31',
  '31.5.2027',
  '31. 5. 2027',
  '31/5/2027',
  '31/5 2027',
  '31/5-2027',
  '31-5-2027',
  ' 31.05.2027 ',
])('reads %s as people in the North write it', (text) =>
  expect(readDay(text)).toEqual({ value: '2027-05-31' }),
);

it('takes an empty field as no day', () => {
  expect(readDay(' ')).toEqual({ value: null });
});

it.each(['soon', '31.2.2027', '5/31/2027', '31 5 2027', '31.5.27', '31.5.1899', '31 . 5 . 2027'])(
  'does not guess at %s',
  (text) => expect(readDay(text)).toEqual({ wrong: 'date' }),
);
