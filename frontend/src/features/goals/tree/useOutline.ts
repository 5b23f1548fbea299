import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { type GoalStore, type Refusal, topmost } from '../model';
import type { Row } from './rows';
import type { Caret } from './TitleEditor';
import type { Act } from './TreeRow';

export interface OutlineOptions {
  store: GoalStore;
  rows: readonly Row[];
  columns: number;
  writing: boolean;
  active: { id: string; col: number } | null;
  chosen: ReadonlySet<string>;
  /** Lines of a title, and of its beginning: whether the caret is in the first or last one. */
  linesOf: (id: string, text: string) => number;
  pageOf: () => number;
  focus: (id: string, col: number) => void;
  write: (id: string, caret: Caret) => void;
  stopWriting: (id: string) => void;
  edit: (id: string, col: number) => void;
  fold: (id: string, folded: boolean) => void;
  choose: (ids: readonly string[]) => void;
  onRemove: (ids: readonly string[]) => void;
  onDetails: (id: string) => void;
  onMoveTo: (ids: readonly string[]) => void;
  scroller: RefObject<HTMLElement | null>;
}

const ways: Record<string, Act> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/**
 * What keys do in the outline. Two states: on a line or cell (arrows as a treegrid,
 * Tab leaves) and in a title (it is typed like an outline, Escape goes back).
 */
