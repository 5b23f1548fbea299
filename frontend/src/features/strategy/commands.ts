import type { Editor } from '@tiptap/core';
import { askForGoal, makeGoalKeys } from './goalcommands';
import { startMention } from './mention';

// What a person can do to the text, once: the toolbar, the bar at a selection
// and the slash menu all show parts of this list. Labels are in the `strategy`
// texts under `commands.<id>`.

export type BlockId =
  | 'text'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'bullets'
  | 'numbers'
  | 'tasks'
  | 'quote'
  | 'code'
  | 'table'
  | 'divider'
  | 'mention'
  | 'stakeholder'
  | 'goal'
  | 'makeGoal';

export type MarkId = 'bold' | 'italic' | 'underline' | 'strike' | 'inlineCode';

export type TableId =
  | 'rowAbove'
  | 'rowBelow'
  | 'rowDelete'
  | 'columnBefore'
  | 'columnAfter'
  | 'columnDelete'
  | 'headerRow'
  | 'tableDelete';

export interface Command<Id extends string> {
  id: Id;
  /** As ProseMirror writes keys; shown in the tooltip and given to assistive technology. */
  keys?: string;
  /** More words by which the slash menu finds it, in English and Markdown. */
  words?: string;
  run: (editor: Editor) => void;
  active?: (editor: Editor) => boolean;
}

const heading = (level: 1 | 2 | 3 | 4): Command<BlockId> => ({
  id: `heading${level}`,
  keys: `Mod-Alt-${level}`,
  words: `h${level} ${'#'.repeat(level)} heading title`,
  run: (editor) => editor.chain().focus().setHeading({ level }).run(),
  active: (editor) => editor.isActive('heading', { level }),
});

/** Of lists inside lists, the one the caret stands in. */
function innermostList(editor: Editor): string | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const name = $from.node(depth).type.name;
    if (name === 'bulletList' || name === 'orderedList' || name === 'taskList') return name;
  }
  return null;
}

export const blocks: Command<BlockId>[] = [
  {
    id: 'text',
    keys: 'Mod-Alt-0',
    words: 'text paragraph plain',
    run: (editor) => editor.chain().focus().setParagraph().run(),
    active: (editor) => editor.isActive('paragraph'),
  },
  heading(1),
  heading(2),
  heading(3),
  heading(4),
  {
    id: 'bullets',
    keys: 'Mod-Shift-8',
    words: 'bullet list ul -',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    active: (editor) => innermostList(editor) === 'bulletList',
  },
  {
    id: 'numbers',
    keys: 'Mod-Shift-7',
    words: 'numbered ordered list ol 1.',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    active: (editor) => innermostList(editor) === 'orderedList',
  },
  {
    id: 'tasks',
    keys: 'Mod-Shift-9',
    words: 'task todo check list []',
    run: (editor) => editor.chain().focus().toggleTaskList().run(),
    active: (editor) => innermostList(editor) === 'taskList',
  },
  {
    id: 'table',
    words: 'table grid',
    run: (editor) =>
      editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    active: (editor) => editor.isActive('table'),
  },
  {
    id: 'quote',
    keys: 'Mod-Shift-b',
    words: 'quote guidance >',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    active: (editor) => editor.isActive('blockquote'),
  },
  {
    id: 'divider',
    words: 'divider line rule ---',
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
  {
    id: 'mention',
    words: 'mention @ stakeholder',
    run: (editor) => startMention(editor, 'mention'),
  },
  {
    id: 'stakeholder',
    words: 'stakeholder card embed',
    run: (editor) => startMention(editor, 'card'),
  },
  {
    id: 'goal',
    words: 'goal embed objective matrix',
    run: (editor) => askForGoal(editor, 'insert'),
  },
  {
    id: 'makeGoal',
    keys: makeGoalKeys,
    words: 'goal make turn',
    run: (editor) => askForGoal(editor, 'make'),
  },
  {
    id: 'code',
    keys: 'Mod-Alt-c',
    words: 'code block ```',
    run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
    active: (editor) => editor.isActive('codeBlock'),
  },
];

export const marks: Command<MarkId>[] = [
  {
    id: 'bold',
    keys: 'Mod-b',
    run: (editor) => editor.chain().focus().toggleBold().run(),
    active: (editor) => editor.isActive('bold'),
  },
  {
    id: 'italic',
    keys: 'Mod-i',
    run: (editor) => editor.chain().focus().toggleItalic().run(),
    active: (editor) => editor.isActive('italic'),
  },
  {
    id: 'underline',
    keys: 'Mod-u',
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
    active: (editor) => editor.isActive('underline'),
  },
  {
    id: 'strike',
    keys: 'Mod-Shift-s',
    run: (editor) => editor.chain().focus().toggleStrike().run(),
    active: (editor) => editor.isActive('strike'),
  },
  {
    id: 'inlineCode',
    keys: 'Mod-e',
    run: (editor) => editor.chain().focus().toggleCode().run(),
    active: (editor) => editor.isActive('code'),
  },
];

export const tableCommands: Command<TableId>[] = [
  { id: 'rowAbove', run: (editor) => editor.chain().focus().addRowBefore().run() },
  { id: 'rowBelow', run: (editor) => editor.chain().focus().addRowAfter().run() },
  { id: 'columnBefore', run: (editor) => editor.chain().focus().addColumnBefore().run() },
  { id: 'columnAfter', run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { id: 'headerRow', run: (editor) => editor.chain().focus().toggleHeaderRow().run() },
  { id: 'rowDelete', run: (editor) => editor.chain().focus().deleteRow().run() },
  { id: 'columnDelete', run: (editor) => editor.chain().focus().deleteColumn().run() },
  { id: 'tableDelete', run: (editor) => editor.chain().focus().deleteTable().run() },
];

/** The keys of the link form. Ctrl/⌘-K belongs to the command palette. */
export const linkKeys = 'Mod-Alt-k';
/** From the text to the toolbar, as in other editors. */
export const toolbarKeys = 'Alt-F10';

const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** "Mod-Shift-8" as a person reads it: "Ctrl+Shift+8", "⌘⇧8". */
export function readableKeys(keys: string): string {
  const parts = keys.split('-').map((part) => (part.length === 1 ? part.toUpperCase() : part));
  if (!apple) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  const signs: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
  return parts.map((part) => signs[part] ?? part).join('');
}

/** The same for aria-keyshortcuts. */
export function spokenKeys(keys: string): string {
  return keys.replace('Mod', apple ? 'Meta' : 'Control').replaceAll('-', '+');
}

/** The blocks whose label or words contain what was typed; the label's beginning first. */
export function findBlocks(query: string, label: (id: BlockId) => string): Command<BlockId>[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return blocks;
  const rank = (command: Command<BlockId>) => {
    const name = label(command.id).toLocaleLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return command.words?.split(' ').some((word) => word.startsWith(wanted)) ? 2 : 3;
  };
  return blocks
    .map((command) => ({ command, rank: rank(command) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.command);
}
