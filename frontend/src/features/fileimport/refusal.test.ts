import { describe, expect, it } from 'vitest';
import { ApiError } from '@/api';
import { refusalOf, refusedAtOnce } from './refusal';

describe('refusals', () => {
  it('are known by the word the server gives, or by the file itself', () => {
    expect(refusalOf(new ApiError(422, '', '', { file: 'too_many_rows' }))).toBe('tooManyRows');
    expect(refusalOf(new ApiError(413, '', ''))).toBe('tooLarge');
    expect(refusalOf(new ApiError(409, '', ''))).toBe('busy');
    expect(refusalOf(new ApiError(429, '', ''))).toBe('tooOften');
    expect(refusalOf(new ApiError(422, '', '', { file: 'something new' }))).toBeNull();
    expect(refusalOf(new ApiError(500, '', ''))).toBeNull();
    expect(refusedAtOnce({ name: 'a.csv', size: 5_000_001 })).toBe('tooLarge');
    expect(refusedAtOnce({ name: 'a.csv', size: 0 })).toBe('empty');
    expect(refusedAtOnce({ name: 'Old.XLS', size: 9 })).toBe('unreadable');
    expect(refusedAtOnce({ name: 'a.xlsx', size: 9 })).toBeNull();
  });
});
