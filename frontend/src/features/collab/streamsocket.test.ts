import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StreamSocket } from './streamsocket';

// A server of streams in the same process: what it is posted, it keeps.

let posts: { chunk: number; bytes: Uint8Array }[] = [];
let statuses: number[] = [];
let opening = 200;
let stream: ReadableStreamDefaultController<Uint8Array>;
let release: (() => void) | null = null;

beforeEach(() => {
  posts = [];
  statuses = [];
  opening = 200;
  release = null;
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const chunk = Number(new Headers(init.headers).get('Samrad-Chunk'));
    if (init.method !== 'POST') {
      if (opening !== 200) return new Response('', { status: opening });
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          stream = controller;
        },
      });
      init.signal?.addEventListener('abort', () => {
        try {
          stream.error(new Error('aborted'));
        } catch {
          // Closed already.
        }
      });
      say('event: open\ndata: {"id":"n.secret","chunk":10}\n\n');
      return new Response(body, { status: 200 });
    }
    if (new URL(url).pathname !== '/collab/stream/n.secret') throw new Error(`posted to ${url}`);
    if (release) await new Promise<void>((resolve) => (release = resolve));
    const status = statuses.shift() ?? 204;
    if (status === 0) throw new TypeError('network');
    posts.push({ chunk, bytes: new Uint8Array(init.body as unknown as Uint8Array) });
    return new Response(null, { status });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const say = (text: string) => stream.enqueue(new TextEncoder().encode(text));
const sayFrame = (...bytes: number[]) => say(`data: ${btoa(String.fromCharCode(...bytes))}\n\n`);
const settled = () => vi.advanceTimersByTimeAsync(0);

async function opened() {
  const socket = new StreamSocket('http://here/collab/stream?schemas=strategy.3');
  const closes: CloseEvent[] = [];
  const messages: Uint8Array[] = [];
  socket.addEventListener('close', (event) => closes.push(event as CloseEvent));
  socket.addEventListener('message', (event) =>
    messages.push(new Uint8Array((event as MessageEvent<ArrayBuffer>).data)),
  );
  await settled();
  return { socket, closes, messages };
}

describe('StreamSocket', () => {
  it('opens, hears frames, and is told why it ends', async () => {
    const { socket, closes, messages } = await opened();
    expect(socket.readyState).toBe(1);
    sayFrame(0x82, 2, 7, 8, 0x82, 1, 9);
    await settled();
    expect(messages.map((m) => [...m])).toEqual([[7, 8], [9]]);
    sayFrame(0x88, 5, 0x11, 0x33, 0x62, 0x79, 0x65);
    await settled();
    expect(closes.map((c) => [c.code, c.reason])).toEqual([[4403, 'bye']]);
    expect(socket.readyState).toBe(3);
  });

  it('posts each frame after its length, in chunks no larger than allowed', async () => {
    const { socket } = await opened();
    socket.send(new Uint8Array([1, 2, 3]));
    socket.send(new Uint8Array(20).fill(5));
    await settled();
    expect(posts.map((p) => p.chunk)).toEqual(posts.map((_, i) => i + 1));
    expect(posts.every((p) => p.bytes.length <= 10)).toBe(true);
    const all = posts.flatMap((p) => [...p.bytes]);
    expect(all).toEqual([3, 0, 0, 0, 1, 2, 3, 20, 0, 0, 0, ...new Array(20).fill(5)]);
  });

  it('sends what came up during a post together, after it', async () => {
    const { socket } = await opened();
    release = () => {};
    socket.send(new Uint8Array([1]));
    await settled();
    socket.send(new Uint8Array([2]));
    socket.send(new Uint8Array([3]));
    await settled();
    expect(posts).toHaveLength(0);
    const go = release;
    release = null;
    go();
    await settled();
    expect(posts.map((p) => p.bytes.length)).toEqual([5, 10]);
  });

  it('repeats a chunk whose answer was lost, with the same number', async () => {
    const { socket, closes } = await opened();
    statuses = [0, 503, 204];
    socket.send(new Uint8Array([1]));
    await vi.advanceTimersByTimeAsync(5_000);
    socket.send(new Uint8Array([2]));
    await settled();
    expect(posts.map((p) => p.chunk)).toEqual([1, 1, 2]);
    expect(closes).toEqual([]);
  });

  it('ends when a chunk is refused, or cannot be delivered', async () => {
    const refused = await opened();
    statuses = [409];
    refused.socket.send(new Uint8Array([1]));
    await settled();
    expect(refused.closes.map((c) => c.code)).toEqual([1006]);
    const lost = await opened();
    statuses = new Array(200).fill(0);
    lost.socket.send(new Uint8Array([1]));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(lost.closes).toEqual([]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(lost.closes.map((c) => c.code)).toEqual([1006]);
  });

  it('answers a ping with an empty chunk', async () => {
    await opened();
    sayFrame(0x89, 0);
    await settled();
    expect(posts.map((p) => [p.chunk, p.bytes.length])).toEqual([[1, 0]]);
  });

  it('ends when the answer ends, and when it cannot begin', async () => {
    const cut = await opened();
    stream.close();
    await settled();
    expect(cut.closes.map((c) => c.code)).toEqual([1006]);
    opening = 401;
    expect((await opened()).closes.map((c) => c.code)).toEqual([4401]);
    opening = 503;
    expect((await opened()).closes.map((c) => c.code)).toEqual([1006]);
  });

  it('says nothing more once it is closed', async () => {
    const { socket, closes, messages } = await opened();
    socket.close();
    expect(closes).toEqual([]); // not within the call
    socket.send(new Uint8Array([1]));
    await settled();
    expect(closes.map((c) => c.code)).toEqual([1000]);
    expect(posts).toEqual([]);
    expect(messages).toEqual([]);
  });
});
