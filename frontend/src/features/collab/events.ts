// The small messages a room carries beside the document.

export type Right = 'read' | 'comment' | 'write';

export type RoomEvent =
  | { type: 'comment.created'; id: string }
  | { type: 'comment.deleted'; id: string }
  | { type: 'document.changed' }
  | { type: 'round.changed' }
  | { type: 'goal.values'; indicator: string }
  | { type: 'goal.checkin'; goal: string }
  | { type: 'right'; right: Right }
  | { type: 'storage'; state: 'ok' | 'away' };

/** Null for anything this version does not know: newer servers may say more. */
export function readEvent(payload: string): RoomEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const event = value as Record<string, unknown>;
  switch (event.type) {
    case 'comment.created':
    case 'comment.deleted':
      return { type: event.type, id: idOf(event.id) };
    case 'document.changed':
    case 'round.changed':
      return { type: event.type };
    case 'goal.values':
      return { type: event.type, indicator: idOf(event.indicator) };
    case 'goal.checkin':
      return { type: event.type, goal: idOf(event.goal) };
    case 'right':
      return event.right === 'read' || event.right === 'comment' || event.right === 'write'
        ? { type: 'right', right: event.right }
        : null;
    case 'storage':
      return event.state === 'ok' || event.state === 'away'
        ? { type: 'storage', state: event.state }
        : null;
    default:
      return null;
  }
}

const idOf = (value: unknown) => (typeof value === 'string' ? value : '');
