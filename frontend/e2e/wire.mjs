// A wire that can be cut: an HTTP proxy of a browser's own, through which all of
// its traffic goes, web sockets included. Cutting it destroys every connection
// and refuses new ones, which is what a tunnel on the railway does. (Playwright's
// setOffline leaves open web sockets alive.) It can also let everything through
// but web sockets, as many a municipality's proxy does.
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

export class Wire {
  static async laid() {
    const wire = new Wire();
    wire.sockets = new Set();
    wire.tunnels = new Set();
    wire.isCut = false;
    // null, or how web sockets are kept out: 'refused' at once, or 'swallowed'.
    wire.websockets = null;
    // What has passed, and what was kept out.
    wire.counts = { websockets: 0, blocked: 0, streams: 0, posts: 0 };
    wire.server = createServer((incoming, outgoing) => wire.#pass(incoming, outgoing));
    wire.server.on('connection', (socket) => wire.#keep(socket));
    wire.server.on('connect', (incoming, socket, head) => wire.#tunnel(incoming, socket, head));
    await new Promise((resolve) => wire.server.listen(0, '127.0.0.1', resolve));
    wire.address = `http://127.0.0.1:${wire.server.address().port}`;
    return wire;
  }

  cut() {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend() {
    this.isCut = false;
  }

  /** From here on no web socket passes, those that are open included. */
  block(how = 'refused') {
    this.websockets = how;
    for (const socket of this.tunnels) socket.destroy();
  }

  unblock() {
    this.websockets = null;
  }

  async taken() {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #keep(socket) {
    if (this.isCut) return socket.destroy();
    // The agent hands the same socket to one request after the other.
    if (this.sockets.has(socket)) return;
    this.sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.sockets.delete(socket));
  }

  #pass(incoming, outgoing) {
    const { hostname, port, pathname, search } = new URL(incoming.url);
    if (pathname === '/collab/stream') this.counts.streams += 1;
    else if (pathname.startsWith('/collab/stream/')) this.counts.posts += 1;
    const onward = request(
      {
        hostname,
        port,
        path: pathname + search,
        method: incoming.method,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.rawHeaders);
        // An answer that is broken off must not look like one that goes on.
        answer.on('close', () => answer.complete || outgoing.destroy());
        answer.pipe(outgoing);
      },
    );
    onward.on('socket', (socket) => this.#keep(socket));
    onward.on('error', () => outgoing.destroy());
    // Who no longer listens to an answer is not to be kept listening.
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }

  #tunnel(incoming, socket, head) {
    if (this.websockets) {
      this.counts.blocked += 1;
      if (this.websockets === 'refused') socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    this.counts.websockets += 1;
    this.tunnels.add(socket);
    socket.on('close', () => this.tunnels.delete(socket));
    const [host, port] = incoming.url.split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    this.#keep(onward);
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  }
}
