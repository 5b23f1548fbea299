import { StreamSocket } from './streamsocket';

/** A handshake takes a round trip or two; a proxy that swallows it answers never. */
const openLimit = 5_000;
/** Joining may wait 15 s for a database; after this, frames are being swallowed. */
const firstWordLimit = 20_000;
/** How often in a row it must fail while plain HTTP works; once more if it had worked before. */
const enough = 2;
/** So long this tab does not try again what is blocked. */
const streamFor = 10 * 60_000;
const storageKey = 'samrad.stream-until';

export type Socket = WebSocket | StreamSocket;

export interface TransportOptions {
  /** Of the WebSocket: ws(s)://host/collab, and a query that the stream gets too. */
  url: string;
  /** The way has changed: connect now, by the new one. */
  onChange: () => void;
}

/**
 * Chooses how this tab reaches the server: by WebSocket, or, where a network
 * lets none through although plain HTTP works, by stream. What was found out
 * holds for this tab, over new loads too, for ten minutes; then the WebSocket is
 * tried beside the stream, and taken again if it opens.
 */
export class Transport {
  private failures = 0;
  private hasWorked = false;
  private current: StreamSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(private readonly options: TransportOptions) {}

  get streaming(): boolean {
    return readUntil() > Date.now();
  }

  /** A new connection, by whatever way is open. */
  open(): Socket {
    clearTimeout(this.timer);
    const socket = this.streaming ? this.openStream() : this.openWebSocket();
    let heard = false;
    socket.addEventListener('message', () => {
      if (heard) return;
      heard = true;
      this.failures = 0;
      this.hasWorked = true;
    });
    socket.addEventListener('close', (event) => {
      // What the server itself says with a code has come through.
      if (!heard && ((event as CloseEvent).code ?? 1006) < 1012) void this.noteFailure();
    });
    return socket;
  }

  destroy() {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private openWebSocket(): WebSocket {
    const socket = new WebSocket(this.options.url);
    let timer = setTimeout(() => socket.close(), openLimit);
    socket.addEventListener('open', () => {
      clearTimeout(timer);
      timer = setTimeout(() => socket.close(), firstWordLimit);
    });
    for (const end of ['message', 'close'])
      socket.addEventListener(end, () => clearTimeout(timer), { once: true });
    return socket;
  }

  private openStream(): StreamSocket {
    const socket = new StreamSocket(streamAddress(this.options.url));
    this.current = socket;
    this.timer = setTimeout(() => this.tryWebSocket(), readUntil() - Date.now());
    return socket;
  }

  private async noteFailure() {
    if (this.ended || !(await this.reachable()) || this.ended) return;
    this.failures += 1;
    if (this.failures < enough + (this.hasWorked ? 1 : 0)) return;
    this.failures = 0;
    this.hasWorked = false;
    // A stream that does not work either is no reason to stay with it.
    writeUntil(this.streaming ? 0 : Date.now() + streamFor);
    this.options.onChange();
  }

  /** Plain HTTP reaches our server, which could take us in, and not some page of the network's own. */
  private async reachable(): Promise<boolean> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), openLimit);
    try {
      const answer = await fetch('/readyz', { cache: 'no-store', signal: stop.signal });
      return answer.ok && (await answer.text()).trim() === 'ok';
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Beside the stream, which goes on until the WebSocket has opened. */
  private tryWebSocket() {
    const probe = this.openWebSocket();
    let opened = false;
    probe.addEventListener('open', () => {
      opened = true;
      probe.close();
      writeUntil(0);
      // Its end makes the provider connect again, now by WebSocket.
      if (!this.ended) this.current?.close();
    });
    probe.addEventListener('close', () => {
      if (opened || this.ended) return;
      writeUntil(Date.now() + streamFor);
      this.timer = setTimeout(() => this.tryWebSocket(), streamFor);
    });
  }
}

/** Beside the WebSocket's, with the same query. */
function streamAddress(url: string): string {
  const address = new URL(url.replace(/^ws/, 'http'));
  address.pathname += '/stream';
  return address.href;
}

function readUntil(): number {
  try {
    return Number(sessionStorage.getItem(storageKey)) || 0;
  } catch {
    return remembered;
  }
}

let remembered = 0;

function writeUntil(time: number) {
  remembered = time;
  try {
    if (time > 0) sessionStorage.setItem(storageKey, String(time));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Remembered until the next load, then.
  }
}
