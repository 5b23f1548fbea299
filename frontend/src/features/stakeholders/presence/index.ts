// Others in the map, live: pointers, choices and drags. Tables use `usePresence`
// and `useViewPresence` too.
export { Ghosts } from './Ghost';
export { ChosenBy, PersonTag, Pointers } from './Pointers';
export { type MapPresence, type Movement, type Other, presenceOf } from './presence';
export type { Drag, Pointer } from './state';
export { usePresence, useViewPresence, whoChose } from './usePresence';
