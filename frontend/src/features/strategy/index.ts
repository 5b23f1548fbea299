// The text of a strategy: editor, table of contents, and the schema they share
// with the server.
export { StrategyDocument } from './StrategyDocument';
