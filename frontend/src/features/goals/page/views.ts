import { type ComponentType, lazy } from 'react';
import { prepareTexts } from '@/i18n';
import type { GoalViewProps, View } from '../view';
import { rememberedView } from './useGoalAddress';

/** Each view is a download of its own. */
const load: Record<View, () => Promise<{ default: ComponentType<GoalViewProps> }>> = {
  tree: () => import('../tree'),
  board: () => import('../board'),
  timeline: () => import('../timeline'),
  coverage: () => import('../coverage'),
  plans: () => import('../plans'),
};

export const viewOf: Record<View, ComponentType<GoalViewProps>> = {
  tree: lazy(load.tree),
  board: lazy(load.board),
  timeline: lazy(load.timeline),
  coverage: lazy(load.coverage),
  plans: lazy(load.plans),
};

/** Starts to load what the list will open with, while its room is being joined. */
export function prepareGoals(documentId: string) {
  prepareTexts('goals');
  const view = new URLSearchParams(window.location.search).get('view');
  load[rememberedView(documentId, view)]().catch(() => undefined);
}
