import { type Later, later } from '@/design';
import { prepareTexts } from '@/i18n';
import type { GoalViewProps, View } from '../view';
import { rememberedView } from './rememberedView';

/** Each view is a download of its own. */
export const viewOf: Record<View, Later<GoalViewProps>> = {
  tree: later(() => import('../tree')),
  board: later(() => import('../board')),
  timeline: later(() => import('../timeline')),
  coverage: later(() => import('../coverage')),
  plans: later(() => import('../plans')),
};

/** Loads what the list will open with, while its room is being joined. */
export async function prepareGoals(documentId: string): Promise<void> {
  const view = new URLSearchParams(window.location.search).get('view');
  await Promise.all([
    prepareTexts('goals', 'goalviews'),
    viewOf[rememberedView(documentId, view)].load(),
  ]);
}
