import { act } from 'preact/test-utils';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { later } from './later';

const drawn: string[] = [];
const Waiting = () => {
  drawn.push('waiting');
  return <i>waiting</i>;
};
const Word = ({ word }: { word: string }) => <b>{word}</b>;

async function show(element: React.ReactNode) {
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () => root.render(<Suspense fallback={<Waiting />}>{element}</Suspense>));
  return place;
}

afterEach(() => {
  drawn.length = 0;
});

it('draws what was loaded before at once, without what stands in for it', async () => {
  const Part = later(async () => ({ default: Word }));
  await Part.load();
  const place = await show(<Part word="there" />);
  expect(place.textContent).toBe('there');
  expect(drawn).toEqual([]);
});

it('waits for what is still on its way', async () => {
  let come = (_: { default: typeof Word }) => {};
  const Part = later(() => new Promise<{ default: typeof Word }>((done) => (come = done)));
  const place = await show(<Part word="there" />);
  expect(place.textContent).toBe('waiting');
  await act(async () => come({ default: Word }));
  // React shows what came a little later, so that nothing flickers.
  while (!place.querySelector('b')) await act(() => new Promise((done) => setTimeout(done, 50)));
  expect(place.textContent).toBe('there');
});

it('asks once however often it is asked, and again after a failure', async () => {
  let asked = 0;
  const Part = later(async () => {
    asked += 1;
    if (asked === 1) throw new Error('away');
    return { default: Word };
  });
  await expect(Promise.all([Part.load(), Part.load()])).rejects.toThrow('away');
  expect(asked).toBe(1);
  await Promise.all([Part.load(), Part.load()]);
  expect(asked).toBe(2);
});
