import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

/** A device whose storage answers when the test says so. */
const device = vi.hoisted(() => ({ ready: () => {}, opened: 0 }));

vi.mock('y-indexeddb', () => ({
  IndexeddbPersistence: class {
    db = null;
    _storeUpdate = () => {};
    whenSynced = new Promise<void>((resolve) => {
      device.opened += 1;
      device.ready = resolve;
    });
    destroy = async () => {};
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  device.opened = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Opens a copy on a device whose probe is answered by the returned functions. */
async function openingOn(onLate = () => {}) {
  const probe = { result: { close: () => {} } } as unknown as IDBOpenDBRequest;
  vi.stubGlobal('indexedDB', { open: () => probe });
  const { openLocalCopy } = await import('./localcopy');
  const copy = openLocalCopy('p', 'd', new Y.Doc(), onLate);
  return {
    copy,
    works: () => probe.onsuccess?.({} as Event),
    fails: () => probe.onerror?.({ preventDefault: () => {} } as unknown as Event),
  };
}

it('is kept when the device answers', async () => {
  const { copy, works } = await openingOn();
  works();
  await vi.waitFor(() => expect(device.opened).toBe(1));
  device.ready();
  expect(await copy).toMatchObject({ kept: true, late: false });
});

it('is not waited for, and is kept from when a slow device has opened it', async () => {
  const onLate = vi.fn();
  const { copy, works } = await openingOn(onLate);
  await vi.advanceTimersByTimeAsync(3_000);
  const late = await copy;
  expect(late).toMatchObject({ kept: false, late: true });
  late.follow(false);
  works();
  await vi.waitFor(() => expect(device.opened).toBe(1));
  expect(onLate).not.toHaveBeenCalled();
  device.ready();
  await vi.waitFor(() => expect(onLate).toHaveBeenCalledOnce());
  expect(late.kept).toBe(true);
});

it('is never kept where the browser refuses storage', async () => {
  const onLate = vi.fn();
  const { copy, fails } = await openingOn(onLate);
  fails();
  expect(await copy).toMatchObject({ kept: false, late: false });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(onLate).not.toHaveBeenCalled();
  expect(device.opened).toBe(0);
});

it('is not opened any more when the room has been left', async () => {
  const { copy, works } = await openingOn();
  await vi.advanceTimersByTimeAsync(3_000);
  await (await copy).close();
  works();
  await vi.advanceTimersByTimeAsync(10);
  expect(device.opened).toBe(0);
});
