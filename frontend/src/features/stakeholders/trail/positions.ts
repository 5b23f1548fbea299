import { useMemo } from 'react';
import { useStakeholderPositions } from '@/api';

/** Where a stakeholder stood at the end of a day on which that changed. */
export interface Position {
  day: string;
  interest: number;
  influence: number;
}

/** Reads the server's answer; rows without a place, or of a kind we do not know, are left out. */
export function readPositions(answer: unknown): Position[] {
  const items = Array.isArray(answer) ? answer : (answer as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return [];
  const read: Position[] = [];
  for (const item of items) {
    const { day, interest, influence } = (item ?? {}) as Record<string, unknown>;
    if (typeof day !== 'string' || !isLevel(interest) || !isLevel(influence)) continue;
    read.push({ day: day.slice(0, 10), interest, influence });
  }
  return read.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const isLevel = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 3;

/** The places a stakeholder came by, oldest first, without standing still and without the present one. */
export function trailOf(positions: readonly Position[], now: { x: number; y: number }): Position[] {
  const trail = positions.filter(
    (one, i) =>
      i === 0 ||
      one.interest !== positions[i - 1]?.interest ||
      one.influence !== positions[i - 1]?.influence,
  );
  const last = trail.at(-1);
  if (last && last.interest === now.x && last.influence === now.y) trail.pop();
  return trail;
}

/** A stakeholder's positions over time; empty while unknown. It never stands in anyone's way. */
export function usePositions(documentId: string, stakeholderId: string | null): Position[] {
  const { data } = useStakeholderPositions(documentId, stakeholderId);
  return useMemo(() => readPositions(data), [data]);
}
