import { useMemo } from 'react';
import type { ImportStep } from '@/features/fileimport';
import type { GoalStore } from '../model';

/** The step of undo that an import into a list is. */
export const useUndoStep = (store: GoalStore): ImportStep =>
  useMemo(
    () => ({
      last: () => store.lastStep(),
      onUndo: (listener) => store.on('undo', listener),
      undo: () => store.undo(),
    }),
    [store],
  );
