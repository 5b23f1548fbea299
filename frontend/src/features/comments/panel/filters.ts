import type { Thread } from '@/api';
import type { Spot } from '../model';

export const filters = [
  'open',
  'unread',
  'mine',
  'mentions',
  'municipality',
  'suggestions',
  'orphaned',
  'resolved',
] as const;
export type Filter = (typeof filters)[number];

interface Who {
  id: string;
  organisation: { id: string };
}

/** Whether a thread belongs to a filter. All but the last show what is open only. */
export function belongs(thread: Thread, filter: Filter, me: Who): boolean {
  if (filter === 'resolved') return thread.status === 'resolved';
  if (thread.status !== 'open') return false;
  switch (filter) {
    case 'unread':
      return thread.unread > 0;
    case 'mine':
      return thread.comments.some(({ author }) => author?.id === me.id);
    case 'mentions':
      return thread.comments.some(({ mentions }) => mentions?.some((one) => means(one, me)));
    case 'municipality':
      return thread.comments.some(({ author }) => author?.organisation.id === me.organisation.id);
    case 'suggestions':
      return thread.kind === 'suggestion';
    case 'orphaned':
      return thread.anchorState === 'orphaned';
    default:
      return true;
  }
}

function means({ kind, ref }: { kind: string; ref: string }, me: Who): boolean {
  if (kind === 'person') return ref === me.id;
  if (kind === 'organisation') return ref === me.organisation.id;
  const [, organisation] = ref.split('@');
  return kind === 'role' && (!organisation || organisation === me.organisation.id);
}

/** In the order of the text; then what is about other things, in the order of its beginning. */
export function inOrder(threads: Iterable<Thread>, spots: ReadonlyMap<string, Spot>): Thread[] {
  const place = (thread: Thread) => spots.get(thread.id)?.from ?? Number.POSITIVE_INFINITY;
  return [...threads].sort((a, b) => {
    const [one, other] = [place(a), place(b)];
    if (one !== other) return one < other ? -1 : 1;
    return a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1;
  });
}

/** Open suggestions for the same words: accepting one overtakes the others. */
export function rivals(
  thread: Thread,
  threads: Iterable<Thread>,
  spots: ReadonlyMap<string, Spot>,
): Thread[] {
  const here = spots.get(thread.id);
  return [...threads].filter((other) => {
    if (other.id === thread.id || other.suggestion?.state !== 'open') return false;
    const there = spots.get(other.id);
    return here && there ? here.from < there.to && there.from < here.to : false;
  });
}
