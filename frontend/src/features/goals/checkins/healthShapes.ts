import type { Health } from '../model';

/** A shape for each within 16 × 16, so that nobody needs the colour. */
export const healthShapes: Record<Health, string> = {
  on_track: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  at_risk: 'M8 1L15.5 14.5H.5z',
  off_track: 'M8 .8L15.2 8L8 15.2L.8 8z',
  unknown: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
};
