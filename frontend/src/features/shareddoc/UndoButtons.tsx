import { ArrowRedoIcon, ArrowUndoIcon } from '@navikt/aksel-icons';
import type { UndoState } from './undo';
import './tools.css';

interface UndoButtonsProps {
  state: UndoState;
  steps: { undo: () => void; redo: () => void };
  words: { undo: string; redo: string };
}

/** One's own last change taken back, and done again. */
export function UndoButtons({ state, steps, words }: UndoButtonsProps) {
  return (
    <div className="undo-buttons">
      <button
        type="button"
        className="tool"
        title={`${words.undo} (Ctrl Z)`}
        aria-label={words.undo}
        aria-disabled={!state.canUndo}
        onClick={() => state.canUndo && steps.undo()}
      >
        <ArrowUndoIcon aria-hidden />
      </button>
      <button
        type="button"
        className="tool"
        title={`${words.redo} (Ctrl Shift Z)`}
        aria-label={words.redo}
        aria-disabled={!state.canRedo}
        onClick={() => state.canRedo && steps.redo()}
      >
        <ArrowRedoIcon aria-hidden />
      </button>
    </div>
  );
}
