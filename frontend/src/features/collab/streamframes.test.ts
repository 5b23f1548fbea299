import { describe, expect, it } from 'vitest';
import { EventReader, FrameReader, fromBase64, joined } from './streamframes';

/** A frame as the server writes it: final, not masked. */
function frame(opcode: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const n = payload.length;
  const head =
    n < 126
      ? [n]
      : n < 65536
        ? [126, n >> 8, n & 255]
        : [127, 0, 0, 0, 0, 0, (n >> 16) & 255, (n >> 8) & 255, n & 255];
  return joined([new Uint8Array([0x80 | opcode, ...head]), payload]);
}

describe('EventReader', () => {
  it('reads events in whatever pieces they come', () => {
    const text = ':   \n\nevent: open\ndata: {"id":"a"}\n\ndata: AQI=\n\n';
    const whole = new EventReader().push(text);
    expect(whole).toEqual([
      { name: 'open', data: '{"id":"a"}' },
      { name: 'message', data: 'AQI=' },
    ]);
    const reader = new EventReader();
    expect([...text].flatMap((c) => reader.push(c))).toEqual(whole);
  });
});

describe('FrameReader', () => {
  const sizes = [0, 1, 125, 126, 65535, 65536, 200_000];
  const all = sizes.map((n) => new Uint8Array(n).map((_, i) => i * 7));
  const bytes = joined(all.map((payload, i) => frame(i % 2 ? 2 : 9, payload)));

  it('reads frames of every length', () => {
    const frames = new FrameReader().push(bytes);
    expect(frames.map((f) => f.payload.length)).toEqual(sizes);
    expect(frames.map((f) => f.opcode)).toEqual([9, 2, 9, 2, 9, 2, 9]);
    expect(frames.every((f, i) => f.payload.every((b, j) => b === all[i]?.[j]))).toBe(true);
  });

  it.each([1, 3, 1000, 65537])('in pieces of %d bytes', (size) => {
    const reader = new FrameReader();
    const lengths: number[] = [];
    const part = bytes.slice(0, size === 1 ? 400 : bytes.length);
    for (let at = 0; at < part.length; at += size)
      for (const f of reader.push(part.slice(at, at + size))) lengths.push(f.payload.length);
    expect(lengths).toEqual(size === 1 ? [0, 1, 125, 126] : sizes);
  });
});

it('reads base64 of all bytes', () => {
  const bytes = new Uint8Array(256).map((_, i) => i);
  expect(fromBase64(btoa(String.fromCharCode(...bytes)))).toEqual(bytes);
});
