import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Room } from './room';
import { CollabSocket } from './socket';

// A server in the same process, one WebSocket wide: it answers as ours does,
// but only when the test says so.

const user = { id: 'p1', name: 'Astrid', organisation: 'Odense', colour: 'blue' };
const rooms: Room[] = [];
let sockets: FakeSocket[] = [];
let reachable = true;
let stored: Y.Doc;
let answering = true;
let scope = 'read-write';
/** Why nobody is let into the document; empty: everyone is. */
let denied = '';

class FakeSocket extends EventTarget {
  readyState = 0;
  binaryType = '';
  identifier = 0;
  owed = 0;
  constructor() {
    super();
    sockets.push(this);
    queueMicrotask(() => {
      if (!reachable) return this.end(1006);
      this.readyState = 1;
      this.dispatchEvent(new Event('open'));
    });
  }
  send(frame: Uint8Array) {
    const decoder = decoding.createDecoder(frame);
    const document = decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === 2) {
      this.say(document, 2, (e) => {
        encoding.writeVarUint(e, denied ? 1 : 2);
        encoding.writeVarString(e, denied || scope);
      });
    }
    if (type !== 0 || denied) return;
    if (decoding.readVarUint(decoder) === 0) {
      const vector = decoding.readVarUint8Array(decoder);
      this.say(document, 0, (e) => {
        encoding.writeVarUint(e, 1);
        encoding.writeVarUint8Array(e, Y.encodeStateAsUpdate(stored, vector));
      });
      this.say(document, 0, (e) => {
        encoding.writeVarUint(e, 0);
        encoding.writeVarUint8Array(e, Y.encodeStateVector(stored));
      });
      return;
    }
    if (scope === 'read-write') Y.applyUpdate(stored, decoding.readVarUint8Array(decoder));
    this.owed += 1;
    if (answering) this.answer();
  }
  answer(applied = scope === 'read-write') {
    for (; this.owed > 0; this.owed--)
      this.say('d1', 8, (e) => encoding.writeVarInt(e, applied ? 1 : 0));
  }
  event(payload: object) {
    this.say('d1', 5, (e) => encoding.writeVarString(e, JSON.stringify(payload)));
  }
  say(document: string, type: number, body: (e: encoding.Encoder) => void) {
    const e = encoding.createEncoder();
    encoding.writeVarString(e, document);
    encoding.writeVarUint(e, type);
    body(e);
    const bytes = encoding.toUint8Array(e);
    const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    queueMicrotask(() => {
      if (this.readyState === 1) this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
  end(code: number) {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason: '' }));
  }
  close() {
    this.end(1000);
  }
}

const last = () => sockets[sockets.length - 1] as FakeSocket;
const settle = (ms = 20) => vi.advanceTimersByTimeAsync(ms);
const type = (room: Room, text: string) => room.doc.getText('t').insert(0, text);
const state = (room: Room) => room.getState().connection;

async function open(): Promise<Room> {
  const socket = new CollabSocket({ url: 'ws://x/collab', WebSocketPolyfill: FakeSocket });
  const room = new Room('d1', user, socket);
  rooms.push(room);
  await settle();
  return room;
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  reachable = true;
  answering = true;
  scope = 'read-write';
  denied = '';
  stored = new Y.Doc();
  stored.getText('t').insert(0, 'here before');
  localStorage.clear();
});
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
  vi.useRealTimers();
});

