// The strategy check: eleven rules over a strategy and its goal list, as pure
// functions of what both hold now.
export { type PartName, type Parts, partsOf } from './parts';
export * from './rules';
