import { useMemo } from 'react';
import type { Stakeholder } from '../model';
import { trailOf, usePositions } from '../trail/positions';
import type { Point } from './coordinates';

const nowhere = -1;

/** The way by which the chosen one came to where it stands. */
export function useTrail(map: string, one: Stakeholder | undefined) {
  const now = useMemo<Point>(
    () => ({ x: one?.interest ?? nowhere, y: one?.influence ?? nowhere }),
    [one],
  );
  const placed = now.x !== nowhere && now.y !== nowhere;
  const positions = usePositions(map, placed ? (one?.id ?? null) : null);
  const trail = useMemo(() => trailOf(positions, now), [positions, now]);
  return { trail, now };
}
