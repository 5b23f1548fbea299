import { HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import { actionFor, closeCodes } from './closecodes';
import { readSent, type Sent } from './frames';
import { Transport } from './transport';

/** Longer than this without an answer, and a handshake is tried anew. */
const handshakeLimit = 10_000;
const shortestDelay = 500;
const longestDelay = 10_000;

export interface SocketWatcher {
  /** A frame that really left on the present connection. */
  onSent(sent: Sent): void;
  onClosed(code: number): void;
}

export interface SocketOptions {
  url: string;
  /** Tests put their own here; else it is chosen, see transport.ts. */
  WebSocketPolyfill?: unknown;
}

/**
 * The one connection of this tab, a WebSocket or what stands for one. It adds three things to the provider's: it
 * tells each room which frames truly left, it never queues (what cannot be sent
 * now is brought by the next handshake), and it comes back quickly: at once
 * when the network or the tab returns, else after 0.5 to 10 s, spread out so
 * that a restarted server is not met by everyone in the same moment.
 */
export class CollabSocket extends HocuspocusProviderWebsocket {
  private watchers = new Map<string, SocketWatcher>();
  private handshakeTimer: ReturnType<typeof setTimeout> | undefined;

  private readonly transport: Transport;

  constructor(options: SocketOptions) {
    const transport = new Transport({ url: options.url, onChange: () => this.connectNow() });
    super({
      url: options.url,
      // The provider would connect before this class has its own fields.
      autoConnect: false,
      delay: shortestDelay,
      minDelay: shortestDelay,
      maxDelay: longestDelay,
      factor: 2,
      jitter: true,
      WebSocketPolyfill: options.WebSocketPolyfill ?? chosenBy(transport),
    });
    this.transport = transport;
    window.addEventListener('online', this.connectNow);
    window.addEventListener('offline', this.dropNow);
    document.addEventListener('visibilitychange', this.connectWhenSeen);
    void this.connect();
  }

  watch(document: string, watcher: SocketWatcher): () => void {
    this.watchers.set(document, watcher);
    return () => this.watchers.delete(document);
  }

  override send(frame: Uint8Array) {
    const ws = this.webSocket;
    if (ws?.readyState !== 1) return;
    // The ledger first: an answer may not overtake its entry.
    const sent = readSent(frame);
    if (sent) this.watchers.get(sent.document)?.onSent(sent);
    ws.send(frame);
  }

  override createWebSocketConnection() {
    clearTimeout(this.handshakeTimer);
    this.handshakeTimer = setTimeout(() => {
      if (this.status !== WebSocketStatus.Connected) this.webSocket?.close();
    }, handshakeLimit);
    return super.createWebSocketConnection();
  }

  override onClose(payload: { event: CloseEvent }) {
    const code = payload.event?.code ?? 1006;
    const action = actionFor(code);
    if (action.do === 'stop') this.shouldConnect = false;
    this.configuration.delay =
      code === closeCodes.restarting
        ? shortestDelay + Math.round(Math.random() * 1_500)
        : shortestDelay + Math.round(Math.random() * shortestDelay);
    for (const watcher of this.watchers.values()) watcher.onClosed(code);
    super.onClose(payload as never);
  }

  /** Tries now instead of at the end of the present wait. */
  connectNow = () => {
    if (this.shouldConnect && this.status === WebSocketStatus.Disconnected) void this.connect();
  };

  private connectWhenSeen = () => {
    if (document.visibilityState === 'visible') this.connectNow();
  };

  // A socket without a network stays "open" for minutes; say the truth at once.
  private dropNow = () => {
    if (this.webSocket) this.emit('close', { event: { code: 1006, reason: 'network gone' } });
  };

  override destroy() {
    window.removeEventListener('online', this.connectNow);
    window.removeEventListener('offline', this.dropNow);
    document.removeEventListener('visibilitychange', this.connectWhenSeen);
    clearTimeout(this.handshakeTimer);
    this.transport.destroy();
    this.watchers.clear();
    super.destroy();
  }
}

/** The provider says `new` to it, and gets what the transport opens. */
function chosenBy(transport: Transport) {
  return function ChosenSocket() {
    return transport.open();
  };
}
