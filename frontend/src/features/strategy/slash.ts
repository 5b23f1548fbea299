import { PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { closeList, type TriggerStorage, type Typed, trigger } from './trigger';

declare module '@tiptap/core' {
  interface Storage {
    slash: TriggerStorage;
  }
}

export const slashKey = new PluginKey<Typed | null>('slash');

/** "/" opens the list of blocks. */
export const SlashTrigger = trigger('slash', '/', slashKey);

export const closeSlash = (view: Pick<EditorView, 'state' | 'dispatch'>) =>
  closeList(view, slashKey);
