import type { Editor } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import type { StakeholderAttributes } from './stakeholdernodes';
import { openList, type TriggerStorage, type Typed, trigger } from './trigger';

declare module '@tiptap/core' {
  interface Storage {
    mention: TriggerStorage;
  }
}

export const mentionKey = new PluginKey<Typed | null>('mention');

/** "@" opens the list of the group's stakeholders. */
export const MentionTrigger = trigger('mention', '@', mentionKey);

/** The same list from the menu of blocks; a card is shown live, a mention stands in a sentence. */
export function startMention(editor: Editor, as: 'mention' | 'card') {
  editor.view.focus();
  openList(editor.view, mentionKey, { sign: '@', as });
}

/** Puts the chosen one in the place of what was typed. */
export function insertStakeholder(editor: Editor, typed: Typed, attrs: StakeholderAttributes) {
  const range = { from: typed.from, to: typed.to };
  const chain = editor.chain().focus().deleteRange(range);
  if (typed.as === 'card')
    chain.insertContent([{ type: 'stakeholderCard', attrs }, { type: 'paragraph' }]).run();
  else
    chain
      .insertContent([
        { type: 'stakeholderMention', attrs },
        { type: 'text', text: ' ' },
      ])
      .run();
}
