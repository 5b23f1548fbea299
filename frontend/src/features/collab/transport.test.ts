import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StreamSocket } from './streamsocket';
import { Transport } from './transport';

let websockets: FakeWebSocket[] = [];
let blocked = true;
let ready = 200;
let changes = 0;
let transport: Transport;

class FakeWebSocket extends EventTarget {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSED = 3;
  readyState = 0;
  constructor(readonly url: string) {
    super();
    websockets.push(this);
    if (!blocked) queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }
  close(code = 1006) {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
  hear() {
    this.dispatchEvent(new Event('message'));
  }
}

beforeEach(() => {
  websockets = [];
  blocked = true;
  ready = 200;
  changes = 0;
  sessionStorage.clear();
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeWebSocket);
  vi.stubGlobal('fetch', async (url: string) => {
    if (url === '/readyz') return new Response('ok\n', { status: ready });
    return new Promise(() => {}); // a stream that waits
  });
  transport = new Transport({
    url: 'ws://here/collab?schemas=strategy.3',
    onChange: () => changes++,
  });
});
afterEach(() => {
  transport.destroy();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const settled = () => vi.advanceTimersByTimeAsync(0);
async function refused() {
  transport.open();
  websockets.at(-1)?.close(1006);
  await settled();
}

describe('Transport', () => {
  it('takes the stream when the WebSocket fails twice and HTTP works', async () => {
    await refused();
    expect([transport.streaming, changes]).toEqual([false, 0]);
    await refused();
    expect([transport.streaming, changes]).toEqual([true, 1]);
    const socket = transport.open();
    expect(socket).toBeInstanceOf(StreamSocket);
    expect((socket as StreamSocket).url).toBe('http://here/collab/stream?schemas=strategy.3');
  });

  it('takes a handshake that is never answered for blocked', async () => {
    for (let i = 0; i < 2; i++) {
      transport.open();
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(transport.streaming).toBe(true);
  });

  it('takes a WebSocket through which nothing comes for blocked', async () => {
    blocked = false;
    for (let i = 0; i < 2; i++) {
      transport.open();
      await vi.advanceTimersByTimeAsync(20_000);
    }
    expect(transport.streaming).toBe(true);
  });

  it('stays when nothing is reachable, or the server cannot take anyone in', async () => {
    ready = 503;
    for (let i = 0; i < 5; i++) await refused();
    expect(transport.streaming).toBe(false);
  });

  it('stays when the server itself says no', async () => {
    blocked = false;
    for (const code of [1012, 1013, 4401, 4408]) {
      transport.open();
      await settled();
      websockets.at(-1)?.close(code);
      await settled();
    }
    expect(transport.streaming).toBe(false);
  });

  it('counts failures in a row only, and one more if it had worked', async () => {
    blocked = false;
    transport.open();
    await settled();
    websockets.at(-1)?.hear();
    websockets.at(-1)?.close(1006);
    await settled();
    blocked = true;
    await refused();
    await refused();
    expect(transport.streaming).toBe(false);
    await refused();
    expect(transport.streaming).toBe(true);
  });

  it('remembers it for the tab', async () => {
    await refused();
    await refused();
    const next = new Transport({ url: 'ws://here/collab?schemas=strategy.3', onChange: () => {} });
    expect(next.open()).toBeInstanceOf(StreamSocket);
    next.destroy();
  });

  it('tries the WebSocket beside the stream, and takes it when it opens', async () => {
    await refused();
    await refused();
    const stream = transport.open();
    let ended = false;
    stream.addEventListener('close', () => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(websockets).toHaveLength(3);
    websockets.at(-1)?.close(1006);
    await settled();
    expect([ended, transport.streaming]).toEqual([false, true]);
    blocked = false;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(websockets).toHaveLength(4);
    expect([ended, transport.streaming]).toEqual([true, false]);
  });

  it('goes back when the stream does not work either', async () => {
    await refused();
    await refused();
    vi.stubGlobal('fetch', async (url: string) =>
      url === '/readyz' ? new Response('ok\n') : new Response('', { status: 502 }),
    );
    for (let i = 0; i < 2; i++) {
      transport.open();
      await settled();
    }
    expect(transport.streaming).toBe(false);
  });
});
