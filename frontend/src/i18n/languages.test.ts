import { expect, it } from 'vitest';
import { pickLanguage } from './languages';

it.each([
  [['nn-NO', 'en'], 'nb'],
  [['no'], 'nb'],
  [['se', 'fi-FI'], 'fi'],
  [['de', 'fr'], 'en'],
  [['', 'is'], 'is'],
  [[], 'en'],
] as const)('%s → %s', (wanted, expected) => expect(pickLanguage(wanted)).toBe(expected));
