// Comments without their panel: what an open document needs from its first moment.

export type { Piece } from '../text/diff';
export { readAhead } from './ahead';
export { useArrivals } from './arrivals';
export { Desk, type EntityHost, type Spot, type TextHost, type Written } from './desk';
export { ThreadStore } from './store';
export {
  CommentsContext,
  type CommentsHere,
  useCommentsHere,
  useDeskPart,
  useThread,
  useThreadsPart,
} from './useDesk';
