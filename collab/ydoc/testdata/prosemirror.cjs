// Reads and writes ProseMirror content with y-tiptap, for the test of
// prosemirror.go. Requests and answers are lines of JSON, as in sessions.cjs.
//   {"cmd":"write","doc":{…}}          → {"update":base64}
//   {"cmd":"read","updates":[base64…]} → {"doc":{…}}
'use strict'
const path = require('path')
const from = name => require(path.join(process.argv[2], name))
const Y = from('yjs')
const { Schema } = from('prosemirror-model')
const { prosemirrorJSONToYDoc, yXmlFragmentToProsemirrorJSON } = from('@tiptap/y-tiptap')

const block = { content: 'any*', group: 'any', inline: true } // all inline, so that anything goes anywhere
const inline = { inline: true, group: 'any' }
const schema = new Schema({
  nodes: {
    doc: { content: 'any*' },
    paragraph: block,
    heading: { ...block, attrs: { level: { default: 1 } } },
    bulletList: block,
    orderedList: { ...block, attrs: { start: { default: 1 }, type: { default: null } } },
    listItem: block,
    table: block,
    tableRow: block,
    tableCell: { ...block, attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } } },
    horizontalRule: inline,
    hardBreak: inline,
    text: { group: 'any', inline: true }
  },
  marks: {
    bold: {},
    italic: {},
    link: { attrs: { href: { default: null }, target: { default: null } } },
    comment: { attrs: { id: {} }, excludes: '' }
  }
})

const commands = {
  write: ({ doc }) => ({ update: Buffer.from(Y.encodeStateAsUpdate(prosemirrorJSONToYDoc(schema, doc, 'content'))).toString('base64') }),
  read: ({ updates }) => {
    const doc = new Y.Doc()
    for (const u of updates) Y.applyUpdate(doc, new Uint8Array(Buffer.from(u, 'base64')))
    const read = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment('content'))
    return { doc: { ...read, content: read.content.flat() } }
  }
}

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
