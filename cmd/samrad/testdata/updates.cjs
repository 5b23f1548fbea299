// Writes updates of a yjs document as `samrad ydoc` reads them, and prints what
// yjs reads in them as one line of JSON.
//
// usage: node updates.cjs NODE_MODULES FILE EDITS
'use strict'
const fs = require('fs')
const path = require('path')
const Y = require(path.join(process.argv[2], 'yjs'))

const sorted = v => v instanceof Uint8Array ? Object.fromEntries(v.entries())
  : Array.isArray(v) ? v.map(sorted)
    : v !== null && typeof v === 'object' ? Object.fromEntries(Object.keys(v).sort().map(k => [k, sorted(v[k])]))
      : v

const edits = Number(process.argv[4])
const frames = []
const docs = [1, 2, 3].map(clientID => {
  const doc = new Y.Doc()
  doc.clientID = clientID
  return doc
})
docs.forEach(doc => doc.on('update', (update, origin) => {
  if (origin === 'remote') return
  const length = Buffer.alloc(4)
  length.writeUInt32LE(update.length)
  frames.push(length, update)
  docs.filter(other => other !== doc).forEach(other => Y.applyUpdate(other, update, 'remote'))
}))
const [doc, second, third] = docs
doc.getText('notes').insert(0, 'Ældre får hjælp 😀 hjemme', { bold: true })
doc.getText('notes').insertEmbed(5, { image: 'a<b>&"' })
second.getText('notes').format(2, 6, { bold: null, link: { href: '/a' } })
third.getMap('meta').set('title', 'Strategi – æøå')
third.getMap('meta').set('numbers', [1, -2.5, 2 ** 40, null, true, { b: 1, a: 'x' }])
third.getMap('meta').set('deep', new Y.Map([['list', Y.Array.from(['a', 1])]]))
second.getMap('meta').set('bytes', new Uint8Array([1, 2, 255]))
const heading = new Y.XmlElement('heading')
heading.setAttribute('level', 1)
heading.insert(0, [new Y.XmlText('Mål & midler')])
doc.getXmlFragment('content').insert(0, [heading, new Y.XmlElement('paragraph')])
second.getArray('order').push(['b', 'a', 3])
second.getArray('order').delete(1, 1)
for (let i = 0; i < edits; i++) {
  const text = docs[i % 3].getText('notes')
  i % 7 === 6 ? text.delete(i % text.length, 1) : text.insert(text.length - (i % 4), String.fromCharCode(97 + i % 26))
}
fs.writeFileSync(process.argv[3], Buffer.concat(frames))

const fresh = new Y.Doc()
for (let i = 1; i < frames.length; i += 2) Y.applyUpdate(fresh, frames[i], 'remote')
fresh.getText('notes'); fresh.getMap('meta'); fresh.getXmlFragment('content'); fresh.getArray('order')
console.log(JSON.stringify({
  json: JSON.stringify(sorted(fresh.toJSON())),
  delta: sorted(fresh.getText('notes').toDelta()),
  xml: fresh.getXmlFragment('content').toString(),
  state: Buffer.from(Y.encodeStateAsUpdate(fresh)).toString('base64'),
  vector: Buffer.from(Y.encodeStateVector(fresh)).toString('base64'),
  updates: frames.length / 2
}))
