// The small messages a room carries beside the document.

export type Right = 'read' | 'comment' | 'write';

/** Something was said about the document; `thread` as the REST API would answer it to nobody in particular. */
export type ThreadEvent =
  | { type: 'thread.changed'; id: string; seq: number; thread?: unknown; part?: unknown }
  | { type: 'thread.gone'; id: string; seq: number }
  | { type: 'threads.changed'; seq: number };

export type RoomEvent =
  | ThreadEvent
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
    case 'thread.changed':
    case 'thread.gone':
    case 'threads.changed':
      return threadEvent(event.type, event);
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

function threadEvent(
  type: ThreadEvent['type'],
  { id, seq, thread, part }: Record<string, unknown>,
): ThreadEvent | null {
  if (typeof seq !== 'number') return null;
  if (type === 'threads.changed') return { type, seq };
  if (typeof id !== 'string') return null;
  return type === 'thread.gone' ? { type, id, seq } : { type, id, seq, thread, part };
}
