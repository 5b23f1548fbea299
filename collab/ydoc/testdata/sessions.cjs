// Runs random editing sessions with the real yjs, for the differential test.
//
// usage: node sessions.cjs FOLDER   (FOLDER/yjs is the package)
//
// One request a line on standard input, one answer a line on standard output:
//   {"cmd":"session","seed":1,"ops":60}
//     → {"updates":[base64…],"clients":4,"tidied":bool,"state":base64,"vector":base64,
//        "view":{…},"merged":base64,"live":{…}}
//     view is of a fresh document given the updates one by one, and state its state; where
//     that tidied, merged is all updates as one, and live what the first client reads
//   {"cmd":"compare","states":[base64…],"like":[base64|null…]}
//     → {"same":[true,…]}  whether each, in a fresh document, reads as what it must be like
//     does in another, or with null as the last session did
//   {"cmd":"view","updates":[base64…],"format":"v1"|"v2"}
//     → {"view":{…},"state":base64,"vector":base64,"tidied":bool,"pending":bool}
//   {"cmd":"convert","updates":[base64…]} → {"updates":[base64…]}  the same in format V2
//   {"cmd":"emit","updates":[base64…]} → {"updates":[base64…],"state":base64,"view":{…}}
//     what a document emits and encodes in format V2
//   {"cmd":"resolve","updates":[base64…],"positions":[base64…]} → {"at":[{"index","type"}|null…]}
//   {"cmd":"relative"|"snapshot","updates":[base64…],"half":7}
//     → {"positions":[{"index","assoc","bytes","json","now"}…]} | {"snapshot":base64,"view":{…}}
// A view is what every root of the document reads as.
'use strict'
const path = require('path')
const Y = require(path.join(process.argv[2], 'yjs'))

// mulberry32, so that a seed means the same session everywhere.
const random = seed => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const b64 = bytes => Buffer.from(bytes).toString('base64')
const unb64 = text => new Uint8Array(Buffer.from(text, 'base64'))

// plain turns a value read from yjs into JSON that keeps what JSON loses.
const plain = v => {
  if (v === undefined) return { $undefined: true }
  if (typeof v === 'bigint') return { $bigint: v.toString() }
  if (typeof v === 'number' && !Number.isFinite(v)) return { $number: String(v) }
  if (typeof v === 'number' && Object.is(v, -0)) return 0
  if (v instanceof Uint8Array) return { $binary: b64(v) }
  if (v instanceof Y.Doc) return { $doc: v.guid }
  if (v instanceof Y.AbstractType) return { $type: plain(v.toJSON()) }
  if (Array.isArray(v)) return v.map(plain)
  if (v !== null && typeof v === 'object') {
    const out = {}
    for (const k of Object.keys(v)) out[k] = plain(v[k])
    return out
  }
  return v
}

const view = doc => ({
  json: plain(doc.toJSON()),
  delta: plain(doc.getText('t').toDelta()),
  xml: doc.getXmlFragment('x').toString(),
  xmlDeltas: xmlTexts(doc.getXmlFragment('x')).map(t => plain(t.toDelta())),
  keys: [...doc.getMap('m').keys()].sort()
})

const xmlTexts = node => node instanceof Y.XmlText ? [node]
  : node.toArray().flatMap(child => child instanceof Y.XmlFragment || child instanceof Y.XmlText ? xmlTexts(child) : [])

const open = clientID => {
  const doc = new Y.Doc({ guid: 'test' }) // a random one costs more than the rest
  if (clientID !== undefined) doc.clientID = clientID
  doc.getText('t'); doc.getMap('m'); doc.getArray('a'); doc.getXmlFragment('x')
  return doc
}

const plainWords = ['a', 'bc', 'def', 'å', 'ж', '漢字', ' ', '\n', '"', '<b>', 'hello world']
const astralWords = [...plainWords, '😀', 'x😀y', '👩‍👩‍👧', '🇳🇴']
const marks = ['bold', 'italic', 'link', 'comment--abc']

