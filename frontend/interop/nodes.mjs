// Several nodes of one installation, as the tests drive them: real processes on
// one PostgreSQL, whose buses reach each other through proxies that can be cut
// or slowed.
//
// The PostgreSQL is the private one of a further samrad process, the holder,
// which also is their identity provider. It hears no bus.
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { freePort, Program } from './program.mjs';
import { pause, until } from './wait.mjs';

/** A TCP proxy before a node's bus. */
class Cable {
  static async to(port) {
    const cable = new Cable();
    cable.delay = 0;
    cable.broken = false;
    cable.sockets = new Set();
    cable.server = createServer((outer) => {
      const inner = connect(port, '127.0.0.1');
      for (const [from, to] of [
        [outer, inner],
        [inner, outer],
      ]) {
        cable.sockets.add(from);
        from.setNoDelay(true);
        let last = Promise.resolve();
        from.on('data', (chunk) => {
          // Nothing overtakes what is on its way, however short the delay is by now.
          const due = cable.delay ? pause(cable.delay) : undefined;
          last = last.then(() => due).then(() => to.destroyed || to.write(chunk));
        });
        from.on('error', () => {});
        from.on('close', () => {
          cable.sockets.delete(from);
          to.destroy();
        });
      }
      if (cable.broken) outer.destroy();
    });
    await new Promise((resolve) => cable.server.listen(0, '127.0.0.1', resolve));
    cable.port = cable.server.address().port;
    return cable;
  }

  /** Ends all connections, and lets none in until mend. */
  cut() {
    this.broken = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend() {
    this.broken = false;
  }

  close() {
    this.cut();
    this.server.close();
  }
}

export class Nodes {
  list = [];
  cables = [];

  /** Starts n nodes, and waits until each hears all others. */
  static async start(n, name) {
    const nodes = new Nodes();
    try {
      await nodes.begin(n, name);
    } catch (error) {
      // What runs on would keep the tests from ending.
      await nodes.stop().catch(() => {});
      throw error;
    }
    return nodes;
  }

  async begin(n, name) {
    this.holder = await Program.start({ name: `${name}-holder` });
    const database = (await readFile(join(this.holder.data, 'database-url'), 'utf8')).trim();
    const ports = await Promise.all(Array.from({ length: n }, freePort));
    this.cables = await Promise.all(ports.map((port) => Cable.to(port)));
    const routes = this.cables.map((cable) => `127.0.0.1:${cable.port}`);
    const starts = await Promise.allSettled(
      ports.map(async (port, i) => {
        const metrics = await freePort();
        const args = [
          '--demo',
          ...['--cluster-listen', `127.0.0.1:${port}`, '--cluster-advertise', routes[i]],
          ...['--cluster-routes', routes.filter((_, other) => other !== i).join(',')],
          ...['--metrics-addr', `127.0.0.1:${metrics}`, '--public-url', this.holder.url],
        ];
        const node = await Program.start({
          name: `${name}-${i + 1}`,
          args,
          env: { DATABASE_URL: database },
        });
        node.metrics = metrics;
        // Tokens stand in the database: any node takes them.
        node.token = (email) => this.holder.token(email);
        this.list.push(node);
        return node;
      }),
    );
    for (const start of starts) if (start.status === 'rejected') throw start.reason;
    this.list = starts.map((start) => start.value);
    await this.connected();
  }

  /** Waits until each node that lives hears `others` others, all unless told. */
  async connected(others) {
    const alive = this.list.filter((node) => !node.child.how);
    for (const node of alive) {
      const heard = () => metric(node, 'samrad_hub_nodes');
      await until(
        `${node.name} to hear the others`,
        async () => (await heard()) === (others ?? alive.length - 1),
        { timeout: 60_000, every: 50, detail: async () => `${await heard()} heard` },
      );
    }
  }

  cut() {
    for (const cable of this.cables) cable.cut();
  }

  mend() {
    for (const cable of this.cables) cable.mend();
  }

  slow(milliseconds) {
    for (const cable of this.cables) cable.delay = milliseconds;
  }

  async stop() {
    const ends = await Promise.allSettled(this.list.map((node) => node.stop()));
    for (const cable of this.cables) cable.close();
    await this.holder?.stop();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

/** The sum of a metric over its labels; 0 when there is none. */
export async function metric(node, name, label = '') {
  const text = await (await fetch(`http://127.0.0.1:${node.metrics}/metrics`)).text();
  let sum = 0;
  for (const line of text.split('\n')) {
    if (line.replace(/\{.*\}/, '').startsWith(`${name} `) && line.includes(label)) {
      sum += Number(line.split(' ').at(-1));
    }
  }
  return sum;
}
