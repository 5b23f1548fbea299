import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useDeferredValue, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { holdsText, type ListedStakeholder, useFoundStakeholders } from '@/api';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { insertStakeholder, mentionKey } from './mention';
import { placeAt } from './place';
import { closeList } from './trigger';

/** The list that opens at "@": stakeholders of the group's maps. The focus stays in the text. */
export function MentionMenu({ editor, groupId }: { editor: Editor; groupId: string }) {
  const { t } = useTranslation('strategy');
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const typed = useEditorState({
    editor,
    selector: ({ editor }) => mentionKey.getState(editor.state) ?? null,
  });
  const text = typed?.query.trim() ?? '';
  const query = useDeferredValue(text);
  const search = useFoundStakeholders(groupId, query, typed !== null);
  const found = typed ? (search.data ?? []).filter((one) => holdsText(one, text)) : [];
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const open = typed !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new query starts at the top
  useEffect(() => setChosen(0), [query, open]);

  const use = (one: ListedStakeholder) => {
    if (!typed) return;
    const { documentId, id: stakeholderId, name: label } = one;
    insertStakeholder(editor, typed, { documentId, stakeholderId, label });
  };

  // The plugin asks the newest closure on every key.
  useEffect(() => {
    editor.storage.mention.onKey = (event) => {
      if (event.key === 'Escape') {
        closeList(editor.view, mentionKey);
        return true;
      }
      const one = found[at];
      if (!one || event.isComposing) return false;
      if (event.key === 'ArrowDown') setChosen((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setChosen((at + found.length - 1) % found.length);
      else if (event.key === 'Enter' || event.key === 'Tab') use(one);
      else return false;
      return true;
    };
    return () => {
      editor.storage.mention.onKey = null;
    };
  });

  const count = found.length;
  const current = count > 0 ? `${id}-${at}` : '';
  useEffect(() => {
    if (!open) return;
    const text = editor.view.dom;
    text.setAttribute('aria-controls', id);
    if (current) {
      text.setAttribute('aria-activedescendant', current);
      document.getElementById(current)?.scrollIntoView({ block: 'nearest' });
    }
    return () => {
      text.removeAttribute('aria-controls');
      text.removeAttribute('aria-activedescendant');
    };
  }, [open, current, editor, id]);

  useEffect(() => {
    if (open && search.isSuccess) announce(t('mention.found', { count }));
  }, [open, search.isSuccess, count, t]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's height is its length
  useLayoutEffect(() => {
    if (typed && panel.current) placeAt(panel.current, editor, typed, 'below');
  }, [typed, count, editor]);

  if (!open) return null;
  return (
    <div ref={panel} id={id} className="slash" role="listbox" aria-label={t('mention.label')}>
      {found.map((one, index) => (
        <div
          key={`${one.documentId} ${one.id}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="slash__option mention__option"
          onMouseDown={(event) => {
            event.preventDefault();
            use(one);
          }}
          onMouseMove={() => setChosen(index)}
        >
          <span>{one.name}</span>
          <span className="mention__map">{one.documentTitle}</span>
        </div>
      ))}
      {count === 0 && (
        <div
          role="option"
          aria-selected="false"
          aria-disabled="true"
          tabIndex={-1}
          className="mention__none"
        >
          {t(search.isPending ? 'mention.searching' : 'mention.none')}
        </div>
      )}
    </div>
  );
}
