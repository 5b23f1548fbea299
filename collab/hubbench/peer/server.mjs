// The peer: @hocuspocus/server with its SQLite extension, as its own README
// starts it. usage: node server.mjs PORT DATABASE_FILE
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const [, , port, database] = process.argv;

const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database })],
});

await server.listen();
console.log('ready');
