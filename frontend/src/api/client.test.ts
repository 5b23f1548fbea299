import { afterEach, describe, expect, it, vi } from 'vitest';
import { onSignedOut, readAll, send } from './client';
import { ApiError } from './problem';
import { askNow, isAway, noteAnswered, onReturn } from './reachability';

const answer = (status: number, body: unknown) =>
  vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () =>
      typeof body === 'string'
        ? new Response(body, { status })
        : new Response(JSON.stringify(body), { status }),
    );
const ask = () => send(new Request(new URL('/api/v1/me', window.location.origin)));
const failure = () => ask().catch((error: unknown) => error as ApiError);

afterEach(() => noteAnswered());

describe('a refusal', () => {
  it('carries the words of the server', async () => {
    answer(409, { title: 'Last coordinator', detail: 'Make somebody else coordinator first.' });
    const error = await failure();
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 409, detail: 'Make somebody else coordinator first.' });
    expect(isAway()).toBe(false);
  });

  it('carries what the answer names, and only texts of it', async () => {
    answer(403, {
      errors: [{ location: 'organisation', value: 'Odense' }, { location: 'x', value: 1 }, null, 3],
    });
    expect(await failure()).toMatchObject({ named: { organisation: 'Odense' } });
    answer(403, { errors: 'many' });
    expect(await failure()).toMatchObject({ named: {} });
  });

  it('survives an answer that is no problem document', async () => {
    answer(400, '<html>Bad gateway</html>');
    expect(await failure()).toMatchObject({ status: 400, title: '', detail: '' });
    answer(400, { title: { no: 'text' }, detail: 7 });
    expect(await failure()).toMatchObject({ title: '', detail: '' });
  });

  it('tells the app when the session is over', async () => {
    const told = vi.fn();
    onSignedOut(told);
    answer(401, {});
    await failure();
    expect(told).toHaveBeenCalledOnce();
  });
});

describe('a server that is away', () => {
  it('is noticed by no answer at all and by a proxy that says so, and its return is told once', async () => {
    const back = vi.fn();
    const stop = onReturn(back);
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await failure()).toMatchObject({ status: 0, away: true });
    expect(isAway()).toBe(true);
    await askNow();
    expect(isAway()).toBe(true);
    expect(back).not.toHaveBeenCalled();

    answer(200, {});
    await askNow();
    expect(isAway()).toBe(false);
    expect(back).toHaveBeenCalledOnce();
    stop();

    answer(503, '');
    await failure();
    expect(isAway()).toBe(true);
  });
});

it('reads a list to its end', async () => {
  const pages: Record<string, { items: number[] | null; next?: string }> = {
    '': { items: [1, 2], next: 'b' },
    b: { items: null, next: 'c' },
    c: { items: [3] },
  };
  expect(await readAll(async (cursor) => pages[cursor ?? ''] ?? { items: [] })).toEqual([1, 2, 3]);
});
