import { closeCodes } from './closecodes';
import { EventReader, FrameReader, fromBase64, joined, opcode } from './streamframes';

/** Names the chunk of a post, and proves to the server that this is its own page. */
const chunkHeader = 'Samrad-Chunk';

/** The server answers a post within 20 s; proxies may take longer to give up. */
const postLimit = 30_000;
/** Posts that fail are repeated for so long; then the connection counts as lost. */
const patience = 30_000;
const firstPause = 250;
const longestPause = 4_000;

/**
 * Looks like a WebSocket, for networks that let none through: what the server
 * says comes as one long answer, what we say goes in posts, one after the other
 * and numbered, so that one whose answer was lost can be sent again. Frames that
 * wait for a post travel together in the next.
 */
export class StreamSocket extends EventTarget {
  readyState: number = WebSocket.CONNECTING;
  binaryType = 'arraybuffer';
  /** Set by the provider. */
  identifier = 0;
  private readonly ending = new AbortController();
  private readonly frames = new FrameReader();
  private address = '';
  private chunkBytes = 0;
  private chunk = 0;
  /** Bytes not posted yet: each frame after its length. */
  private waiting: Uint8Array[] = [];
  private lifeSign = false;
  private posting = false;

  constructor(readonly url: string) {
    super();
    void this.open();
  }

  send(frame: Uint8Array) {
    if (this.readyState !== WebSocket.OPEN) return;
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, frame.length, true);
    this.waiting.push(length, frame);
    void this.post();
  }

  close() {
    this.end(closeCodes.normal, '');
  }

  private async open() {
    try {
      const answer = await fetch(this.url, {
        headers: { Accept: 'text/event-stream', [chunkHeader]: '0' },
        cache: 'no-store',
        signal: this.ending.signal,
      });
      if (answer.status === 401) return this.end(closeCodes.signedOut, 'signed out');
      if (!answer.ok || !answer.body) return this.end(lost, '');
      await this.read(answer.body.getReader());
    } catch {
      // Cut off, or ended by us.
    }
    this.end(lost, '');
  }

  private async read(reader: ReadableStreamDefaultReader<Uint8Array>) {
    const text = new TextDecoder();
    const events = new EventReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const { name, data } of events.push(text.decode(value, { stream: true }))) {
        if (name === 'open') this.opened(data);
        else this.take(fromBase64(data));
        if (this.readyState === WebSocket.CLOSED) return;
      }
    }
  }

  private opened(data: string) {
    const { id, chunk } = JSON.parse(data) as { id: string; chunk: number };
    const address = new URL(this.url);
    address.pathname += `/${id}`;
    this.address = address.href;
    this.chunkBytes = chunk;
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  private take(bytes: Uint8Array<ArrayBuffer>) {
    for (const frame of this.frames.push(bytes)) {
      if (this.readyState !== WebSocket.OPEN) return;
      if (frame.opcode === opcode.binary) {
        this.dispatchEvent(new MessageEvent('message', { data: frame.payload.buffer }));
      } else if (frame.opcode === opcode.ping) {
        this.lifeSign = true;
        void this.post();
      } else if (frame.opcode === opcode.close && frame.payload.length >= 2) {
        const { buffer } = frame.payload;
        this.end(new DataView(buffer).getUint16(0), new TextDecoder().decode(buffer.slice(2)));
      }
    }
  }

  /** Posts what waits, until nothing does. */
  private async post() {
    if (this.posting) return;
    this.posting = true;
    while (this.readyState === WebSocket.OPEN && (this.waiting.length > 0 || this.lifeSign)) {
      this.lifeSign = false;
      const bytes = this.nextChunk();
      this.chunk += 1;
      if (!(await this.postChunk(bytes))) return this.end(lost, '');
    }
    this.posting = false;
  }

  private nextChunk(): Uint8Array<ArrayBuffer> {
    const parts: Uint8Array[] = [];
    let room = this.chunkBytes;
    for (let part = this.waiting[0]; part && room > 0; part = this.waiting[0]) {
      parts.push(part.subarray(0, room));
      if (part.length > room) this.waiting[0] = part.subarray(room);
      else this.waiting.shift();
      room -= Math.min(room, part.length);
    }
    return joined(parts);
  }

  /** False if it cannot be delivered. */
  private async postChunk(body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const giveUp = Date.now() + patience;
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      const status = await this.tryChunk(body);
      if (status === 204) return true;
      // 4xx will not get better; 5xx and no answer at all may.
      if (status >= 400 && status < 500) return false;
      if (this.readyState !== WebSocket.OPEN || Date.now() > giveUp) return false;
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    }
  }

  /** The status of the answer; 0 if there is none. */
  private async tryChunk(body: Uint8Array<ArrayBuffer>): Promise<number> {
    const limit = new AbortController();
    const stop = () => limit.abort();
    const timer = setTimeout(stop, postLimit);
    this.ending.signal.addEventListener('abort', stop);
    try {
      const answer = await fetch(this.address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', [chunkHeader]: String(this.chunk) },
        body,
        cache: 'no-store',
        signal: limit.signal,
      });
      return answer.status;
    } catch {
      return 0;
    } finally {
      clearTimeout(timer);
      this.ending.signal.removeEventListener('abort', stop);
    }
  }

  private end(code: number, reason: string) {
    if (this.readyState === WebSocket.CLOSED) return;
    const wasOpen = this.readyState === WebSocket.OPEN;
    this.readyState = WebSocket.CLOSED;
    this.waiting = [];
    this.ending.abort();
    // As a WebSocket does it: never within the call that closes.
    queueMicrotask(() => {
      if (!wasOpen) this.dispatchEvent(new Event('error'));
      this.dispatchEvent(new CloseEvent('close', { code, reason }));
    });
  }
}

/** The connection went without a word: what a WebSocket calls 1006. */
const lost = 1006;
