// The stream beside posts, for networks without web sockets, and what is sent to
// it that no honest page sends: each is answered clearly and changes nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as Y from 'yjs';
import { fresh, joined } from './clients.mjs';
import * as frames from './frames.mjs';
import { astrid, freja, lars } from './people.mjs';
import { Program } from './program.mjs';
import { BrowserSession } from './session.mjs';
import { until, within } from './wait.mjs';

let program;
let document;
let hers;
let his;
before(async () => {
  program = await Program.start({ name: 'interop-stream' });
  document = (await (await program.as(astrid)).newDocument()).id;
  [hers, his] = await Promise.all([astrid, lars].map((e) => BrowserSession.signIn(program, e)));
});
after(() => program?.stop());

/** A stream as the frontend opens one, by fetch, and its posts. */
class Stream {
  static async open(session, headers = {}) {
    const stream = new Stream();
    stream.session = session;
    stream.chunk = 0;
    stream.frames = [];
    stream.ending = new AbortController();
    program.guests.add(stream);
    stream.answer = await fetch(`${program.url}/collab/stream`, {
      headers: { Cookie: session?.cookie ?? '', 'Samrad-Chunk': '0', ...headers },
      signal: stream.ending.signal,
    });
    if (stream.answer.status !== 200) return stream;
    stream.ended = stream.read().catch(() => {});
    await until('the stream to open', () => stream.id);
    return stream;
  }

  async read() {
    let text = '';
    let bytes = Buffer.alloc(0);
    for await (const part of this.answer.body) {
      text += Buffer.from(part).toString('latin1');
      const events = text.split('\n\n');
      text = events.pop();
      for (const event of events) {
        if (event.startsWith('event: open')) this.id = JSON.parse(event.split('data: ')[1]).id;
        else if (event.startsWith('data: ')) {
          bytes = this.take(Buffer.concat([bytes, Buffer.from(event.slice(6), 'base64')]));
        }
      }
    }
  }

  /** Takes the whole frames; answers what is left. */
  take(bytes) {
    while (bytes.length >= 2) {
      let [length, head] = [bytes[1], 2];
      if (length === 126) [length, head] = [bytes.readUInt16BE(2), 4];
      else if (length === 127) [length, head] = [Number(bytes.readBigUInt64BE(2)), 10];
      if (bytes.length < head + length) break;
      const payload = bytes.subarray(head, head + length);
      if ((bytes[0] & 15) === 8) this.closed = payload.readUInt16BE(0);
      if ((bytes[0] & 15) === 2 && payload.length > 1) {
        this.frames.push(frames.readHocuspocus(new Uint8Array(payload)));
      }
      bytes = bytes.subarray(head + length);
    }
    return bytes;
  }

  async post(number, body, { headers = {}, id = this.id, session = this.session } = {}) {
    const answer = await fetch(`${program.url}/collab/stream/${id}`, {
      method: 'POST',
      headers: {
        Cookie: session?.cookie ?? '',
        Origin: program.url,
        'Samrad-Chunk': String(number),
        ...headers,
      },
      body,
    });
    const text = await answer.text();
    if (!answer.ok) {
      assert.match(answer.headers.get('content-type'), /problem\+json/, text);
      assert.ok(JSON.parse(text).detail.length > 5, text);
    }
    return answer.status;
  }

  async send(...all) {
    this.chunk += 1;
    assert.equal(await this.post(this.chunk, framed(...all)), 204);
  }

  async joins() {
    await this.send(frames.hocuspocusAuth(document, ''));
    await until('to be let in', () => this.frames.some((f) => f.auth === 2));
    return this;
  }

  leave() {
    this.ending.abort();
  }
}

function framed(...all) {
  return Buffer.concat(
    all.flatMap((frame) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(frame.length);
      return [length, Buffer.from(frame)];
    }),
  );
}

function edit(words) {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, words);
  return frames.hocuspocusUpdate(document, Y.encodeStateAsUpdate(doc));
}

const acknowledged = (stream) =>
  stream.frames.filter((f) => f.kind === frames.message.syncStatus && f.applied).length;

const words = async () => (await fresh(program, document, astrid)).text.toString();

