import { later } from '@/design';
import { prepareView, type Views } from '@/features/shareddoc/useViewAddress';
import { prepareTexts } from '@/i18n';
import { views as names, type View, type ViewProps } from './view';

// Apart from the page: what a map opens with is asked for together with it.

/** Each view is a download of its own. */
export const views: Views<View, ViewProps> = {
  names,
  of: {
    grid: later(() => import('./grid')),
    network: later(() => import('./network')),
    table: later(() => import('./table')),
    engagement: later(() => import('./engagement')),
  },
};

/** Loads what the map will open with, while its room is being joined. */
export async function prepareMap(documentId: string): Promise<void> {
  await Promise.all([prepareTexts('stakeholders'), prepareView(documentId, views)]);
}
