import { type Later, later } from '@/design';
import { prepareTexts } from '@/i18n';
import type { View, ViewProps } from '../view';
import { rememberedView } from './rememberedView';

/** Each view is a download of its own. */
export const viewOf: Record<View, Later<ViewProps>> = {
  grid: later(() => import('../grid')),
  network: later(() => import('../network')),
  table: later(() => import('../table')),
  engagement: later(() => import('../engagement')),
};

/** Loads what the map will open with, while its room is being joined. */
export async function prepareMap(documentId: string): Promise<void> {
  const view = new URLSearchParams(window.location.search).get('view');
  await Promise.all([
    prepareTexts('stakeholders'),
    viewOf[rememberedView(documentId, view)].load(),
  ]);
}
