import { type ComponentType, lazy } from 'react';
import type { View, ViewProps } from '../view';

type Loading = Promise<{ default: ComponentType<ViewProps> }>;

const found = import.meta.glob<{ default: ComponentType<ViewProps> }>([
  '../grid/index.ts',
  '../network/index.ts',
  '../table/index.ts',
  '../engagement/index.ts',
]);

const load = (view: View): Loading =>
  found[`../${view}/index.ts`]?.() ?? Promise.resolve({ default: () => null });

/** Each view is a download of its own. */
export const viewOf: Record<View, ComponentType<ViewProps>> = {
  grid: lazy(() => load('grid')),
  network: lazy(() => load('network')),
  table: lazy(() => load('table')),
  engagement: lazy(() => load('engagement')),
};