function session ({ seed, ops }) {
  const rnd = random(seed)
  const int = n => Math.floor(rnd() * n)
  const pick = list => list[int(list.length)]
  const count = 2 + int(7)
  const undoing = seed % 3 === 0
  const words = seed % 2 ? plainWords : astralWords
  const updates = []
  const docs = []
  const inboxes = []
  const undos = []
  const ids = new Set()
  while (ids.size < count) ids.add(rnd() < 0.3 ? int(200) + 1 : int(4294967295))
  for (const clientID of ids) {
    const doc = open(clientID)
    const at = docs.length
    docs.push(doc)
    inboxes.push([])
    doc.on('update', (update, origin) => {
      if (origin === 'remote') return
      updates.push(update)
      inboxes.forEach((inbox, i) => { if (i !== at) inbox.push(update) })
    })
    if (undoing) undos.push(new Y.UndoManager([doc.getText('t'), doc.getMap('m'), doc.getArray('a'), doc.getXmlFragment('x')],
      { captureTimeout: 0 }))
  }

  const value = depth => {
    switch (int(depth > 2 ? 8 : 11)) {
      case 0: return null
      case 1: return rnd() < 0.5
      case 2: return int(1000) - 500
      case 3: return rnd() * 1e6
      case 4: return pick(words) + pick(words)
      case 5: return new Uint8Array([int(256), int(256)])
      case 6: return pick([0, -1, 1.5, 2 ** 31, -(2 ** 40), 0.1, 1e300, 2 ** 53])
      case 7: return ''
      case 8: return [value(depth + 1), value(depth + 1)]
      case 9: return { k: value(depth + 1), é: value(depth + 1) }
      default: return pick([undefined, [], {}])
    }
  }
  // arrays take no undefined
  const element = depth => { const v = value(depth); return v === undefined ? null : v }
  const attributes = () => {
    const out = {}
    for (let n = 1 + int(2); n > 0; n--) {
      const mark = pick(marks)
      out[mark] = rnd() < 0.35 ? null : mark === 'link' ? { href: pick(['/a', '/b']), target: null } : pick([true, 'x', {}, 3])
    }
    return out
  }
  const shared = depth => {
    switch (int(6)) {
      case 0: { const t = new Y.Text(); t.insert(0, pick(words)); return t }
      case 1: { const m = new Y.Map(); m.set('n', value(1)); if (depth < 2) m.set('s', shared(depth + 1)); return m }
      case 2: { const a = new Y.Array(); a.insert(0, [element(1), int(9)]); if (depth < 2) a.insert(1, [shared(depth + 1)]); return a }
      case 3: { const x = new Y.XmlElement(pick(['P', 'div'])); x.setAttribute('id', pick(words)); return x }
      case 4: return new Y.XmlText(pick(words))
      default: return new Y.Doc({ guid: 'doc' + int(100), meta: rnd() < 0.3 ? { a: 1 } : null, autoLoad: rnd() < 0.3 })
    }
  }
  const editText = t => {
    const n = t.length
    switch (int(9)) {
      case 0: case 1: case 2: case 3: t.insert(int(n + 1), pick(words) + (rnd() < 0.3 ? pick(words) : ''), rnd() < 0.25 ? attributes() : undefined); break
      case 4: case 5: if (n > 0) { const i = int(n); t.delete(i, 1 + int(Math.min(6, n - i))) } break
      case 6: case 7: if (n > 0) { const i = int(n); t.format(i, 1 + int(Math.min(8, n - i)), attributes()) } break
      default: t.insertEmbed(int(n + 1), rnd() < 0.5 ? { img: pick(words) } : pick([[1, 2], { a: null }]), rnd() < 0.3 ? attributes() : undefined)
    }
  }
  const editMap = m => {
    const key = pick(['a', 'b', 'c', 'ø'])
    switch (int(6)) {
      case 0: m.delete(key); break
      case 1: m.set(key, shared(0)); break
      default: m.set(key, value(0))
    }
  }
  const editArray = a => {
    const n = a.length
    switch (int(6)) {
      case 0: if (n > 0) { const i = int(n); a.delete(i, 1 + int(Math.min(3, n - i))) } break
      case 1: a.insert(int(n + 1), [shared(0)]); break
      case 2: a.push([element(0), element(0)]); break
      default: a.insert(int(n + 1), Array.from({ length: 1 + int(3) }, () => element(0)))
    }
  }
  const editXml = x => {
    const n = x.length
    switch (int(7)) {
      case 0: if (n > 0) x.delete(int(n), 1); break
      case 1: if (x instanceof Y.XmlElement) { rnd() < 0.2 ? x.removeAttribute('id') : x.setAttribute(pick(['id', 'class', 'level']), pick(['x', '1', 2, '"', true, null])); break }
      // falls through: a fragment has no attributes
      case 2: case 3: x.insert(int(n + 1), [new Y.XmlText(pick(words))]); break
      default: { const e = new Y.XmlElement(pick(['p', 'H1', 'li'])); if (rnd() < 0.5) e.insert(0, [new Y.XmlText(pick(words))]); x.insert(int(n + 1), [e]) }
    }
  }
  // everything in a document that can be edited
  const places = doc => {
    const found = []
    const walk = (v, depth) => {
      if (depth > 4 || !(v instanceof Y.AbstractType)) return
      found.push(v)
      if (v instanceof Y.Map) v.forEach(c => walk(c, depth + 1))
      else if (v instanceof Y.Array || v instanceof Y.XmlFragment) v.forEach(c => walk(c, depth + 1))
    }
    walk(doc.getText('t'), 0); walk(doc.getMap('m'), 0); walk(doc.getArray('a'), 0); walk(doc.getXmlFragment('x'), 0)
    return found
  }
  const edit = doc => {
    const all = places(doc)
    const v = rnd() < 0.4 ? all[0] : pick(all)
    if (v instanceof Y.Text) editText(v)
    else if (v instanceof Y.Map) editMap(v)
    else if (v instanceof Y.Array) editArray(v)
    else if (v instanceof Y.XmlFragment) editXml(v)
  }
  const receive = (i, n) => {
    const inbox = inboxes[i]
    for (const update of inbox.splice(0, n)) Y.applyUpdate(docs[i], update, 'remote')
  }

  for (let op = 0; op < ops; op++) {
    const i = int(count)
    if (rnd() < 0.35) receive(i, 1 + int(inboxes[i].length))
    if (undoing && rnd() < 0.15) { rnd() < 0.7 ? undos[i].undo() : undos[i].redo(); continue }
    if (rnd() < 0.15) docs[i].transact(() => { for (let k = 1 + int(4); k > 0; k--) edit(docs[i]) })
    else edit(docs[i])
  }
  // receiving may write (formatting is cleaned up), so repeat until calm
  while (inboxes.some(inbox => inbox.length > 0)) inboxes.forEach((inbox, i) => receive(i, inbox.length))

  // The truth is what a fresh document makes of the updates: where a surrogate
  // pair is cut, the yjs documents that edited may differ among themselves.
  const fresh = open()
  let tidied = false
  fresh.on('update', (_, origin) => { tidied ||= origin !== 'remote' })
  for (const update of updates) Y.applyUpdate(fresh, update, 'remote')
  const truth = view(fresh)
  last = canonical(truth)
  // What the fresh document tidied of its own accord nobody else got to know.
  const live = tidied ? view(docs[0]) : truth
  const agreed = canonical(live)
  if (words === plainWords && docs.some(doc => canonical(view(doc)) !== agreed)) throw new Error('yjs documents diverge')
  return {
    updates: updates.map(b64),
    clients: count,
    tidied,
    state: b64(Y.encodeStateAsUpdate(fresh)),
    vector: b64(Y.encodeStateVector(fresh)),
    view: truth,
    ...tidied && { merged: b64(Y.mergeUpdates(updates)), live }
  }
}

