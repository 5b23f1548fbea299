import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useTranslation } from '@/i18n';
import { type Heading, outlineOf, sameOutline } from './outline';

export function useOutline(editor: Editor): Heading[] {
  return useEditorState({
    editor,
    selector: ({ editor }) => outlineOf(editor.state.doc),
    equalityFn: sameOutline,
  });
}

/** Goes to a heading: the page scrolls, and the focus and the caret follow. */
export function jumpTo(editor: Editor, heading: Heading) {
  const element = editor.view.nodeDOM(heading.position);
  if (!(element instanceof HTMLElement)) return;
  if (editor.isEditable) {
    editor.commands.setTextSelection(heading.position + 1 + heading.text.length);
    editor.view.focus();
  } else element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'start' });
}

interface OutlineProps {
  editor: Editor;
  headings: Heading[];
  onJump?: () => void;
}

/** The table of contents. Marks the part one is reading. */
export function Outline({ editor, headings, onJump }: OutlineProps) {
  const { t } = useTranslation('strategy');
  const here = useHeadingInView(editor, headings);
  if (headings.length === 0) return <p className="outline__empty">{t('outline.empty')}</p>;
  return (
    <ol className="outline">
      {headings.map((heading, index) => (
        <li key={heading.position} data-depth={Math.min(heading.depth, 3)}>
          <button
            type="button"
            className="outline__entry"
            aria-current={index === here ? 'location' : undefined}
            onClick={() => {
              onJump?.();
              jumpTo(editor, heading);
            }}
          >
            {heading.text}
          </button>
        </li>
      ))}
    </ol>
  );
}

const belowTheBars = 140;

function useHeadingInView(editor: Editor, headings: Heading[]): number {
  const [here, setHere] = useState(0);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      if (editor.isDestroyed) return;
      let last = 0;
      for (const [index, { position }] of headings.entries()) {
        const element = editor.view.nodeDOM(position);
        if (!(element instanceof HTMLElement)) continue;
        if (element.getBoundingClientRect().top > belowTheBars) break;
        last = index;
      }
      setHere(last);
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    window.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', soon);
    };
  }, [editor, headings]);
  return here;
}
