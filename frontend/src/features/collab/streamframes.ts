// Reads what the server sends over a stream: events of text/event-stream, whose
// data is base64 of the same bytes a WebSocket would carry (RFC 6455; frames of
// a server are whole and not masked).

export interface ServerEvent {
  name: string;
  data: string;
}

/** Cuts text, in whatever pieces it comes, into events. Comments are passed over. */
export class EventReader {
  private rest = '';
  private name = 'message';
  private data = '';

  push(text: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (this.data) events.push({ name: this.name, data: this.data });
        this.name = 'message';
        this.data = '';
      } else if (line.startsWith('data: ')) this.data += line.slice(6);
      else if (line.startsWith('event: ')) this.name = line.slice(7);
    }
    return events;
  }
}

export const opcode = { binary: 0x2, close: 0x8, ping: 0x9 } as const;

export interface ServerFrame {
  opcode: number;
  payload: Uint8Array<ArrayBuffer>;
}

/** Cuts bytes, in whatever pieces they come, into frames. */
export class FrameReader {
  private parts: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;
  /** Less than this is not a frame; so a long one is put together once. */
  private need = 2;

  push(bytes: Uint8Array<ArrayBuffer>): ServerFrame[] {
    this.parts.push(bytes);
    this.size += bytes.length;
    if (this.size < this.need) return [];
    const all = joined(this.parts);
    const frames: ServerFrame[] = [];
    let at = 0;
    for (;;) {
      const head = readHead(all, at);
      this.need = head ? head.size + head.length : all.length - at + 1;
      if (!head || at + this.need > all.length) break;
      const begin = at + head.size;
      frames.push({
        opcode: (all[at] ?? 0) & 0xf,
        payload: all.slice(begin, begin + head.length),
      });
      at = begin + head.length;
    }
    this.parts = [all.subarray(at)];
    this.size = all.length - at;
    return frames;
  }
}

function readHead(bytes: Uint8Array<ArrayBuffer>, at: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  if (view.byteLength < 2) return null;
  const short = view.getUint8(1);
  if (short < 126) return { size: 2, length: short };
  if (short === 126) return view.byteLength < 4 ? null : { size: 4, length: view.getUint16(2) };
  return view.byteLength < 10 ? null : { size: 10, length: Number(view.getBigUint64(2)) };
}

export function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
