// The real clients, driven by a Go test: one JSON command a line on standard
// input, one JSON answer a line on standard output. Argument: node_modules.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
const require = createRequire(join(process.argv[2], 'x.js'))
const Y = require('yjs')
const WS = require('ws')
const { HocuspocusProvider } = require('@hocuspocus/provider')
const { WebsocketProvider } = require('y-websocket')

const clients = new Map()
const sleep = ms => new Promise(done => setTimeout(done, ms))

// Closed while it connects, ws reports an error when its provider listens no more.
class Forgiving extends WS {
  constructor(...all) {
    super(...all)
    this.on('error', () => {})
  }
}

function open({ id, kind, url, doc, token, session }) {
  const ydoc = new Y.Doc()
  const c = { ydoc, text: ydoc.getText('t'), log: [], sent: 0 }
  if (kind === 'hocuspocus') {
    c.provider = new HocuspocusProvider({
      url: url + '/collab', name: doc, document: ydoc, token, WebSocketPolyfill: Forgiving, delay: 50, minDelay: 50, sessionAwareness: !!session,
      onAuthenticated: e => c.log.push('scope ' + e.scope),
      onAuthenticationFailed: e => c.log.push('denied ' + e.reason),
      onClose: e => c.log.push('close ' + e.event.code),
      onStateless: e => c.log.push(e.payload),
    })
  } else {
    class Authorized extends Forgiving {
      constructor(address, protocols) { super(address, protocols, { headers: { Authorization: 'Bearer ' + token } }) }
    }
    c.provider = new WebsocketProvider(url + '/collab', doc, ydoc, { WebSocketPolyfill: Authorized, disableBc: true, maxBackoffTime: 100 })
    c.provider.on('connection-close', e => c.log.push('close ' + e?.code))
  }
  clients.set(id, c)
}

const state = c => ({
  text: c.text.toString(), synced: c.provider.synced, unsaved: c.provider.unsyncedChanges ?? 0, log: c.log,
  client: c.ydoc.clientID, seen: [...c.provider.awareness.getStates().entries()].filter(([k]) => k !== c.ydoc.clientID).map(([, s]) => s.user?.name ?? ''),
})

const holds = (c, want) => {
  const s = state(c)
  return Object.entries(want).every(([k, v]) =>
    k === 'log' ? s.log.some(l => l.includes(v)) : k === 'seen' ? s.seen.includes(v) : k === 'length' ? s.text.length === v : s[k] === v)
}

const commands = {
  open: async m => open(m),
  insert: async (m, c) => { for (const ch of m.text) c.text.insert(m.at < 0 ? c.text.length : m.at, ch) },
  erase: async (m, c) => c.text.delete(m.at, m.n),
  present: async (m, c) => c.provider.awareness.setLocalStateField('user', m.user),
  until: async (m, c) => {
    for (const end = Date.now() + 60_000; !holds(c, m.want); await sleep(2)) {
      if (Date.now() > end) throw new Error(`client ${m.id} never came to ${JSON.stringify(m.want)}, but is ${JSON.stringify(state(c))}`)
    }
  },
  state: async (m, c) => state(c),
  sleep: async m => sleep(m.n),
  close: async (m, c) => c.provider.destroy(),
}

for await (const line of createInterface({ input: process.stdin })) {
  const m = JSON.parse(line)
  try {
    console.log(JSON.stringify({ ok: (await commands[m.op](m, clients.get(m.id))) ?? null }))
  } catch (e) {
    console.log(JSON.stringify({ error: String(e) }))
  }
}
process.exit(0)