describe('a stream', () => {
  it('carries edits both ways, stored before they are acknowledged', async () => {
    const stream = await (await Stream.open(hers)).joins();
    const other = await joined('hocuspocus', program, document, lars);
    await stream.send(edit('through the wall '));
    await until('the acknowledgement', () => acknowledged(stream) === 1);
    assert.match(await words(), /through the wall/);
    await until('the other to see it', () => /through the wall/.test(other.text.toString()));
    other.leave();
    stream.leave();
  });

  it('is ended with 1012 when the server stops, and there again after', async () => {
    const stream = await (await Stream.open(hers)).joins();
    program.child.kill('SIGTERM');
    assert.equal((await within('the program to stop', program.exited)).code, 0);
    await within('the stream to end', stream.ended);
    assert.equal(stream.closed, 1012);
    await program.restart();
    const again = await (await Stream.open(hers)).joins();
    assert.match(await words(), /through the wall/);
    again.leave();
  });

  it('is ended with 4401 when its session signs out', async () => {
    const session = await BrowserSession.signIn(program, freja);
    const stream = await (await Stream.open(session)).joins();
    await session.send('POST', '/auth/sign-out');
    await within('the stream to end', stream.ended);
    assert.equal(stream.closed, 4401);
    assert.equal((await Stream.open(session)).answer.status, 401);
  });
});

describe('opening', () => {
  it('needs someone who is signed in', async () => {
    assert.equal((await Stream.open(null)).answer.status, 401);
    const forged = await Stream.open(null, { Authorization: 'Bearer forged' });
    assert.equal(forged.answer.status, 401);
  });

  it('is for our own pages', async () => {
    const evil = await Stream.open(hers, { Origin: 'https://evil.example' });
    assert.equal(evil.answer.status, 403);
    const plain = await fetch(`${program.url}/collab/stream`, { headers: { Cookie: hers.cookie } });
    assert.equal(plain.status, 403);
  });
});

describe('posting', () => {
  let stream;
  before(async () => {
    stream = await (await Stream.open(hers)).joins();
  });
  after(() => stream.leave());

  const chunk = framed(new Uint8Array([0]));
  const cases = {
    'without credentials': [401, () => stream.post(2, chunk, { session: null })],
    "to another's stream": [404, () => stream.post(2, chunk, { session: his })],
    "with another's token": [
      404,
      async () =>
        stream.post(2, chunk, {
          session: null,
          headers: { Authorization: `Bearer ${await program.token(lars)}` },
        }),
    ],
    'to a stream that is not there': [404, () => stream.post(2, chunk, { id: 'x.AAAA' })],
    'from another site': [
      403,
      () => stream.post(2, chunk, { headers: { Origin: 'https://evil.example' } }),
    ],
    'without a number': [400, () => stream.post('', chunk, { headers: { 'Samrad-Chunk': 'no' } })],
    'a chunk before one that is missing': [409, () => stream.post(7, chunk)],
    'a chunk numbered 0': [409, () => stream.post(0, chunk)],
    'a megabyte at once': [413, () => stream.post(2, Buffer.alloc(1 << 20))],
  };
  for (const [what, [status, post]] of Object.entries(cases)) {
    it(`${what}: ${status}`, async () => {
      assert.equal(await post(), status);
      assert.equal(stream.closed, undefined);
    });
  }

  it('a chunk again has no effect, and the stream goes on', async () => {
    const twice = framed(edit('once '));
    stream.chunk += 1;
    for (let i = 0; i < 3; i++) assert.equal(await stream.post(stream.chunk, twice), 204);
    await stream.send(edit('after '));
    await until('both to be acknowledged', () => acknowledged(stream) === 2);
    assert.equal((await words()).match(/once /g).length, 1);
  });

  const bad = {
    'a frame of four gigabytes': [4413, Buffer.from([255, 255, 255, 255, 0])],
    'an empty frame': [4422, framed(new Uint8Array())],
    'a frame that is noise': [4422, framed(new Uint8Array([36, 65, 66]))],
    'an update that is cut off': [4422, () => framed(edit('cut').slice(0, -3))],
  };
  for (const [what, [code, body]] of Object.entries(bad)) {
    it(`${what}: closed with ${code}`, async () => {
      const sender = await (await Stream.open(hers)).joins();
      const bytes = typeof body === 'function' ? body() : body;
      // So that the limit of one frame is met, not the end of the chunk.
      assert.equal(await sender.post(2, bytes), 204);
      for (let n = 3; code === 4413 && !sender.closed && n < 400; n++) {
        await sender.post(n, Buffer.alloc(128 << 10));
      }
      await within('the stream to end', sender.ended);
      assert.equal(sender.closed, code);
      assert.equal(stream.closed, undefined);
    });
  }
});