function load ({ updates, format }) {
  const doc = open()
  let tidied = false
  doc.on('update', (_, origin) => { tidied ||= origin !== 'remote' })
  for (const update of updates) {
    if (format === 'v2') Y.applyUpdateV2(doc, unb64(update), 'remote')
    else Y.applyUpdate(doc, unb64(update), 'remote')
  }
  return {
    doc,
    tidied, // whether yjs removed formats of its own accord
    pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  }
}

function read (request) {
  const { doc, tidied, pending } = load(request)
  return { view: view(doc), state: b64(Y.encodeStateAsUpdate(doc)), vector: b64(Y.encodeStateVector(doc)), tidied, pending }
}

// sorted keys, so that equal views are equal text
const canonical = v => JSON.stringify(v, (_, x) => x !== null && typeof x === 'object' && !Array.isArray(x)
  ? Object.fromEntries(Object.keys(x).sort().map(k => [k, x[k]])) : x)

let last = ''

function compare ({ states, like }) {
  const known = new Map() // many are the same bytes
  const readsAs = state => {
    if (state === null) return last
    if (!known.has(state)) {
      const { doc, pending } = load({ updates: [state] })
      known.set(state, pending ? 'pending' : canonical(view(doc)))
    }
    return known.get(state)
  }
  return { same: states.map((state, i) => readsAs(state) !== 'pending' && readsAs(state) === readsAs(like[i])) }
}

