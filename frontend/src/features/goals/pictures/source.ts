import type { Reference } from '../coverage/columns';
import type { Goal, GoalStore } from '../model';
import type { GoalViewProps, View } from '../view';

/** What a picture is made from. */
export interface PictureSource
  extends Pick<GoalViewProps, 'documentId' | 'members' | 'organisations'> {
  store: GoalStore;
  view: View;
  references: readonly Reference[];
  now: Date;
}

/** In the order of the tree. */
export const goalsOf = (store: GoalStore): Goal[] =>
  store.tree().order.flatMap((id) => store.goal(id) ?? []);
