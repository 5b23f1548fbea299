import { describe, expect, it } from 'vitest';
import { readSignInSearch, safeReturn } from './search';

describe('where sign-in may return to', () => {
  it.each(['/', '/groups/1?step=2', '/documents/a#b'])('takes %s', (path) =>
    expect(safeReturn(path)).toBe(path),
  );
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'groups',
    '',
    undefined,
    3,
    `/${'x'.repeat(600)}`,
  ])('drops %s', (path) => expect(safeReturn(path)).toBeUndefined());
});

it('keeps a reference that looks like a number, and drops what is not text', () => {
  expect(readSignInSearch({ error: 'internal', ref: 123, org: ['a'] })).toEqual({
    error: 'internal',
    ref: '123',
  });
});
