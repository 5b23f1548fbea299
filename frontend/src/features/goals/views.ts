import type { ComponentType } from 'react';
import { later } from '@/design';
import { prepareView, type Views } from '@/features/shareddoc/useViewAddress';
import { prepareTexts } from '@/i18n';
import { type GoalViewProps, views as names, type View } from './view';

// Apart from the page: what a list opens with is asked for together with it.

/** The tree comes first and has its words with it; the others bring theirs. */
function withWords(download: () => Promise<{ default: ComponentType<GoalViewProps> }>) {
  return later(async () => (await Promise.all([download(), prepareTexts('goalviews')]))[0]);
}

/** Each view is a download of its own. */
export const views: Views<View, GoalViewProps> = {
  names,
  of: {
    tree: later(() => import('./tree')),
    board: withWords(() => import('./board')),
    timeline: withWords(() => import('./timeline')),
    coverage: withWords(() => import('./coverage')),
    plans: withWords(() => import('./plans')),
  },
};

/** Loads what the list will open with, while its room is being joined. */
export async function prepareGoals(documentId: string): Promise<void> {
  await Promise.all([prepareTexts('goals'), prepareView(documentId, views)]);
}
