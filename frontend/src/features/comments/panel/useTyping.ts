import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Room } from '@/features/collab';

/** Silence after which one is not writing any more. */
const quietAfter = 4_000;

/** Tells the others in which thread one writes; goes by presence and is kept nowhere. */
export function useTyping(room: Room, thread: string) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const tell = useCallback(
    (typing: boolean) => {
      clearTimeout(timer.current);
      const { typing: now } = (room.awareness.getLocalState() ?? {}) as { typing?: unknown };
      if (typing) timer.current = setTimeout(() => tell(false), quietAfter);
      const told = (now as { thread?: string } | null)?.thread === thread;
      if (typing !== told) room.awareness.setLocalStateField('typing', typing ? { thread } : null);
    },
    [room, thread],
  );
  useEffect(() => () => tell(false), [tell]);
  return tell;
}

/** Names of the others who write in a thread now, in one string. */
export function useTypists(room: Room, thread: string, me: string): string {
  return useSyncExternalStore(
    useCallback(
      (change) => {
        room.awareness.on('change', change);
        return () => room.awareness.off('change', change);
      },
      [room],
    ),
    () => typistsIn(room, thread, me),
  );
}

function typistsIn({ awareness }: Room, thread: string, me: string): string {
  const names = new Set<string>();
  for (const state of awareness.getStates().values()) {
    const { typing, user } = state as {
      typing?: { thread?: unknown } | null;
      user?: { id?: unknown; name?: unknown };
    };
    if (typing?.thread === thread && typeof user?.name === 'string' && user.id !== me)
      names.add(user.name);
  }
  return [...names].sort().slice(0, 3).join(', ');
}
