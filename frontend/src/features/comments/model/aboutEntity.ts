import type { Anchor, Thread } from '@/api';

/** Open threads about one thing of a map or a list of goals. */
export function aboutEntity(threads: Iterable<Thread>, kind: Anchor['kind'], id: string): Thread[] {
  return [...threads].filter(
    ({ anchor, status }) => status === 'open' && anchor.kind === kind && anchor.id === id,
  );
}
