import { ChatIcon, ExternalLinkIcon } from '@navikt/aksel-icons';
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCommentsHere } from '@/features/comments/model';
import { useTranslation } from '@/i18n';
import { commentKeys } from './anchors/useAnchors';
import { blocks, linkKeys, marks } from './commands';
import { blockIcons, linkIcon, markIcons } from './icons';
import { isAllowedLink } from './links';
import { placeAt } from './place';
import { moveFocus, Tool } from './Toolbar';

const quick = blocks.filter((block) => ['heading2', 'quote', 'makeGoal'].includes(block.id));

/**
 * The bar at a selection, and at a link when the caret is in one. Everything in
 * it is in the toolbar too, so it is no stop for Tab: a help for mice.
 */
export function BubbleBar({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const { t } = useTranslation('strategy');
  const panel = useRef<HTMLDivElement>(null);
  const here = useCommentsHere();
  const settled = useSettledSelection(editor);
  const state = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { selection } = editor.state;
      const { from, to, empty } = selection;
      const text = selection instanceof TextSelection || selection instanceof CellSelection;
      const href = editor.isActive('link') ? String(editor.getAttributes('link').href ?? '') : '';
      return {
        from,
        to,
        href,
        words: text && !empty && !editor.isActive('codeBlock'),
        focused: editor.isFocused,
        active: [...marks, ...quick].filter((one) => one.active?.(editor)).map((one) => one.id),
      };
    },
  });
  const shown = state.focused && settled && (state.words || state.href !== '');
  const on = (id: string) => (state.active as string[]).includes(id);
  const { from, to } = state;

  useLayoutEffect(() => {
    if (shown && panel.current) placeAt(panel.current, editor, { from, to }, 'above');
  }, [shown, editor, from, to]);

  if (!shown) return null;
  return (
    <div
      ref={panel}
      className="bubble"
      role="toolbar"
      aria-label={t('toolbar.selection')}
      onKeyDown={(event) => moveFocus(event, () => editor.commands.focus())}
    >
      {state.words &&
        marks.slice(0, 4).map((mark) => (
          <Tool
            key={mark.id}
            label={t(`commands.${mark.id}`)}
            keys={mark.keys}
            pressed={on(mark.id)}
            onUse={() => mark.run(editor)}
          >
            {markIcons[mark.id]}
          </Tool>
        ))}
      {state.words &&
        quick.map((block) => (
          <Tool
            key={block.id}
            label={t(`commands.${block.id}`)}
            keys={block.keys}
            pressed={on(block.id)}
            onUse={() =>
              block.id === 'heading2' && on(block.id)
                ? editor.chain().focus().setParagraph().run()
                : block.run(editor)
            }
          >
            {blockIcons[block.id]}
          </Tool>
        ))}
      {!state.words && isAllowedLink(state.href) && (
        <a
          className="bubble__address"
          href={state.href}
          target="_blank"
          rel="noopener noreferrer"
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
        >
          <span>{state.href.replace(/^(https?:\/\/|mailto:)/, '')}</span>
          <ExternalLinkIcon title={t('link.open')} />
        </a>
      )}
      <Tool label={t('commands.link')} keys={linkKeys} pressed={state.href !== ''} onUse={onLink}>
        {linkIcon}
      </Tool>
      {state.words && here?.mayComment && (
        <Tool label={t('comment.comment')} keys={commentKeys} onUse={() => here.desk.beginHere()}>
          <ChatIcon aria-hidden />
        </Tool>
      )}
    </div>
  );
}

/** False while a mouse is still drawing the selection, and for fingers, which have their own bar. */
function useSettledSelection(editor: Editor): boolean {
  const [down, setDown] = useState(false);
  const [coarse] = useState(() => window.matchMedia('(pointer: coarse)').matches);
  useEffect(() => {
    const text = editor.view.dom;
    const press = () => setDown(true);
    const lift = () => setDown(false);
    text.addEventListener('mousedown', press);
    window.addEventListener('mouseup', lift);
    return () => {
      text.removeEventListener('mousedown', press);
      window.removeEventListener('mouseup', lift);
    };
  }, [editor]);
  return !down && !coarse;
}
