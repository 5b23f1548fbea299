// A goal list as pages see it. `GoalStore` follows the shared document and
// writes to it; frozen values and topics per entity keep drawing cheap. The tree
// (`tree.ts`) and progress (`progress.ts`) follow the same rules as the server.
// Imports nothing of the views. Single-threaded: listeners run right after the
// transaction that changed something, in the same task.
export type { UndoState } from '@/features/shareddoc';
export * from './entities';
export {
  actionSpecs,
  type FieldSpec,
  goalSpecs,
  indicatorSpecs,
  linkSpecs,
  planSpecs,
} from './fields';
export * from './hooks';
export { levelsOf, type Outline, type OutlineGoal, sizeOf } from './outline';
export { type Refusal, type Target, topmost } from './places';
export { type GoalProgress, type IndicatorProgress, indicatorProgress } from './progress';
export type { All, Lost } from './reader';
export { GoalStore, type NewGoal } from './store';
export type { GoalTree } from './tree';
export * from './vocabulary';
