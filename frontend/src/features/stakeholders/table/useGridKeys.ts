import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { parseField } from '../fields/parse';
import { chosen as chosenValue } from '../fields/useFieldWords';
import { presenceOf } from '../presence';
import type { Column } from './columns';
import type { DataGridProps } from './DataGrid';

export interface Sort {
  key: string;
  down: boolean;
}

/** Column 0 chooses the row, the others are fields; row null is the header. */
interface Place {
  row: string | null;
  col: number;
}

export interface Editing {
  /** What was typed to start it; null keeps what is there. */
  typed: string | null;
}

export type Leave = 'down' | 'next' | 'before' | 'stay' | 'away';

export interface CellHandlers {
  focus: (row: string, col: number) => void;
  edit: (row: string, col: number) => void;
  choose: (row: string, on: boolean) => void;
  /** Editing is over; `value` undefined leaves the field as it was. */
  done: (row: string, column: Column, value: { value: unknown } | null, leave: Leave) => void;
}

interface Options extends DataGridProps {
  ids: readonly string[];
  gridId: string;
  scroller: RefObject<HTMLDivElement | null>;
}

export const cellId = (gridId: string, row: string | null, col: number) =>
  `${gridId}${row ?? 'head'}-${col}`;

const pageOf = 12;

/** Where the focus is, what is edited, and what each key does. */
export function useGridKeys(options: Options) {
  const { ids, columns, gridId, room, source } = options;
  const [active, setActive] = useState<Place>({ row: null, col: 1 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const wantsFocus = useRef(false);
  const latest = useRef({ ...options, active, editing });
  latest.current = { ...options, active, editing };
  const presence = presenceOf(room);

  // A row that is gone leaves the focus to its neighbour.
  const lastIndex = useRef(0);
  const at = active.row === null ? -1 : ids.indexOf(active.row);
  if (at >= 0) lastIndex.current = at;
  useEffect(() => {
    if (active.row === null || ids.includes(active.row)) return;
    const neighbour = ids[Math.min(lastIndex.current, ids.length - 1)] ?? null;
    setEditing(null);
    setActive(({ col }) => ({ row: neighbour, col }));
  }, [ids, active.row]);
  useEffect(() => {
    if (active.col > columns.length) setActive(({ row }) => ({ row, col: columns.length }));
  }, [active.col, columns.length]);

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing) return;
    const cell = document.getElementById(cellId(gridId, active.row, active.col));
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const columnKey = columns[active.col - 1]?.key;
  const inGrid = useRef(false);
  const tellPlace = useCallback(() => {
    const { active: place, columns: shown } = latest.current;
    const field = shown[place.col - 1]?.key;
    presence.setEditing(
      inGrid.current && place.row && field && latest.current.source.open
        ? { id: place.row, field }
        : null,
    );
  }, [presence]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew at each place
  useEffect(tellPlace, [tellPlace, active.row, columnKey]);
  useEffect(() => {
    const element = options.scroller.current;
    const enter = () => {
      inGrid.current = true;
      tellPlace();
    };
    const leave = (event: FocusEvent) => {
      if (event.relatedTarget instanceof Node && element?.contains(event.relatedTarget)) return;
      inGrid.current = false;
      tellPlace();
    };
    element?.addEventListener('focusin', enter);
    element?.addEventListener('focusout', leave);
    return () => {
      inGrid.current = false;
      presence.setEditing(null);
      element?.removeEventListener('focusin', enter);
      element?.removeEventListener('focusout', leave);
    };
  }, [options.scroller, presence, tellPlace]);

  const actions = useMemo(() => {
    const go = (row: string | null, col: number) => {
      const { columns: shown } = latest.current;
      wantsFocus.current = true;
      setEditing(null);
      setActive({ row, col: Math.max(0, Math.min(shown.length, col)) });
    };
    const move = (rows: number, cols: number) => {
      const { ids: all, active: place } = latest.current;
      const from = place.row === null ? -1 : all.indexOf(place.row);
      const to = Math.max(-1, Math.min(all.length - 1, from + rows));
      go(all[to] ?? null, place.col + cols);
    };
    const edit = (typed: string | null) => {
      const { writing, active: place, columns: shown } = latest.current;
      if (writing && place.row !== null && shown[place.col - 1]) setEditing({ typed });
    };
    const sortBy = (key: string) => {
      const { sort, onSort } = latest.current;
      if (sort?.key !== key) onSort({ key, down: false });
      else onSort(sort.down ? null : { key, down: true });
    };
    const choose = (row: string, on: boolean) => latest.current.onChoose([row], on);
    const toggle = (row: string) => choose(row, !latest.current.chosen.has(row));
    const set = (row: string, column: Column, value: unknown) => {
      const { source: to } = latest.current;
      if (column.text) to.store.setText(row, column.text, String(value ?? ''));
      else to.set([row], column.key, value);
    };
    const next = (step: 1 | -1) => {
      const { ids: all, active: place, columns: shown } = latest.current;
      const col = place.col + step;
      if (col >= 1 && col <= shown.length) go(place.row, col);
      else {
        const row = all[all.indexOf(place.row ?? '') + step];
        if (row === undefined) return go(place.row, place.col);
        go(row, step > 0 ? 1 : shown.length);
      }
      setEditing({ typed: null });
    };
    const done: CellHandlers['done'] = (row, column, value, leave) => {
      if (value) set(row, column, value.value);
      if (leave === 'away') return setEditing(null);
      if (leave === 'next' || leave === 'before') return next(leave === 'next' ? 1 : -1);
      setEditing(null);
      wantsFocus.current = true;
      if (leave === 'down') move(1, 0);
      else go(row, latest.current.active.col);
    };
    return { go, move, edit, sortBy, choose, toggle, set, done };
  }, []);

  const handlers = useMemo<CellHandlers>(
    () => ({
      focus: (row, col) => {
        const { active: place } = latest.current;
        if (place.row === row && place.col === col) return;
        setEditing(null);
        setActive({ row, col });
      },
      edit: (row, col) => {
        setActive({ row, col });
        actions.edit(null);
        if (latest.current.writing && col > 0) setEditing({ typed: null });
      },
      choose: actions.choose,
      done: actions.done,
    }),
    [actions],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.defaultPrevented || latest.current.editing) return;
      if (handleKey(event, latest.current, actions)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    [actions],
  );

  const onPaste = useCallback(
    (event: ClipboardEvent) => {
      const { active: place, editing: busy, writing } = latest.current;
      if (busy || !writing || place.row === null || place.col === 0) return;
      event.preventDefault();
      paste(event.clipboardData.getData('text/plain'), latest.current, actions.set);
    },
    [actions],
  );

  return {
    active,
    editing,
    handlers,
    onKeyDown,
    onPaste,
    sortBy: actions.sortBy,
    focusAt: useCallback((row: string | null, col: number) => setActive({ row, col }), []),
    goToRow: useCallback((row: string) => actions.go(row, 1), [actions]),
    source,
  };
}

interface Actions {
  go: (row: string | null, col: number) => void;
  move: (rows: number, cols: number) => void;
  edit: (typed: string | null) => void;
  sortBy: (key: string) => void;
  toggle: (row: string) => void;
  set: (row: string, column: Column, value: unknown) => void;
}

type Now = Options & { active: Place };

/** True when the key meant something here. */
function handleKey(event: KeyboardEvent, now: Now, actions: Actions): boolean {
  const { active, ids, columns } = now;
  const control = event.ctrlKey || event.metaKey;
  const last = columns.length;
  const moves: Record<string, () => void> = {
    ArrowDown: () => actions.move(1, 0),
    ArrowUp: () => actions.move(-1, 0),
    ArrowRight: () => actions.move(0, 1),
    ArrowLeft: () => actions.move(0, -1),
    PageDown: () => actions.move(pageOf, 0),
    PageUp: () => actions.move(-pageOf, 0),
    Home: () => actions.go(control ? (ids[0] ?? null) : active.row, 0),
    End: () => actions.go(control ? (ids.at(-1) ?? null) : active.row, last),
  };
  const move = moves[event.key];
  if (move && !event.altKey) {
    move();
    return true;
  }
  return active.row === null
    ? handleHeadKey(event, now, actions)
    : handleCellKey(event, now, actions, active.row, control);
}

function handleHeadKey(event: KeyboardEvent, { active, columns }: Now, actions: Actions): boolean {
  const column = columns[active.col - 1];
  if (!column || (event.key !== 'Enter' && event.key !== ' ')) return false;
  actions.sortBy(column.key);
  return true;
}

function handleCellKey(
  event: KeyboardEvent,
  now: Now,
  actions: Actions,
  row: string,
  control: boolean,
): boolean {
  const { active, columns, source, writing, chosen } = now;
  const column = columns[active.col - 1];
  if (event.key === 'Enter' && control) {
    source.open?.(row);
    return source.open !== null;
  }
  if (event.key === ' ' && (event.shiftKey || !column)) {
    actions.toggle(row);
    return true;
  }
  if (!writing || control || event.altKey) return false;
  if (!column) {
    if (event.key === 'Enter') actions.toggle(row);
    else if (event.key === 'Delete') source.remove(chosen.size > 0 ? [...chosen] : [row]);
    else return false;
    return true;
  }
  if (event.key === 'Enter' || event.key === 'F2') actions.edit(null);
  else if (event.key === 'Delete' || event.key === 'Backspace') clear(column, row, actions);
  else if (event.key.length === 1 && event.key !== ' ') actions.edit(event.key);
  else return false;
  return true;
}

function clear(column: Column, row: string, actions: Actions) {
  if (column.spec?.type === 'end') return;
  const list = column.spec?.type === 'tags' || column.spec?.type === 'steps';
  actions.set(row, column, list ? [] : null);
}

/** A block of a spreadsheet into the cells from here on; what does not fit a field is passed over. */
function paste(
  text: string,
  { active, ids, columns, source }: Now,
  set: (row: string, column: Column, value: unknown) => void,
) {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const from = ids.indexOf(active.row ?? '');
  source.store.transact(() => {
    for (const [down, line] of lines.entries()) {
      for (const [right, cell] of line.split('\t').entries()) {
        const row = ids[from + down];
        const column = columns[active.col - 1 + right];
        if (row === undefined || !column) continue;
        if (!column.spec) set(row, column, cell);
        else {
          const value = pasted(column, cell, source);
          if (value) set(row, column, value.value);
        }
      }
    }
  });
}

function pasted({ spec }: Column, cell: string, source: DataGridProps['source']) {
  if (!spec) return null;
  const choices = source.words.choices(spec);
  if (!choices) {
    const parsed = parseField(spec, cell);
    return 'wrong' in parsed ? null : parsed;
  }
  const typed = cell.trim().toLocaleLowerCase();
  if (typed === '') return spec.type === 'end' ? null : { value: null };
  const found = choices.find(
    (one) => one.value === typed || one.label.toLocaleLowerCase() === typed,
  );
  return found ? { value: chosenValue(spec, found.value) } : null;
}