// updates of format V2 as yjs itself makes them: those that a document emits when
// it gets updates one by one, then its whole state
function emit ({ updates }) {
  const doc = open()
  const list = []
  doc.on('updateV2', update => list.push(b64(update)))
  for (const update of updates) Y.applyUpdate(doc, unb64(update), 'remote')
  return { updates: list, state: b64(Y.encodeStateAsUpdateV2(doc)), view: view(doc) }
}

const convert = ({ updates }) => ({ updates: updates.map(u => b64(Y.convertUpdateFormatV1ToV2(unb64(u)))) })

// positions in the text after some updates, and where they are after all
function relative ({ updates, half }) {
  const doc = open()
  const text = doc.getText('t')
  for (const u of updates.slice(0, half)) Y.applyUpdate(doc, unb64(u), 'remote')
  const positions = []
  for (let index = 0; index <= text.length; index++) {
    for (const assoc of [-1, 0]) {
      const position = Y.createRelativePositionFromTypeIndex(text, index, assoc)
      positions.push({ index, assoc, bytes: b64(Y.encodeRelativePosition(position)), json: Y.relativePositionToJSON(position) })
    }
  }
  for (const u of updates.slice(half)) Y.applyUpdate(doc, unb64(u), 'remote')
  for (const p of positions) {
    const at = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(unb64(p.bytes)), doc, false)
    p.now = at === null ? -1 : at.index
  }
  return { positions }
}

// where positions made elsewhere are after all updates
function resolve ({ updates, positions }) {
  const doc = open()
  for (const u of updates) Y.applyUpdate(doc, unb64(u), 'remote')
  return {
    at: positions.map(p => {
      const at = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(unb64(p)), doc, false)
      return at === null ? null : { index: at.index, length: at.type.length ?? 0 }
    })
  }
}

// the document after all updates, read as it was after some
function snapshot ({ updates, half }) {
  const doc = new Y.Doc({ gc: false, guid: 'test' })
  doc.getText('t'); doc.getMap('m'); doc.getArray('a'); doc.getXmlFragment('x')
  for (const u of updates.slice(0, half)) Y.applyUpdate(doc, unb64(u), 'remote')
  const then = Y.snapshot(doc)
  for (const u of updates.slice(half)) Y.applyUpdate(doc, unb64(u), 'remote')
  return { snapshot: b64(Y.encodeSnapshot(then)), view: view(Y.createDocFromSnapshot(doc, then, open())) }
}

const commands = { session, compare, view: read, convert, emit, relative, resolve, snapshot }

require('readline').createInterface({ input: process.stdin }).on('line', line => {
  const request = JSON.parse(line)
  let answer
  try {
    answer = commands[request.cmd](request)
  } catch (error) {
    answer = { error: String(error && error.stack) }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
})
