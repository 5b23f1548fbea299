import { type ComponentType, lazy } from 'react';
import { prepareTexts } from '@/i18n';
import type { View, ViewProps } from '../view';
import { rememberedView } from './rememberedView';

/** Each view is a download of its own. */
const load: Record<View, () => Promise<{ default: ComponentType<ViewProps> }>> = {
  grid: () => import('../grid'),
  network: () => import('../network'),
  table: () => import('../table'),
  engagement: () => import('../engagement'),
};

export const viewOf: Record<View, ComponentType<ViewProps>> = {
  grid: lazy(load.grid),
  network: lazy(load.network),
  table: lazy(load.table),
  engagement: lazy(load.engagement),
};

/** Starts to load what the map will open with, while its room is being joined. */
export function prepareMap(documentId: string) {
  prepareTexts('stakeholders');
  const view = new URLSearchParams(window.location.search).get('view');
  load[rememberedView(documentId, view)]().catch(() => undefined);
}
