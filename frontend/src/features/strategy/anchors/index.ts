// Anchors: where in a text a thread of comments stands. They are kept outside the
// text and survive what is done to it.
export { readTextAnchor, type TextAnchor } from './anchor';
export type { AnchoredThread, Healed, Healing, Ranges } from './keeper';
export { makeAnchor, type Range, trimmed } from './make';
export { type AnchorState, anchorKey, anchorPlugin } from './plugin';
