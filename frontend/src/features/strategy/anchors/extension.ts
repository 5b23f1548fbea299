import { Extension } from '@tiptap/core';
import type * as Y from 'yjs';
import { type AnchorPlugin, type AnchorState, anchorPlugin } from './plugin';

declare module '@tiptap/core' {
  interface Storage {
    anchors: AnchorStorage;
  }
}

interface AnchorStorage {
  keeper: AnchorPlugin['keeper'] | null;
  onChange: ((state: AnchorState) => void) | null;
}

interface AnchorOptions {
  fragment: Y.XmlFragment | null;
  heals: boolean;
}

/** Anchors in an editor. After the binding, whose view must have told Yjs first. */
export const Anchors = Extension.create<AnchorOptions, AnchorStorage>({
  name: 'anchors',
  priority: 10,
  addOptions: () => ({ fragment: null, heals: false }),
  addStorage: () => ({ keeper: null, onChange: null }),
  addProseMirrorPlugins() {
    const { fragment, heals } = this.options;
    if (!fragment) return [];
    const { storage } = this;
    const made = anchorPlugin({
      fragment,
      heals,
      onChange: (state) => storage.onChange?.(state),
    });
    storage.keeper = made.keeper;
    return [made.plugin];
  },
});
