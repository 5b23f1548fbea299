import { useEffect } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';

interface Undoing {
  /** False when there was nothing to take back. */
  undo: () => boolean;
  redo: () => boolean;
}

/** A field that undoes its own typing until it is left, as browsers do. */
function undoesItself(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('[data-map-undo]')) return false;
  return target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea');
}

/** Ctrl/⌘-Z and Ctrl/⌘-Shift-Z or Ctrl-Y, wherever the focus is on the page; said, since the change may be out of sight. */
export function useUndoKeys(store: Undoing, writing: boolean) {
  const { t } = useTranslation('common');
  useEffect(() => {
    if (!writing) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if ((key !== 'z' && key !== 'y') || undoesItself(event.target)) return;
      if (document.querySelector('dialog:modal') && !inMap(event.target)) return;
      event.preventDefault();
      const again = key === 'y' || event.shiftKey;
      if (again ? store.redo() : store.undo()) announce(t(again ? 'redone' : 'undone'));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store, writing, t]);
}

/** Details are a dialog on a phone, and still part of the map or list. */
function inMap(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-map]') !== null;
}
