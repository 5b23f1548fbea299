import { describe, expect, it } from 'vitest';
import { readDay } from '@/features/shareddoc';
import { readReference } from './read';

const draft = {
  country: 'DK' as const,
  obligatory: true,
  title: ' Fælles mål ',
  issuer: 'KL',
  year: '2024',
  url: 'https://kl.example/maal',
  validTo: '2027-12-31',
  text: '',
};

describe('a national goal that was typed', () => {
  it('is kept without the blanks around it; what is empty is not set', () => {
    expect(readReference(draft, readDay)).toEqual({
      wrong: {},
      fields: { ...draft, title: 'Fælles mål', year: 2024 },
    });
    const bare = { ...draft, year: '', url: '', validTo: '' };
    expect(readReference(bare, readDay).fields).toMatchObject({
      year: null,
      url: '',
      validTo: null,
    });
  });

  it('says at each field what is wrong, and keeps nothing', () => {
    const bad = {
      ...draft,
      title: ' ',
      year: '24',
      url: 'javascript:alert(1)',
      validTo: '31.2.27',
    };
    expect(readReference(bad, readDay)).toEqual({
      wrong: { title: 'title', year: 'year', url: 'url', validTo: 'day' },
    });
  });
});
