import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { type BlockId, type Command, findBlocks } from './commands';
import { blockIcons } from './icons';
import { placeAt } from './place';
import { closeSlash, slashKey } from './slash';

/** The list that opens at "/". The focus stays in the text; arrows and Enter choose. */
export function SlashMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation('strategy');
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const slash = useEditorState({
    editor,
    selector: ({ editor }) => slashKey.getState(editor.state) ?? null,
  });
  const [chosen, setChosen] = useState(0);
  const query = slash?.query ?? '';
  const found = slash ? findBlocks(query, (block) => t(`commands.${block}`)) : [];
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const open = slash !== null && found.length > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new query starts at the top
  useEffect(() => setChosen(0), [query, open]);

  const use = (block: Command<BlockId>) => {
    if (!slash) return;
    editor.chain().focus().deleteRange({ from: slash.from, to: slash.to }).run();
    block.run(editor);
  };

  // The plugin asks the newest closure on every key.
  useEffect(() => {
    editor.storage.slash.onKey = (event) => {
      if (event.key === 'Escape') {
        closeSlash(editor.view);
        return true;
      }
      if (!open || event.isComposing) return false;
      const block = found[at];
      if (event.key === 'ArrowDown') setChosen((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setChosen((at + found.length - 1) % found.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && block) use(block);
      else return false;
      return true;
    };
    return () => {
      editor.storage.slash.onKey = null;
    };
  });

  useEffect(() => {
    const text = editor.view.dom;
    const option = open ? `${id}-${found[at]?.id}` : '';
    if (open) {
      text.setAttribute('aria-controls', id);
      text.setAttribute('aria-activedescendant', option);
      document.getElementById(option)?.scrollIntoView({ block: 'nearest' });
    } else {
      text.removeAttribute('aria-controls');
      text.removeAttribute('aria-activedescendant');
    }
  });

  const count = found.length;
  useEffect(() => {
    if (open) announce(t('slash.found', { count }));
  }, [open, count, t]);

  useLayoutEffect(() => {
    if (open && slash && panel.current) placeAt(panel.current, editor, slash, 'below');
  }, [open, slash, editor]);

  if (!open) return null;
  return (
    <div ref={panel} id={id} className="slash" role="listbox" aria-label={t('slash.label')}>
      {found.map((block, index) => (
        <div
          key={block.id}
          id={`${id}-${block.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="slash__option"
          onMouseDown={(event) => {
            event.preventDefault();
            use(block);
          }}
          onMouseMove={() => setChosen(index)}
        >
          <span className="slash__icon">{blockIcons[block.id]}</span>
          {t(`commands.${block.id}`)}
        </div>
      ))}
    </div>
  );
}
