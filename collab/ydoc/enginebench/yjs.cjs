// The yjs side of enginebench. usage: node --expose-gc yjs.cjs NODE_MODULES ENGINE
//
// Requests and answers are lines of JSON:
//   {"cmd":"convert","in":"trace.json.gz","out":"file"}  typing trace → updates
//   {"cmd":"run","file":"file","rich":bool}              → measurements in ms, heap in bytes
'use strict'
const fs = require('fs')
const path = require('path')
const zlib = require('zlib')
const [, , modules, engine] = process.argv
const Y = require(path.join(modules, engine))

const frames = file => {
  const data = fs.readFileSync(file)
  const list = []
  for (let at = 0; at < data.length;) {
    const n = data.readUInt32LE(at)
    list.push(new Uint8Array(data.subarray(at + 4, at + 4 + n)))
    at += 4 + n
  }
  return list
}

const time = f => {
  const start = process.hrtime.bigint()
  const result = f()
  return [Number(process.hrtime.bigint() - start) / 1e6, result]
}

// repeated measures short work often enough to see it, once it is warm.
const repeated = f => {
  for (let i = 0; i < 4; i++) f()
  let n = 4
  for (;;) {
    const [ms] = time(() => { for (let i = 0; i < n; i++) f() })
    if (ms > 30 || n > 1000) return ms / n
    n *= 4
  }
}

const live = () => { global.gc(); global.gc(); const m = process.memoryUsage(); return m.heapUsed + m.arrayBuffers }

const wasm = engine === 'ywasm'
const open = wasm ? () => new Y.YDoc() : () => new Y.Doc()
const apply = wasm ? (d, u) => Y.applyUpdate(d, u) : Y.applyUpdate
const vector = wasm ? d => Y.encodeStateVector(d) : Y.encodeStateVector
const state = (d, sv) => Y.encodeStateAsUpdate(d, sv)

// heapOf is what a document frees when it goes.
const heapOf = updates => {
  const holder = { doc: open() }
  for (const u of updates) apply(holder.doc, u)
  const held = live()
  holder.doc = null
  return held - live()
}

// stretches are 1,000 updates each, from all over the trace.
const stretches = updates => {
  const spare = Math.max(0, updates.length - 1000)
  return Array.from({ length: 11 }, (_, i) => {
    const at = Math.floor(spare * i / 10)
    return updates.slice(at, at + 1000)
  })
}

const commands = {
  convert ({ in: from, out }) {
    const trace = JSON.parse(zlib.gunzipSync(fs.readFileSync(from)))
    const doc = new Y.Doc()
    doc.clientID = 1234567
    const text = doc.getText('t')
    const parts = []
    doc.on('update', u => {
      const n = Buffer.alloc(4)
      n.writeUInt32LE(u.length)
      parts.push(n, Buffer.from(u))
    })
    if (trace.startContent) text.insert(0, trace.startContent)
    for (const txn of trace.txns) {
      doc.transact(() => {
        for (const [at, deleted, inserted] of txn.patches) {
          if (deleted) text.delete(at, deleted)
          if (inserted) text.insert(at, inserted)
        }
      })
    }
    fs.writeFileSync(out, Buffer.concat(parts))
    return { updates: parts.length / 2 }
  },
  run ({ file, rich }) {
    const updates = frames(file)
    const memory = wasm ? Y.__wasm.memory.buffer.byteLength : 0
    const doc = open()
    const [applied] = time(() => { for (const u of updates) apply(doc, u) })
    // WebAssembly gives no memory back: there it is what it grew by.
    const heap = wasm ? Y.__wasm.memory.buffer.byteLength - memory : heapOf(updates)
    const all = state(doc)
    const behind = open()
    for (const u of updates.slice(0, -1000)) apply(behind, u)
    const sv = vector(behind)
    const out = {
      apply: applied,
      heap,
      bytes: all.length,
      load: repeated(() => apply(open(), all)),
      encode: repeated(() => state(doc)),
      diff: repeated(() => state(doc, sv))
    }
    if (rich) out.xml = repeated(() => doc.getXmlFragment('x').toString())
    if (!wasm) { // ywasm has neither
      const parts = stretches(updates)
      out.merge = repeated(() => parts.forEach(p => Y.mergeUpdates(p))) / parts.length
      out.mergeBytes = parts.reduce((sum, p) => sum + Y.mergeUpdates(p).length, 0) / parts.length
      out.diffUpdate = repeated(() => Y.diffUpdate(all, sv))
    }
    return out
  }
}

require('readline').createInterface({ input: process.stdin }).on('line', line => {
  const request = JSON.parse(line)
  process.stdout.write(JSON.stringify(commands[request.cmd](request)) + '\n')
})
