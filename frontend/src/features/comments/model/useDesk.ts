import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Thread } from '@/api';
import type { Desk, DeskState } from './desk';
import type { ThreadStore, ThreadsState } from './store';

/** What the comments of an open document stand on. */
export interface CommentsHere {
  desk: Desk;
  store: ThreadStore;
  documentId: string;
  groupId: string;
  me: { id: string; organisation: { id: string } };
  mayComment: boolean;
  maySuggest: boolean;
  mayEdit: boolean;
  mayModerate: boolean;
}

/** Null outside of an open document. */
export const CommentsContext = createContext<CommentsHere | null>(null);

export function useCommentsHere(): CommentsHere | null {
  return useContext(CommentsContext);
}

export function useDeskPart<T>(desk: Desk, pick: (state: DeskState) => T): T {
  return useSyncExternalStore(desk.subscribe, () => pick(desk.getState()));
}

export function useThreadsPart<T>(store: ThreadStore, pick: (state: ThreadsState) => T): T {
  return useSyncExternalStore(store.subscribe, () => pick(store.getState()));
}

export function useThread(store: ThreadStore, id: string | null): Thread | undefined {
  return useThreadsPart(store, ({ threads }) => (id ? threads.get(id) : undefined));
}
