import type { ReactNode } from 'react';
import type { Person, RoundResult } from '@/api';
import type { Room } from '@/features/collab';
import type { MapStore } from './model';

/** In the order in which they are offered. */
export const views = ['grid', 'network', 'table', 'engagement'] as const;
export type View = (typeof views)[number];

/** What every view gets. Each is the default export of its folder. */
export interface ViewProps {
  store: MapStore;
  room: Room;
  documentId: string;
  title: string;
  /** False for those who may only read: nothing that changes the map is offered. */
  writing: boolean;
  /** Ids of stakeholders; kept in the address, the first one is open in the panel. */
  selected: readonly string[];
  onSelect: (ids: readonly string[]) => void;
  /** Removes them and offers to undo it. */
  onRemove: (ids: readonly string[]) => void;
  /** Members of the group, by name: who may be an owner. */
  members: readonly Person[];
  ownId: string;
  /** What all said in the round that was revealed; none otherwise. */
  results: readonly RoundResult[];
  /** Shown while nobody is in the map: how to begin. */
  first: ReactNode;
}
