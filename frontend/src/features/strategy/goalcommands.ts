import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { GoalAttributes } from './goalnodes';

// Goals in the text: put in, made of a paragraph, turned back into one. Each is
// one step of undo of its own, never joined with what was typed around it.

/** What a person wants with goals; the page answers with a dialog. */
export type GoalWish = 'insert' | 'make';

interface GoalToolsStorage {
  open: ((wish: GoalWish) => void) | null;
}

declare module '@tiptap/core' {
  interface Storage {
    goalTools: GoalToolsStorage;
  }
}

/** The keys for "Make it a goal". */
export const makeGoalKeys = 'Mod-Alt-g';

export const GoalTools = Extension.create<Record<string, never>, GoalToolsStorage>({
  name: 'goalTools',
  addStorage: () => ({ open: null }),
  addKeyboardShortcuts() {
    return {
      [makeGoalKeys]: () => {
        askForGoal(this.editor, 'make');
        return true;
      },
    };
  },
});

export function askForGoal(editor: Editor, wish: GoalWish) {
  editor.storage.goalTools.open?.(wish);
}

/** The words of the paragraph or heading the caret stands in; null where there are none. */
export function wordsAtCaret(editor: Editor): string | null {
  const { parent } = editor.state.selection.$from;
  if (parent.type.name !== 'paragraph' && parent.type.name !== 'heading') return null;
  return parent.textContent.trim() || null;
}

/** Puts a goal behind the block the caret stands in, or in its place when it is empty. */
export function insertGoal(editor: Editor, attrs: GoalAttributes): boolean {
  return aloneInUndo(editor, () =>
    editor
      .chain()
      .focus()
      .insertContent([{ type: 'goalBlock', attrs }, { type: 'paragraph' }])
      .run(),
  );
}

const lists: Record<string, string> = { listItem: 'listItem', taskItem: 'taskItem' };

/** Puts a goal in the place of the paragraph the caret stands in, out of its list if it is in one. */
export function replaceByGoal(editor: Editor, attrs: GoalAttributes): boolean {
  return aloneInUndo(editor, () => {
    const chain = editor.chain().focus();
    const { $from } = editor.state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
      const item = lists[$from.node(depth).type.name];
      if (item) chain.liftListItem(item);
    }
    return chain
      .command(({ tr, state }) => {
        const { $from: caret } = tr.selection;
        const type = state.schema.nodes.goalBlock;
        const index = caret.index(caret.depth - 1);
        const fits =
          type && caret.parent.isTextblock && caret.node(-1).canReplaceWith(index, index + 1, type);
        if (!fits) {
          tr.setMeta('preventDispatch', true);
          return false;
        }
        const from = caret.before();
        const rest = index + 1 < caret.node(-1).childCount ? [] : [paragraph(editor, '')];
        tr.replaceWith(from, caret.after(), [type.create(attrs), ...rest]);
        tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)));
        return true;
      })
      .run();
  });
}

/** Puts a paragraph with these words in the place of a goal. The goal stays in its list. */
export function textAgain(editor: Editor, position: number, words: string): boolean {
  const node = editor.state.doc.nodeAt(position);
  if (node?.type.name !== 'goalBlock') return false;
  return aloneInUndo(editor, () =>
    editor
      .chain()
      .focus()
      .command(({ tr }) => {
        tr.replaceWith(position, position + node.nodeSize, paragraph(editor, words));
        tr.setSelection(TextSelection.near(tr.doc.resolve(position + 1 + words.length), -1));
        return true;
      })
      .run(),
  );
}

/** Where the block of a goal stands now; null when it is gone. */
export function placeOfGoal(editor: Editor, goalId: string): number | null {
  let found: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === 'goalBlock' && node.attrs.goalId === goalId) found ??= position;
    return found === null;
  });
  return found;
}

/** The list whose goals the text already shows. */
export function shownList(editor: Editor): string | null {
  let found: string | null = null;
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'goalBlock') found ??= String(node.attrs.documentId) || null;
    return found === null;
  });
  return found;
}

function paragraph(editor: Editor, words: string): Node {
  const { schema } = editor.state;
  const text = words === '' ? [] : [schema.text(words)];
  return schema.nodes.paragraph?.create(null, text) as Node;
}

/** Typing within half a second joins one step; these do not. */
function aloneInUndo(editor: Editor, act: () => boolean): boolean {
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager;
  undo?.stopCapturing();
  const done = act();
  undo?.stopCapturing();
  return done;
}
