import { afterEach, describe, expect, it, vi } from 'vitest';
import { onSignedOut, request } from './client';
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
const failure = () => request('GET', '/api/v1/me').catch((error: unknown) => error as ApiError);

afterEach(() => noteAnswered());

describe('a refusal', () => {
  it('carries the words of the server', async () => {
    answer(409, { title: 'Last coordinator', detail: 'Make somebody else coordinator first.' });
    const error = await failure();
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 409, detail: 'Make somebody else coordinator first.' });
    expect(isAway()).toBe(false);
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

it('reads an empty answer as nothing', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 204 }));
  expect(await request('DELETE', '/api/v1/comments/1')).toBeUndefined();
});
