/**
 * The version of the document schema this page understands. A page that does
 * not know a kind of node would delete it for everyone, so a document with a
 * newer version is shown but not edited. Apart from the schema itself, which
 * brings the whole editor along.
 *
 * 2: mentions and cards of stakeholders. 3: goals of a goal list.
 */
export const schemaVersion = 3;
