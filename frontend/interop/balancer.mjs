// A load balancer as an operator has before several nodes: it asks each whether it
// is ready, and leads new connections to one that is. Nothing is sticky.
import { connect, createServer } from 'node:net';
import { pause, until } from './wait.mjs';

export class Balancer {
  /** Stands before nodes; to clients it looks like a program. */
  static async before(nodes) {
    const balancer = new Balancer();
    balancer.nodes = nodes;
    balancer.guests = new Set();
    balancer.token = (email) => nodes[0].token(email);
    balancer.ready = new Set();
    balancer.turn = 0;
    balancer.server = createServer((outer) => balancer.lead(outer));
    await new Promise((resolve) => balancer.server.listen(0, '127.0.0.1', resolve));
    balancer.url = `http://127.0.0.1:${balancer.server.address().port}`;
    balancer.probing = balancer.probe();
    await until('the balancer to find all nodes ready', () => balancer.ready.size === nodes.length);
    return balancer;
  }

  async probe() {
    while (!this.over) {
      for (const node of this.nodes) {
        const ready = await fetch(`${node.url}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        );
        if (ready) this.ready.add(node);
        else this.ready.delete(node);
      }
      await pause(20);
    }
  }

  lead(outer) {
    const ready = this.nodes.filter((node) => this.ready.has(node));
    if (!ready.length) return outer.destroy();
    const node = ready[this.turn++ % ready.length];
    const inner = connect(node.port, '127.0.0.1');
    for (const [from, to] of [
      [outer, inner],
      [inner, outer],
    ]) {
      from.setNoDelay(true);
      from.pipe(to);
      from.on('error', () => {});
      from.on('close', () => to.destroy());
    }
  }

  async close() {
    this.over = true;
    await this.probing;
    for (const guest of this.guests) guest.leave();
    this.server.close();
  }
}
