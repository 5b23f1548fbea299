// A stakeholder map as pages see it. `MapStore` follows the shared document and
// writes to it; frozen values and per-entity topics keep drawing cheap. Imports
// nothing of the views. Single-threaded: listeners run right after the
// transaction that changed something, in the same task.

export { caretAfter, changeBetween, type TextChange, type UndoState } from '@/features/shareddoc';
export * from './entities';
export {
  cleanTag,
  communicationSpecs,
  type FieldSpec,
  relationSpecs,
  stakeholderSpecs,
} from './fields';
export * from './hooks';
export type { Lost } from './reader';
export type { Removed } from './removed';
export { MapStore } from './store';
export * from './vocabulary';
