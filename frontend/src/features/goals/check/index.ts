// The strategy check: eleven rules over a strategy and its goal list, as pure
// functions of what both hold now; the panel shows what they find, each with a
// way to where it is mended.
export { CheckPanel, type CheckPlace } from './CheckPanel';
export { type PartName, type Parts, partOf, partsOf } from './parts';
export * from './rules';
export { useCheck, useParts } from './useCheck';