describe('a room', () => {
  it('is filled without packing anew what fills it, and follows what comes then', async () => {
    const socket = new CollabSocket({ url: 'ws://x/collab', WebSocketPolyfill: FakeSocket });
    const room = new Room('d1', user, socket);
    rooms.push(room);
    const emitted = vi.spyOn(room.doc, 'emit');
    const packed = () => emitted.mock.calls.filter(([name]) => name === 'update').length;
    await settle();
    expect(room.doc.getText('t').toString()).toBe('here before');
    expect(packed()).toBe(0);
    answering = false;
    type(room, 'a');
    expect(packed()).toBe(1);
    expect(state(room)).toEqual({ state: 'live', saving: 1 });
    await settle();
    expect(stored.getText('t').toString()).toBe('ahere before');
  });

  it('becomes live with what the server has', async () => {
    const room = await open();
    expect(state(room)).toEqual({ state: 'live', saving: 0 });
    expect(room.getState().loaded).toBe(true);
    expect(room.doc.getText('t').toString()).toBe('here before');
    expect(room.getState().right).toBe('write');
  });

  it('is saving until the answer, then saved', async () => {
    const room = await open();
    answering = false;
    type(room, 'a');
    type(room, 'b');
    await settle();
    expect(state(room)).toEqual({ state: 'live', saving: 2 });
    last().answer();
    await settle();
    expect(state(room)).toEqual({ state: 'live', saving: 0 });
  });

  it('counts what is written offline and stores it on return, each once', async () => {
    const room = await open();
    reachable = false;
    last().end(1006);
    type(room, 'a');
    type(room, 'b');
    expect(state(room)).toEqual({ state: 'connecting', unsaved: 2 });
    await settle(3_000);
    expect(state(room)).toEqual({ state: 'offline', unsaved: 2 });
    type(room, 'c');
    expect(state(room)).toEqual({ state: 'offline', unsaved: 3 });
    reachable = true;
    answering = false;
    await settle(11_000);
    expect(state(room)).toEqual({ state: 'live', saving: 3 });
    // One message brought them all; a queue of old updates would owe more.
    expect(last().owed).toBe(1);
    last().answer();
    await settle();
    expect(state(room)).toEqual({ state: 'live', saving: 0 });
    expect(stored.getText('t').toString()).toBe('cbahere before');
  });

  it('comes back at once when the network does', async () => {
    const room = await open();
    reachable = false;
    last().end(1006);
    await settle(30_000);
    expect(state(room).state).toBe('offline');
    reachable = true;
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(state(room).state).toBe('live');
  });

  it('remembers over a new load how much was not stored', async () => {
    const room = await open();
    reachable = false;
    last().end(1006);
    type(room, 'a');
    type(room, 'b');
    await room.close();
    const again = await open();
    await settle(3_000);
    expect(state(again)).toEqual({ state: 'offline', unsaved: 2 });
    reachable = true;
    await settle(11_000);
    expect(state(again)).toEqual({ state: 'live', saving: 0 });
    await again.close();
    expect(Object.keys(localStorage).filter((key) => key.includes('unsaved'))).toEqual([]);
  });

  it('tells when the server cannot store', async () => {
    const room = await open();
    answering = false;
    last().event({ type: 'storage', state: 'away' });
    type(room, 'a');
    await settle();
    expect(state(room)).toEqual({ state: 'storage-away', unsaved: 1 });
    last().event({ type: 'storage', state: 'ok' });
    last().answer();
    await settle();
    expect(state(room)).toEqual({ state: 'live', saving: 0 });
  });

  it('hears of a changed right at once', async () => {
    const room = await open();
    const heard: unknown[] = [];
    room.onEvent((event) => heard.push(event));
    last().event({ type: 'right', right: 'comment' });
    await settle();
    expect(room.getState().right).toBe('comment');
    expect(heard).toEqual([{ type: 'right', right: 'comment' }]);
  });

  it('keeps the text and says so when a change is not accepted', async () => {
    const room = await open();
    answering = false;
    type(room, 'mine ');
    await settle();
    last().answer(false);
    await settle(400);
    expect(state(room)).toEqual({ state: 'refused', code: 'not-accepted', unsaved: 1 });
    expect(room.doc.getText('t').toString()).toBe('mine here before');
  });

  it('does not blame a reader for what Yjs tidies up by itself', async () => {
    scope = 'readonly';
    const room = await open();
    // The answer to the first exchange, and to what was tidied up later, is "not saved".
    await settle(400);
    type(room, 'tidy');
    await settle(400);
    expect(last().owed).toBe(0);
    expect(state(room)).toEqual({ state: 'live', saving: 0 });
  });

  it('keeps what was written before the right to write was withdrawn', async () => {
    const room = await open();
    answering = false;
    type(room, 'mine ');
    last().event({ type: 'right', right: 'comment' });
    await settle();
    last().answer(false);
    await settle(400);
    expect(state(room)).toEqual({ state: 'refused', code: 'not-accepted', unsaved: 1 });
  });

  it('does not blame the person when a restart leaves a change unanswered', async () => {
    const room = await open();
    answering = false;
    type(room, 'mine ');
    await settle();
    last().answer(false);
    await settle(1);
    answering = true;
    last().end(1012);
    await settle(5_000);
    expect(state(room)).toEqual({ state: 'live', saving: 0 });
    expect(stored.getText('t').toString()).toBe('mine here before');
  });

  it('stops when signed out, and goes on after signing in', async () => {
    const room = await open();
    last().end(4401);
    const tries = sockets.length;
    await settle(60_000);
    expect(sockets.length).toBe(tries);
    expect(state(room)).toEqual({ state: 'refused', code: 'signed-out', unsaved: 0 });
    room.retry();
    await settle();
    expect(state(room).state).toBe('live');
  });

  it('does not send again what was too large, until asked to', async () => {
    const room = await open();
    answering = false;
    type(room, 'large');
    await settle();
    last().end(4413);
    await settle(20_000);
    expect(state(room)).toEqual({ state: 'refused', code: 'too-large', unsaved: 1 });
    answering = true;
    room.retry();
    await settle();
    expect(state(room)).toEqual({ state: 'live', saving: 0 });
  });

  it('keeps what was written when the server has become newer than the page', async () => {
    const room = await open();
    answering = false;
    type(room, 'mine ');
    await settle();
    // A new server has a newer document, which this page must not see.
    denied = 'outdated';
    stored = new Y.Doc();
    stored.getText('t').insert(0, 'newer');
    last().end(1012);
    await settle(5_000);
    expect(state(room)).toEqual({ state: 'refused', code: 'outdated', unsaved: 1 });
    expect(stored.getText('t').toString()).toBe('newer');
    expect(room.doc.getText('t').toString()).toBe('mine here before');
    const tries = sockets.length;
    await settle(60_000);
    expect(sockets.length - tries).toBeLessThan(2);
  });

  it('goes on without a word after a slow connection was closed', async () => {
    const room = await open();
    last().end(4408);
    await settle(1_500);
    expect(state(room)).toEqual({ state: 'live', saving: 0 });
  });

  it('shows who is here, each person once', async () => {
    const room = await open();
    expect(room.getState().people).toEqual([{ ...user, you: true }]);
  });
});
