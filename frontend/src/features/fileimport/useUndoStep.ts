import { useMemo } from 'react';
import type { ImportStep } from './report';

/** A document whose own changes can be taken back. */
interface Undoable {
  lastStep: () => unknown;
  on: (topic: 'undo', listener: () => void) => () => void;
  undo: () => void;
}

/** The way back of an import that is one transaction of an open document. */
export function useUndoStep(store: Undoable): ImportStep {
  return useMemo(
    () => ({
      last: () => store.lastStep(),
      onUndo: (listener) => store.on('undo', listener),
      undo: () => store.undo(),
    }),
    [store],
  );
}
