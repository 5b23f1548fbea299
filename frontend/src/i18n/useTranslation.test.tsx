import { act } from 'preact/test-utils';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';

let arrive: (module: unknown) => void = () => {};
vi.mock('virtual:texts', () => ({
  default: {
    'en/frame': async () => ({ default: { common: { hello: 'Hello' } } }),
    'en/late': () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  },
  bundleOf: { later: 'late' },
}));
const { switchTo } = await import('./texts');
const { useTranslation } = await import('./useTranslation');

function Words() {
  const { t } = useTranslation(['later', 'common']);
  return `${t('common:hello')} ${t('title')}`;
}

it('waits for texts that are on their way, and calls its hooks the same in every render', async () => {
  await switchTo('en', ['common']);
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  const place = document.createElement('div');
  const root = createRoot(place);
  const draw = () =>
    root.render(
      <Suspense fallback="…">
        <Words />
      </Suspense>,
    );
  await act(async () => draw());
  expect(place.textContent).toBe('…');
  await act(async () => arrive({ default: { later: { title: 'world' } } }));
  await vi.waitFor(() => expect(place.textContent).toBe('Hello world'));
  await act(async () => draw());
  expect(place.textContent).toBe('Hello world');
  expect(complaints.mock.calls).toEqual([]);
  await act(async () => root.unmount());
});
