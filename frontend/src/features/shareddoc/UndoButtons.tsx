import { ArrowRedoIcon, ArrowUndoIcon } from '@navikt/aksel-icons';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { UndoState } from './undo';
import './tools.css';

interface UndoButtonsProps {
  state: UndoState;
  /** False when there was nothing to take back. */
  steps: { undo: () => boolean; redo: () => boolean };
  words: { undo: string; redo: string };
}

/** One's own last change taken back, and done again. */
export function UndoButtons({ state, steps, words }: UndoButtonsProps) {
  const { t } = useTranslation('common');
  return (
    <div className="undo-buttons">
      <button
        type="button"
        className="tool"
        title={`${words.undo} (Ctrl Z)`}
        aria-label={words.undo}
        aria-disabled={!state.canUndo}
        onClick={() => steps.undo() && announce(t('undone'))}
      >
        <ArrowUndoIcon aria-hidden />
      </button>
      <button
        type="button"
        className="tool"
        title={`${words.redo} (Ctrl Shift Z)`}
        aria-label={words.redo}
        aria-disabled={!state.canRedo}
        onClick={() => steps.redo() && announce(t('redone'))}
      >
        <ArrowRedoIcon aria-hidden />
      </button>
    </div>
  );
}
