import type { DocumentKind } from '@/api';
import { prepareTexts } from '@/i18n';

// Each kind's page is a download of its own: who opens a map does not fetch the
// text editor. Asked for as soon as the kind is known, before the room is open.

const strategy = () => import('@/features/strategy');
const map = () => import('@/features/stakeholders');
const goals = () => import('@/features/goals');

export const loadStrategy = async () => ({ default: (await strategy()).StrategyDocument });
export const loadMap = async () => ({ default: (await map()).StakeholderMapDocument });
export const loadGoals = async () => ({ default: (await goals()).GoalListDocument });

/** Starts the download; a failure is told when the page is needed. */
export function prepareEditor(kind: DocumentKind, documentId: string) {
  prepareTexts('documents');
  const loading =
    kind === 'strategy'
      ? strategy()
      : kind === 'stakeholder_map'
        ? map().then(({ prepareMap }) => prepareMap(documentId))
        : goals().then(({ prepareGoals }) => prepareGoals(documentId));
  loading.catch(() => undefined);
}
