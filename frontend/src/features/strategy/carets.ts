import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { personColour } from '@/design';

interface CaretUser {
  id?: string;
  name?: string;
  organisation?: string;
}

// The default builders write style attributes, which the content security
// policy forbids; setting a property is allowed.
function caret(user: CaretUser): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'caret';
  mark.style.setProperty('--person', personColour(user.id ?? ''));
  mark.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'caret__label';
  label.textContent = [user.name, user.organisation].filter(Boolean).join(' · ');
  mark.append(label);
  // At the right edge the label hangs to the left.
  requestAnimationFrame(() => {
    const edge = document.documentElement.clientWidth;
    mark.classList.toggle('caret--turned', label.getBoundingClientRect().right > edge);
  });
  return mark;
}

function selection(user: CaretUser) {
  return { class: 'caret-selection', style: `--person: ${personColour(user.id ?? '')}` };
}

/** Where the others are: a caret with name and municipality, and what they have selected. */
export const Carets = Extension.create<{ awareness: Awareness | null; ownClient: number }>({
  name: 'carets',
  priority: 999,
  addOptions() {
    return { awareness: null, ownClient: 0 };
  },
  addProseMirrorPlugins() {
    const { awareness, ownClient } = this.options;
    if (!awareness) return [];
    return [
      yCursorPlugin(awareness, {
        // Compared here, since a reader's mirror has a client id of its own.
        awarenessStateFilter: (_mine: number, client: number) => client !== ownClient,
        cursorBuilder: caret,
        selectionBuilder: selection,
      }),
    ];
  },
});
