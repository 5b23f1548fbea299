import { expect, it, vi } from 'vitest';
import { button, press, render } from '@/test-render';
import { later } from './later';
import { Part } from './Part';

/** A part that comes only from the given try on. */
function comesAt(turn: number) {
  let asked = 0;
  return later(async () => {
    asked += 1;
    if (asked < turn) throw new Error('it did not come');
    return { default: () => <b>there</b> };
  });
}

async function page(turn: number) {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const Late = comesAt(turn);
  const place = await render(
    <>
      <p>the rest</p>
      <Part>
        <Late />
      </Part>
    </>,
  );
  await vi.waitFor(() => expect(place.textContent).toContain('could not be shown'));
  expect(told).toHaveBeenCalledWith(new Error('it did not come'));
  return place;
}

it('says that a part did not come, keeps the rest, and asks again', async () => {
  const place = await page(2);
  expect(place.textContent).toContain('the rest');
  await press(button(place, 'Try again'));
  await vi.waitFor(() => expect(place.querySelector('b')?.textContent).toBe('there'));
});

it('loads the page again when it fails twice, if the server answers', async () => {
  const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => {});
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('ok'));
  const place = await page(9);
  await press(button(place, 'Try again'));
  await vi.waitFor(() => button(place, 'Load the page again'));
  await press(button(place, 'Load the page again'));
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
});

it('does not load the page again while there is no server to load it from', async () => {
  const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => {});
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network'));
  const place = await page(3);
  await press(button(place, 'Try again'));
  await vi.waitFor(() => button(place, 'Load the page again'));
  await press(button(place, 'Load the page again'));
  await vi.waitFor(() => expect(place.querySelector('b')?.textContent).toBe('there'));
  expect(reload).not.toHaveBeenCalled();
});
