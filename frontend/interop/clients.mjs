// Real JavaScript clients: yjs with y-websocket and with @hocuspocus/provider,
// and a bare socket for frames that no honest client sends.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { until, within } from './wait.mjs';

function socketWith(headers, onClose) {
  return class extends WebSocket {
    constructor(url) {
      super(url, { headers });
      this.on('close', (code, reason) => onClose?.({ code, reason: String(reason) }));
      // Closed while it connects, ws reports an error, and the Hocuspocus provider
      // has stopped listening by then: nobody's error would end the process.
      this.on('error', () => {});
    }
  };
}

const address = (program) => `${program.url.replace('http', 'ws')}/collab`;

/** What both kinds of client have in common. */
class Client {
  constructor(program, doc) {
    this.program = program;
    program.guests.add(this);
    this.doc = doc ?? new Y.Doc();
    this.closes = [];
    this.sawClose = (close) => this.closes.push(close);
  }

  /** The document's Y.Text "t": the shortest thing to type into. */
  get text() {
    return this.doc.getText('t');
  }

  async synced() {
    await until(`${this.kind} client to be synced`, () => this.isSynced, {
      detail: () => JSON.stringify(this.closes),
    });
    return this;
  }

  closed() {
    return until(`${this.kind} client's socket to be closed`, () => this.closes.at(-1));
  }

  /** Presence as the frontend publishes it. */
  present(me, more = {}) {
    this.awareness.setLocalState({
      user: {
        id: me.id,
        name: me.name,
        organisation: me.organisation.shortName,
        colour: me.organisation.colour,
      },
      ...more,
    });
  }

  /** The names this client sees as present, itself left out. */
  others() {
    return [...this.awareness.getStates()]
      .filter(([id]) => id !== this.doc.clientID)
      .map(([, state]) => state.user?.name)
      .sort();
  }
}

class YWebsocketClient extends Client {
  kind = 'y-websocket';

  constructor(program, document, token, doc) {
    super(program, doc);
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    this.provider = new WebsocketProvider(address(program), document, this.doc, {
      WebSocketPolyfill: socketWith(headers, this.sawClose),
      disableBc: true,
    });
    // A refused handshake is an error event; the tests look at `errors`.
    this.errors = [];
    this.provider.on('connection-error', (event) =>
      this.errors.push(event.message ?? String(event)),
    );
    this.awareness = this.provider.awareness;
  }

  get isSynced() {
    return this.provider.synced;
  }

  leave() {
    this.program.guests.delete(this);
    this.provider.destroy();
    this.awareness.destroy();
    return this;
  }
}

class HocuspocusClient extends Client {
  kind = 'hocuspocus';

  constructor(program, document, token, doc, socket) {
    super(program, doc);
    this.stateless = [];
    this.refused = [];
    this.scopes = [];
    this.ownSocket = !socket;
    this.socket = socket ?? hocuspocusSocket(program, this.sawClose);
    this.provider = new HocuspocusProvider({
      name: document,
      document: this.doc,
      token,
      websocketProvider: this.socket,
      onStateless: ({ payload }) => this.stateless.push(JSON.parse(payload)),
      onAuthenticated: ({ scope }) => this.scopes.push(scope),
      onAuthenticationFailed: ({ reason }) => this.refused.push(reason),
    });
    this.provider.attach();
    this.awareness = this.provider.awareness;
  }

  get isSynced() {
    return this.provider.isSynced && this.provider.unsyncedChanges === 0;
  }

  /** Resolves when the server has acknowledged everything this client wrote. */
  async saved() {
    await until('everything to be acknowledged', () => this.provider.unsyncedChanges === 0);
    return this;
  }

  leave() {
    this.program.guests.delete(this);
    this.provider.destroy();
    if (this.ownSocket) this.socket.destroy();
    return this;
  }
}

/** One socket that several Hocuspocus clients may share, as the frontend's rooms do. */
export function hocuspocusSocket(program, onClose, headers = {}) {
  return new HocuspocusProviderWebsocket({
    url: address(program),
    WebSocketPolyfill: socketWith(headers, onClose),
    delay: 100,
    minDelay: 100,
    maxDelay: 500,
  });
}

export const kinds = {
  'y-websocket': YWebsocketClient,
  hocuspocus: HocuspocusClient,
};

/** Joins a document as this person, without waiting. `doc` continues an earlier one. */
export async function join(kind, program, document, email, { doc, socket } = {}) {
  const token = email ? await program.token(email) : '';
  return new kinds[kind](program, document, token, doc, socket);
}

/** Joins and waits until the client is synced. */
export async function joined(...args) {
  const client = await join(...args);
  return client.synced();
}

/** What someone with no local state is given: joins, reads, leaves. */
export async function fresh(program, document, email, kind = 'hocuspocus') {
  const client = await joined(kind, program, document, email);
  client.leave();
  return client;
}

/** A socket that sends what it is told to, and keeps what it is sent. */
export class BareSocket {
  static async open(program, path, headers = {}) {
    const bare = new BareSocket();
    program.guests.add(bare);
    bare.frames = [];
    bare.ws = new WebSocket(program.url.replace('http', 'ws') + path, { headers });
    bare.ws.binaryType = 'nodebuffer';
    bare.closed = new Promise((resolve) => {
      bare.ws.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
    bare.ws.on('message', (data, isBinary) =>
      bare.frames.push(isBinary ? new Uint8Array(data) : String(data)),
    );
    await within(
      'the socket to open',
      new Promise((resolve, reject) => {
        bare.ws.on('open', resolve);
        bare.ws.on('unexpected-response', (_, response) =>
          reject(
            Object.assign(new Error(`refused with ${response.statusCode}`), {
              status: response.statusCode,
            }),
          ),
        );
        bare.ws.on('error', reject);
      }),
    );
    bare.ws.on('error', () => {});
    return bare;
  }

  send(frame) {
    this.ws.send(frame);
    return this;
  }

  closing() {
    return within('the server to close the socket', this.closed);
  }

  leave() {
    this.ws.terminate();
  }
}
