import type { DocumentKind } from '@/api';
import { prepareTexts } from '@/i18n';

// Each kind's page is a download of its own: who opens a map does not fetch the
// text editor. Asked for as soon as the kind is known, before the room is open.

const strategy = () => import('@/features/strategy');
const map = () => import('@/features/stakeholders');

export const loadStrategy = async () => ({ default: (await strategy()).StrategyDocument });
export const loadMap = async () => ({ default: (await map()).StakeholderMapDocument });

/** Starts the download; a failure is told when the page is needed. */
export function prepareEditor(kind: DocumentKind, documentId: string) {
  prepareTexts('documents');
  const loading =
    kind === 'strategy'
      ? strategy()
      : kind === 'stakeholder_map'
        ? map().then(({ prepareMap }) => prepareMap(documentId))
        : null;
  loading?.catch(() => undefined);
}
