import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { announce } from '@/design';
import { type CommentsHere, useDeskPart } from '@/features/comments/model';
import { useTranslation } from '@/i18n';
import { wordsBetween } from './anchors/flat';
import { moved, type Passage, type Unit, type Way } from './anchors/passage';

interface ChoosePassageProps {
  editor: Editor;
  here: CommentsHere;
}

/** As much of a long passage as is said. */
const said = 200;

/** For readers, who have no caret: keys that choose the words of a comment. */
export function ChoosePassage({ editor, here }: ChoosePassageProps) {
  const choosing = useDeskPart(here.desk, (state) => state.choosing);
  return choosing && here.mayComment ? <Choosing editor={editor} here={here} /> : null;
}

function Choosing({ editor, here }: ChoosePassageProps) {
  const { t } = useTranslation('strategy');
  const { desk } = here;
  const help = useId();
  const bar = useRef<HTMLDivElement>(null);
  const passage = useRef<Passage | null>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    bar.current?.focus();
    // One goes on from what is chosen already.
    const { from, to, empty } = editor.state.selection;
    if (!empty) passage.current = { from, to, began: { from, to } };
  }, [editor]);

  const end = () => {
    desk.set({ choosing: false });
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  const move = (unit: Unit, way: Way, extend: boolean) => {
    const { doc } = editor.state;
    const to = moved(doc, passage.current, { unit, way, extend }, firstInSight(editor));
    if (!to) return announce(t('passage.end'));
    passage.current = to;
    choose(editor, to);
    announce(t('passage.chosen', { words: wordsBetween(doc, to.from, to.to).slice(0, said) }));
  };
  const begin = (kind: 'comment' | 'suggestion') => {
    if (!passage.current || !desk.beginHere(kind)) return announce(t('passage.nothing'));
    desk.set({ choosing: false });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, target } = event;
    const step = stepOf(event);
    if (step) move(step.unit, step.way, shiftKey);
    else if (key === 'Escape') end();
    else if (key === 'Enter' && target === bar.current) begin('comment');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={bar}
      className="passage"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application has keys of its own
      tabIndex={0}
      aria-label={t('passage.label')}
      aria-describedby={help}
      onKeyDown={onKeyDown}
    >
      <p id={help}>{t('passage.help')}</p>
      <div className="passage__buttons">
        <button type="button" className="tool tool--words" onClick={() => begin('comment')}>
          {t('comment.comment')}
        </button>
        {here.maySuggest && (
          <button type="button" className="tool tool--words" onClick={() => begin('suggestion')}>
            {t('comment.suggest')}
          </button>
        )}
        <button type="button" className="tool tool--words" onClick={end}>
          {t('passage.stop')}
        </button>
      </div>
    </div>
  );
}

/** Up and down by paragraphs, left and right by words, with Ctrl, Alt or ⌘ by sentences. */
function stepOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): { unit: Unit; way: Way } | null {
  const sideways = ctrlKey || altKey || metaKey ? 'sentence' : 'word';
  switch (key) {
    case 'ArrowDown':
      return { unit: 'paragraph', way: 1 };
    case 'ArrowUp':
      return { unit: 'paragraph', way: -1 };
    case 'ArrowRight':
      return { unit: sideways, way: 1 };
    case 'ArrowLeft':
      return { unit: sideways, way: -1 };
    default:
      return null;
  }
}

/** In the document and on the screen, as a mouse would have done it. */
function choose({ view, state }: Editor, { from, to }: Passage) {
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  const start = view.domAtPos(from, 1);
  const end = view.domAtPos(to, -1);
  getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  const { top } = view.coordsAtPos(from);
  const { bottom } = view.coordsAtPos(to, -1);
  if (top < 130 || bottom > window.innerHeight * 0.7)
    window.scrollTo({ top: window.scrollY + top - 160 });
}

/** The place at the upper edge of the window: one begins with what one sees. */
function firstInSight({ view }: Editor): number {
  const { left, top, right } = view.dom.getBoundingClientRect();
  const at = view.posAtCoords({ left: (left + right) / 2, top: Math.max(130, top + 1) })?.pos ?? 0;
  return top > 0 ? 0 : view.state.doc.resolve(at).start();
}
