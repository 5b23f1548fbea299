import type { Organisation, Person } from '@/api';
import type { Room } from '@/features/collab';
import type { GoalStore } from './model';

/** In the order in which they are offered. */
export const views = ['tree', 'board', 'timeline', 'coverage', 'plans'] as const;
export type View = (typeof views)[number];

/** What every view gets. Each is the default export of its folder. */
export interface GoalViewProps {
  store: GoalStore;
  room: Room;
  documentId: string;
  title: string;
  /** False for those who may only read: nothing that changes the list is offered. */
  writing: boolean;
  /** Ids of goals; kept in the address, the first one is open in the panel. */
  selected: readonly string[];
  onSelect: (ids: readonly string[]) => void;
  /** Removes them and offers to undo it. */
  onRemove: (ids: readonly string[]) => void;
  /** Members of the group, by name: who may be an owner. */
  members: readonly Person[];
  ownId: string;
  organisations: readonly Organisation[];
  /** A goal that was just added in the toolbar: the tree writes in it. */
  arrived?: string | null;
}

/** What a section of the side panel gets; each is the named export of its folder. */
export interface GoalSectionProps {
  store: GoalStore;
  goalId: string;
  documentId: string;
  writing: boolean;
  members: readonly Person[];
  ownId: string;
}
