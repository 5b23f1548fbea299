import { type Editor, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { useEditor } from '@tiptap/react';
import { useEffect, useMemo } from 'react';
import type * as Y from 'yjs';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import { Anchors } from './anchors/extension';
import { CalmScrolling } from './calm';
import { KnownCaret, readCaret } from './caret';
import { Carets } from './carets';
import { linkKeys, toolbarKeys } from './commands';
import { GoalTools } from './goalcommands';
import { LiveGoalBlock } from './LiveGoalBlock';
import { LiveMention } from './LiveMention';
import { LiveStakeholderCard } from './LiveStakeholderCard';
import { isAllowedLink } from './links';
import { MentionTrigger } from './mention';
import { Reading } from './reading';
import { contentRoot, strategySchema } from './schema';
import { SlashTrigger } from './slash';
import { emptyLike } from './start';
import { Undone } from './undone';

interface EditorOptions {
  room: Room;
  /** The room's document when writing, its mirror when reading. */
  doc: Y.Doc;
  writing: boolean;
  title: string;
  onLink: () => void;
  onToolbar: () => void;
}

/** The editor of a strategy, bound to a Yjs document. Null for one render. */
export function useStrategyEditor(options: EditorOptions): Editor | null {
  const { room, doc, writing, title, onLink, onToolbar } = options;
  const { t } = useTranslation('strategy');
  const attributes = useMemo(
    () => ({
      class: 'prose',
      id: 'strategy-text',
      // Tiptap's own role is textbox, which is wrong for a text one cannot change.
      role: writing ? 'textbox' : 'article',
      'aria-label': t(writing ? 'text.writing' : 'text.reading', { title }),
      ...(writing ? { 'aria-multiline': 'true' } : {}),
    }),
    [t, title, writing],
  );
  const editor = useEditor(
    {
      injectCSS: false,
      editable: writing,
      content: emptyLike(doc.getXmlFragment(contentRoot)),
      extensions: [
        ...strategySchema({
          checkbox: (text) => (text ? t('text.task', { text }) : t('text.emptyTask')),
          card: LiveStakeholderCard,
          mention: LiveMention,
          goal: LiveGoalBlock,
        }),
        Collaboration.configure({ document: doc, field: contentRoot }),
        Undone,
        Carets.configure({ awareness: room.awareness, ownClient: room.doc.clientID }),
        CalmScrolling,
        Anchors.configure({ fragment: doc.getXmlFragment(contentRoot), heals: writing }),
        ...(writing
          ? [
              KnownCaret,
              SlashTrigger,
              MentionTrigger,
              GoalTools,
              Placeholder.configure({ placeholder: () => t('text.placeholder') }),
              Keys.configure({ onLink, onToolbar }),
            ]
          : [Reading.configure({ tableLabel: t('text.table') })]),
      ],
      editorProps: { attributes, handleClick: followLink },
    },
    [room, doc, writing],
  );
  useEffect(() => {
    editor?.setOptions({ editorProps: { attributes, handleClick: followLink } });
  }, [editor, attributes]);
  useEffect(() => {
    if (!editor || !writing) return;
    room.beforeArrival = () => {
      if (!editor.isDestroyed) readCaret(editor.view);
    };
    return () => {
      room.beforeArrival = null;
    };
  }, [room, editor, writing]);
  return editor;
}

const Keys = Extension.create<{ onLink: () => void; onToolbar: () => void }>({
  name: 'keys',
  addOptions: () => ({ onLink: () => {}, onToolbar: () => {} }),
  addKeyboardShortcuts() {
    const act = (what: () => void) => () => {
      what();
      return true;
    };
    return {
      [linkKeys]: act(this.options.onLink),
      [toolbarKeys]: act(this.options.onToolbar),
    };
  },
});

// In a text one writes in, a click sets the caret; with Ctrl or ⌘ it opens the link.
function followLink(_view: unknown, _position: number, event: MouseEvent): boolean {
  const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[href]');
  if (!link || !(event.ctrlKey || event.metaKey) || !isAllowedLink(link.href)) return false;
  window.open(link.href, '_blank', 'noopener,noreferrer');
  return true;
}
