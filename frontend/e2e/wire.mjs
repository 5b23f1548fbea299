// A wire that can be cut: an HTTP proxy of a browser's own, through which all of
// its traffic goes, web sockets included. Cutting it destroys every connection
// and refuses new ones, which is what a tunnel on the railway does. (Playwright's
// setOffline leaves open web sockets alive.)
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

export class Wire {
  static async laid() {
    const wire = new Wire();
    wire.sockets = new Set();
    wire.isCut = false;
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
        answer.pipe(outgoing);
      },
    );
    onward.on('socket', (socket) => this.#keep(socket));
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  #tunnel(incoming, socket, head) {
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
