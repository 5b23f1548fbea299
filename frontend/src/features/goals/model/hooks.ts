import { useMemo } from 'react';
import type { Room } from '@/features/collab';
import { useTopic } from '@/features/shareddoc';
import type { TextField } from './entities';
import { GoalStore } from './store';

const stores = new WeakMap<Room, GoalStore>();

/** The one store of a room; it ends with the room's document. */
export function useGoalStore(room: Room): GoalStore {
  let store = stores.get(room);
  if (!store) {
    const made = new GoalStore(room.doc, room.awareness);
    room.doc.once('destroy', () => made.destroy());
    stores.set(room, made);
    store = made;
  }
  return store;
}

/** All that are there; renders again when any changes. Rows use `useGoal`. */
export const useGoals = (store: GoalStore) => useTopic(store, 'goals', store.goals);
/** Renders again when a place changes, not when a word does. */
export const useTree = (store: GoalStore) => useTopic(store, 'tree', store.tree);
export const useMeta = (store: GoalStore) => useTopic(store, 'meta', store.meta);
export const useUndo = (store: GoalStore) => useTopic(store, 'undo', store.undoState);
export const usePlans = (store: GoalStore) => useTopic(store, 'plans', store.plans);
export const useActions = (store: GoalStore) => useTopic(store, 'actions', store.actions);
export const useIndicators = (store: GoalStore) => useTopic(store, 'indicators', store.indicators);

/** Null when there is none; renders again when this one changes. A removed one too. */
export const useGoal = (store: GoalStore, id: string) =>
  useTopic(store, `goal:${id}`, () => store.goal(id));
export const useIndicator = (store: GoalStore, id: string) =>
  useTopic(store, `indicator:${id}`, () => store.indicator(id));
export const usePlan = (store: GoalStore, id: string) =>
  useTopic(store, `plan:${id}`, () => store.plan(id));
export const useAction = (store: GoalStore, id: string) =>
  useTopic(store, `action:${id}`, () => store.action(id));

/** In their order; the same list while none of them changes. */
export const useIndicatorsOf = (store: GoalStore, goalId: string) =>
  useTopic(store, 'indicators', () => store.indicatorsOf(goalId));
export const useActionsOf = (store: GoalStore, planId: string) =>
  useTopic(store, 'actions', () => store.actionsOf(planId));

export function useLinks(store: GoalStore) {
  return useTopic(store, 'links', store.links);
}

/** From it, and to it from other goals of this list. */
export function useLinksOf(store: GoalStore, goalId: string) {
  const links = useLinks(store);
  return useMemo(
    () =>
      [...links.values()].filter(
        (one) =>
          one.fromGoal === goalId ||
          (one.toKind === 'goal' && !one.toDocument && one.toId === goalId),
      ),
    [links, goalId],
  );
}

export const useGoalProgress = (store: GoalStore, id: string) =>
  useTopic(store, 'progress', () => store.progressOf(id));
export const useIndicatorProgress = (store: GoalStore, id: string) =>
  useTopic(store, 'progress', () => store.indicatorProgress(id));

/** A long text as it stands. */
export const useWords = (store: GoalStore, id: string, field: TextField) =>
  useTopic(store, `words:${id}:${field}`, () => store.words(id, field));
