import { type ComponentType, lazy } from 'react';
import type { View, ViewProps } from '../view';

/** Each view is a download of its own. */
export const viewOf: Record<View, ComponentType<ViewProps>> = {
  grid: lazy(() => import('../grid')),
  network: lazy(() => import('../network')),
  table: lazy(() => import('../table')),
  engagement: lazy(() => import('../engagement')),
};
