import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act } from 'preact/test-utils';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { RichText } from './RichText';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const body = 'Se @[Gammelt mål](goal:d/g) og @[Freja](person:1)';

async function shown(mentions?: { kind: string; ref: string; name?: string }[]) {
  const routeTree = createRootRoute({
    component: () => <RichText body={body} me="1" mentions={mentions} />,
  });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () => {
    await router.load();
    root.render(<RouterProvider router={router as never} />);
  });
  const names = [...place.querySelectorAll('.naming')].map((one) => one.textContent);
  const address = place.querySelector('a')?.getAttribute('href');
  act(() => root.unmount());
  return { names, address };
}

it('calls a mentioned goal what it is called now, and leads to it', async () => {
  const mentions = [
    { kind: 'goal', ref: 'd/g', name: 'Nyt mål' },
    { kind: 'person', ref: '1' },
  ];
  expect(await shown(mentions)).toEqual({
    names: ['@Nyt mål', '@Freja'],
    address: expect.stringMatching(
      /^\/documents\/d\?selected=g$|^\/documents\/d\?selected=%22g%22$/,
    ),
  });
});

it('keeps what was written when it is gone', async () => {
  expect((await shown([{ kind: 'goal', ref: 'd/g' }])).names).toEqual(['@Gammelt mål', '@Freja']);
  expect((await shown()).names).toEqual(['@Gammelt mål', '@Freja']);
});
