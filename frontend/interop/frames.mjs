// Frames of both wire protocols, built by hand with lib0, so that a test can
// send what no honest client would.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const message = { sync: 0, awareness: 1, auth: 2, stateless: 5, close: 7, syncStatus: 8 };
export const sync = { step1: 0, step2: 1, update: 2 };

function frame(write) {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** y-websocket: an update of the socket's only room. */
export const update = (bytes) =>
  frame((e) => {
    encoding.writeVarUint(e, message.sync);
    encoding.writeVarUint(e, sync.update);
    encoding.writeVarUint8Array(e, bytes);
  });

/** y-websocket: what a client that has nothing says first, the same for all. */
export const hello = new Uint8Array([message.sync, sync.step1, 1, 0]);
export const nothing = new Uint8Array([0, 0]);

/** y-websocket: the answer to a step 1. */
export const step2 = (bytes) =>
  frame((e) => {
    encoding.writeVarUint(e, message.sync);
    encoding.writeVarUint(e, sync.step2);
    encoding.writeVarUint8Array(e, bytes);
  });

/** y-websocket: is this the server's step 1? */
export const isStep1 = (bytes) => bytes[0] === message.sync && bytes[1] === sync.step1;

/** y-websocket: an awareness update. */
export const awareness = (bytes) =>
  frame((e) => {
    encoding.writeVarUint(e, message.awareness);
    encoding.writeVarUint8Array(e, bytes);
  });

/** y-websocket: an update whose length says `length`, whatever follows. */
export const updateClaiming = (length, bytes = new Uint8Array()) =>
  frame((e) => {
    encoding.writeVarUint(e, message.sync);
    encoding.writeVarUint(e, sync.update);
    encoding.writeVarUint(e, length);
    encoding.writeUint8Array(e, bytes);
  });

/** Hocuspocus: the message that carries the token. */
export const hocuspocusAuth = (room, token) =>
  frame((e) => {
    encoding.writeVarString(e, room);
    encoding.writeVarUint(e, message.auth);
    encoding.writeVarUint(e, 0);
    encoding.writeVarString(e, token);
    encoding.writeVarString(e, '4.8.0');
  });

/** Hocuspocus: an update of the named room. */
export const hocuspocusUpdate = (room, bytes) =>
  frame((e) => {
    encoding.writeVarString(e, room);
    encoding.writeVarUint(e, message.sync);
    encoding.writeVarUint(e, sync.update);
    encoding.writeVarUint8Array(e, bytes);
  });

/** Hocuspocus: a stateless message, which only servers may send here. */
export const hocuspocusStateless = (room, payload) =>
  frame((e) => {
    encoding.writeVarString(e, room);
    encoding.writeVarUint(e, message.stateless);
    encoding.writeVarString(e, payload);
  });

/** Reads a Hocuspocus frame as far as tests look: room, kind and, for an acknowledgement, its value. */
export function readHocuspocus(bytes) {
  const decoder = decoding.createDecoder(bytes);
  const room = decoding.readVarString(decoder);
  const kind = decoding.readVarUint(decoder);
  const answer = { room, kind };
  if (kind === message.syncStatus) answer.applied = decoding.readVarInt(decoder) === 1;
  if (kind === message.auth) answer.auth = decoding.readVarUint(decoder); // 1 refused, 2 authenticated
  if (kind === message.sync) answer.sync = decoding.readVarUint(decoder);
  return answer;
}

/** Awareness bytes for one client with the given state, as y-protocols writes them. */
export const awarenessOf = (client, clock, state) =>
  frame((e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeVarUint(e, client);
    encoding.writeVarUint(e, clock);
    encoding.writeVarString(e, JSON.stringify(state));
  });
