import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useDeferredValue, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { holdsText, type ListedStakeholder, useFoundStakeholders } from '@/api';
import { announce } from '@/design';
import { OptionList, useListKeys } from '@/features/listbox';
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
  const open = typed !== null;

  const use = (one: ListedStakeholder) => {
    if (!typed) return;
    const { documentId, id: stakeholderId, name: label } = one;
    insertStakeholder(editor, typed, { documentId, stakeholderId, label });
  };
  const { at, setAt, onKey } = useListKeys(found, `${open} ${query}`, use, ['Enter', 'Tab']);

  // The plugin asks the newest closure on every key.
  useEffect(() => {
    editor.storage.mention.onKey = (event) => {
      if (event.key === 'Escape' && !event.isComposing) {
        closeList(editor.view, mentionKey);
        return true;
      }
      return onKey(event);
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
    if (current) text.setAttribute('aria-activedescendant', current);
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
    <OptionList<ListedStakeholder>
      {...{ id, at, options: found }}
      ref={panel}
      label={t('mention.label')}
      className="mention__list"
      keyOf={(one) => `${one.documentId} ${one.id}`}
      name={(one) => one.name}
      hint={(one) => one.documentTitle}
      none={t(search.isPending ? 'mention.searching' : 'mention.none')}
      onTake={use}
      onPoint={setAt}
    />
  );
}
