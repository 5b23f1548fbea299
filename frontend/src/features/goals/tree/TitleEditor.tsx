import { useLayoutEffect, useRef } from 'react';
import { LiveText } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { type GoalStore, limits } from '../model';

/** Where the caret stands when writing begins. */
export type Caret = 'start' | 'end' | number | { x: number; y: number };

interface TitleEditorProps {
  store: GoalStore;
  id: string;
  caret: Caret;
  /** Changes with each time writing begins, also in the same title. */
  turn: number;
  onLeave: () => void;
}

/** A title while it is written in: shared letter by letter, one line of the outline. */
export function TitleEditor({ store, id, caret, turn, onLeave }: TitleEditorProps) {
  const { t } = useTranslation('goals');
  const frame = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret belongs to the turn
  useLayoutEffect(() => {
    const area = frame.current?.querySelector('textarea');
    if (!area) return;
    // The text comes in an effect of the field; the caret needs it now.
    if (area.value === '') area.value = store.words(id, 'title');
    area.focus({ preventScroll: true });
    const at = offsetOf(area, caret);
    area.setSelectionRange(at, at);
  }, [id, turn, store]);
  return (
    <span ref={frame} className="tree__writing">
      <LiveText
        store={store}
        of={id}
        field="title"
        aria-label={t('titleOf')}
        placeholder={t('untitled')}
        maxLength={limits.title}
        enterKeyHint="enter"
        spellCheck
        onBlur={onLeave}
      />
    </span>
  );
}

function offsetOf(area: HTMLTextAreaElement, caret: Caret): number {
  if (caret === 'start') return 0;
  return typeof caret === 'number' ? Math.min(caret, area.value.length) : area.value.length;
}
