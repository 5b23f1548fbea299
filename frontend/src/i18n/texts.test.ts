import { beforeAll, expect, it, vi } from 'vitest';

vi.mock('virtual:texts', () => {
  const words = (hello: string, rows: object) => ({
    default: { common: { hello, rows, a: { b: '{{ who }} and {{other}}' } } },
  });
  return {
    default: {
      'en/frame': async () =>
        words('Hello', { done_zero: 'none', done_one: 'one', done_other: '{{count}}' }),
      'is/frame': async () =>
        words('Halló', { done_one: '{{count}} lína', done_other: '{{count}} línur' }),
      'en/map': async () => ({ default: { maps: { title: 'Map' } } }),
      'is/map': async () => ({ default: { maps: { title: 'Kort' } } }),
      'sv/map': async () => ({ default: {} }),
      'sv/frame': () => Promise.reject(new Error('no network')),
    },
    bundleOf: { maps: 'map' },
  };
});

const { currentLanguage, subscribe, switchTo, texts, translator } = await import('./texts');

beforeAll(() => switchTo('en', ['common']));

it('finds texts by key and by namespace, and answers the key where there is none', async () => {
  const t = translator('en', 'common');
  expect(t('hello')).toBe('Hello');
  expect(t('common:hello')).toBe('Hello');
  expect(t('nobody.wrote')).toBe('nobody.wrote');
  expect(t('a')).toBe('a');
  expect(t('hello.constructor')).toBe('hello.constructor');
  expect(t('maps:nothing', { defaultValue: 'else' })).toBe('else');
  await texts('en', ['maps']);
  expect(texts('en', ['maps'])).toBeNull();
  expect(t('maps:title')).toBe('Map');
});

it('fills in, and leaves nothing of a placeholder that nobody filled', () => {
  expect(translator('en', 'common')('a.b', { who: '$& {{other}}' })).toBe('$& {{other}} and ');
});

it('has plurals, a word for none, and Icelandic ones of its own', async () => {
  const english = translator('en', 'common');
  expect([0, 1, 2].map((count) => english('rows.done', { count }))).toEqual(['none', 'one', '2']);
  await texts('is', ['common']);
  const icelandic = translator('is', 'common');
  expect([1, 2, 11, 21].map((count) => icelandic('rows.done', { count }))).toEqual([
    '1 lína',
    '2 línur',
    '11 línur',
    '21 lína',
  ]);
});

it('changes the language when all that the page has is there, and tells it once', async () => {
  await texts('en', ['maps']);
  const seen: string[] = [];
  const stop = subscribe(() => seen.push(translator(currentLanguage(), 'maps')('title')));
  await switchTo('is');
  await switchTo('is');
  stop();
  expect(seen).toEqual(['Kort']);
});

it('stays with the language it has when another does not arrive', async () => {
  const before = currentLanguage();
  await expect(switchTo('sv')).rejects.toThrow('no network');
  expect(currentLanguage()).toBe(before);
  await expect(switchTo('xx')).rejects.toThrow('no texts xx');
});