export function useOutline(options: OutlineOptions) {
  const { t } = useTranslation('goals');
  const latest = useRef(options);
  latest.current = options;
  const say = useRef(t);
  say.current = t;
  return useMemo(() => {
    const now = () => latest.current;
    const name = (id: string) => now().store.goal(id)?.title || say.current('untitled');
    const indexOf = (id: string) => now().rows.findIndex((row) => row.id === id);
    const idAt = (index: number) => now().rows[index]?.id;
    const tell = (refused: Refusal | null) => {
      if (refused) announce(say.current(`refused.${refused}`));
      return refused;
    };

    /** Those chosen when this is one of them, else this alone. */
    const withChosen = (id: string) => {
      const { chosen, store } = now();
      return chosen.has(id) ? topmost(store.tree(), [...chosen]) : [id];
    };

    function act(id: string, what: Act) {
      const { store, onRemove, onDetails, onMoveTo } = now();
      const ids = withChosen(id);
      if (what === 'below') return addBelow(id);
      if (what === 'inside') return addInside(id);
      if (what === 'details') return onDetails(id);
      if (what === 'moveTo') return onMoveTo(ids);
      if (what === 'remove') return removeAll(ids, onRemove);
      const before = store.tree();
      if (what === 'up') store.moveUp(ids);
      else if (what === 'down') store.moveDown(ids);
      else if (what === 'out') store.outdent(ids);
      else if (tell(store.indent(ids))) return;
      const tree = store.tree();
      if (tree === before) announce(say.current(`cannot.${what}`));
      else {
        const parent = tree.parent(id);
        if (parent) now().fold(parent, false);
        const place = { title: name(id), code: tree.code(id) };
        announce(
          say.current(parent ? 'moved' : 'movedTop', { ...place, parent: parent && name(parent) }),
        );
      }
    }

    /** The focus goes to the line above what is removed. */
    function removeAll(ids: readonly string[], onRemove: OutlineOptions['onRemove']) {
      const { rows, store } = now();
      const tree = store.tree();
      const gone = (id: string) => ids.some((one) => tree.isWithin(id, one));
      const first = rows.findIndex((row) => gone(row.id));
      const next = rows.slice(first).find((row) => !gone(row.id));
      const to = idAt(first - 1) ?? next?.id;
      onRemove(ids);
      if (to) now().focus(to, 0);
    }

    function addBelow(id: string, title = '') {
      const { store, rows, write } = now();
      if (store.spaceLeft() === 0) {
        announce(say.current('refused.full'));
        return null;
      }
      const row = rows.find((one) => one.id === id);
      const tree = store.tree();
      // Where the next line of the text is: below it when it is open.
      const inside = row?.expanded === true;
      const place = inside ? { parent: id, after: null } : { parent: tree.parent(id), after: id };
      const added = store.add({ ...place, title });
      write(added, 'start');
      return added;
    }

    /** Last below it. */
    function addInside(id: string) {
      const { store, write, fold } = now();
      const refused = store.refusalOfMany({ parent: id }, [{ title: '', children: [] }]);
      if (tell(refused)) return;
      fold(id, false);
      write(store.add({ parent: id }), 'start');
    }

    function enter(id: string, area: HTMLTextAreaElement) {
      const { store, write } = now();
      const { value, selectionStart, selectionEnd } = area;
      if (selectionStart === 0 && selectionEnd === 0 && value !== '') {
        if (store.spaceLeft() === 0) return announce(say.current('refused.full'));
        const added = store.add({ parent: store.tree().parent(id), before: id });
        return write(added, 'start');
      }
      const rest = value.slice(selectionEnd);
      store.transact(() => {
        if (rest !== '' || selectionStart < selectionEnd)
          store.setText(id, 'title', value.slice(0, selectionStart));
        addBelow(id, rest.trimStart());
      });
    }

    function inTitle(event: KeyboardEvent, id: string, area: HTMLTextAreaElement): boolean {
      const { store, write, linesOf, stopWriting, onDetails } = now();
      const { value, selectionStart: from, selectionEnd: to } = area;
      const at = indexOf(id);
      const go = (index: number, caret: Caret) => {
        const next = idAt(index);
        if (next !== undefined) write(next, caret);
        return next !== undefined;
      };
      switch (event.key) {
        case 'Enter':
          if (event.ctrlKey || event.metaKey) onDetails(id);
          else enter(id, area);
          return true;
        case 'Tab':
          act(id, event.shiftKey ? 'out' : 'in');
          return true;
        case 'Escape':
          stopWriting(id);
          return true;
        case 'Backspace':
          if (value !== '') return false;
          if (store.tree().children(id).length > 0) announce(say.current('cannot.removeParent'));
          else if (now().rows.length > 1) {
            // Nothing is lost, so nothing is said or offered.
            store.remove([id]);
            if (!go(at - 1, 'end')) go(at + 1, 'start');
          }
          return true;
        case 'ArrowUp':
          if (event.shiftKey || from !== to || linesOf(id, value.slice(0, from)) > 1) return false;
          return go(at - 1, from);
        case 'ArrowDown':
          if (event.shiftKey || from !== to) return false;
          if (linesOf(id, value.slice(0, from)) < linesOf(id, value)) return false;
          return go(at + 1, from);
        case 'ArrowLeft':
          return !event.shiftKey && from === 0 && to === 0 && go(at - 1, 'end');
        case 'ArrowRight':
          return !event.shiftKey && from === value.length && go(at + 1, 'start');
        default:
          return false;
      }
    }

    function onLine(event: KeyboardEvent, id: string, col: number): boolean {
      const { rows, columns, focus, fold, edit, writing, chosen, choose, store } = now();
      const at = indexOf(id);
      const row = rows[at];
      const ctrl = event.ctrlKey || event.metaKey;
      const goRow = (index: number) => {
        const to = idAt(Math.max(0, Math.min(rows.length - 1, index)));
        if (to === undefined) return;
        focus(to, col);
        if (event.shiftKey && writing) choose([...new Set([...chosen, id, to])]);
      };
      switch (event.key) {
        case 'ArrowDown':
          goRow(at + 1);
          return true;
        case 'ArrowUp':
          goRow(at - 1);
          return true;
        case 'ArrowRight':
          if (col === 0 && row?.expanded === false) fold(id, false);
          else focus(id, Math.min(columns, col + 1));
          return true;
        case 'ArrowLeft': {
          if (col > 0) focus(id, col - 1);
          else if (row?.expanded) fold(id, true);
          else {
            const parent = store.tree().parent(id);
            if (parent) focus(parent, 0);
          }
          return true;
        }
        case 'Home':
          if (ctrl || col === 0) focus(idAt(0) ?? id, ctrl ? col : 0);
          else focus(id, 0);
          return true;
        case 'End':
          if (ctrl || col === columns) focus(idAt(rows.length - 1) ?? id, col);
          else focus(id, columns);
          return true;
        case 'PageDown':
          goRow(at + now().pageOf());
          return true;
        case 'PageUp':
          goRow(at - now().pageOf());
          return true;
        case 'Enter':
        case 'F2':
          if (ctrl || !writing) act(id, 'details');
          else if (col === 0) now().write(id, 'end');
          else edit(id, col);
          return true;
        case ' ':
          if (!writing) act(id, 'details');
          else choose(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]);
          return true;
        case 'a':
          if (!ctrl || !writing) return false;
          choose(rows.map((one) => one.id));
          return true;
        case 'Escape':
          if (chosen.size === 0) return false;
          choose([]);
          return true;
        case 'Delete':
          if (writing) act(id, 'remove');
          return writing;
        default:
          return false;
      }
    }

    function onKeyDown(event: KeyboardEvent) {
      const { active, writing } = now();
      const target = event.target;
      if (!active || event.nativeEvent.isComposing || event.defaultPrevented) return;
      if (!(target instanceof HTMLElement) || target.closest('[role="menu"], button')) return;
      const way = ways[event.key];
      let handled = false;
      if (event.altKey && way && writing && !event.ctrlKey && !event.metaKey) {
        act(active.id, way);
        handled = true;
      } else if (!event.altKey) {
        handled =
          target instanceof HTMLTextAreaElement
            ? inTitle(event, active.id, target)
            : onLine(event, active.id, active.col);
      }
      if (!handled) return;
      event.preventDefault();
      event.stopPropagation();
    }

    return { onKeyDown, act, addBelow, withChosen };
  }, []);
}
