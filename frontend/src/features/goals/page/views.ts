import { type Later, later } from '@/design';
import { prepareTexts } from '@/i18n';
import type { GoalViewProps, View } from '../view';
import { rememberedView } from './useGoalAddress';

/** Each view is a download of its own. */
const later: Record<View, ComponentType<GoalViewProps>> = {
  tree: lazy(() => loaded('tree')),
  board: lazy(() => loaded('board')),
  timeline: lazy(() => loaded('timeline')),
  coverage: lazy(() => loaded('coverage')),
  plans: lazy(() => loaded('plans')),
};
const here = new Map<View, ComponentType<GoalViewProps>>();
const shown = new Map<View, ComponentType<GoalViewProps>>();

async function loaded(view: View) {
  const part = await load[view]();
  here.set(view, part.default);
  return part;
}

/**
 * What draws a view, always the same. One that has come already is drawn at once:
 * React would keep back for 300 ms whatever had to wait, were it for a moment.
 */
export function viewOf(view: View): ComponentType<GoalViewProps> {
  const found = shown.get(view) ?? here.get(view) ?? later[view];
  shown.set(view, found);
  return found;
}

/** Starts to load what the list will open with, while its room is being joined. */
export function prepareGoals(documentId: string) {
  // Of the page, its toolbar and the tree.
  prepareTexts('goals');
  prepareTexts('goalviews');
  prepareTexts('goalwork');
  prepareTexts('pictures');
  const view = new URLSearchParams(window.location.search).get('view');
  loaded(rememberedView(documentId, view)).catch(() => undefined);
}
