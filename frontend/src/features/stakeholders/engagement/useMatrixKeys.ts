import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { engagements, type MapStore } from '../model';
import type { Which } from './EngagementRow';
import { nextRow, type Row } from './rows';

export interface Cell {
  id: string;
  column: number;
}

interface MatrixKeysOptions {
  store: MapStore;
  rows: readonly Row[];
  writing: boolean;
  onSelect: (ids: string[]) => void;
  put: (id: string, which: Which, column: number | null) => void;
  /** Opens the comments about somebody; null where there are none to open. */
  talk: ((id: string) => void) | null;
  /** Holds the drawn rows. */
  surface: RefObject<HTMLElement | null>;
}

const last = engagements.length - 1;

/** One cell can be reached by Tab; arrows move from there. */
export function useMatrixKeys(options: MatrixKeysOptions) {
  const { store, rows, writing, onSelect, put, talk, surface } = options;
  const [focus, setFocus] = useState<Cell | null>(null);
  const indexOf = useMemo(() => new Map(rows.map((row, i) => [row.key, i])), [rows]);
  const firstId = rows.find((row) => row.kind === 'stakeholder')?.key ?? null;
  const at = focus && indexOf.has(focus.id) ? focus : firstId ? { id: firstId, column: 0 } : null;
  const scrollTo = useRef<(index: number) => void>(() => {});

  const wanted = useRef<Cell | null>(null);
  const goTo = (id: string, column: number) => {
    setFocus({ id, column });
    wanted.current = { id, column };
    const index = indexOf.get(id);
    if (index !== undefined) scrollTo.current(index);
  };
  // The row may have to be drawn first.
  useEffect(() => {
    const target = wanted.current;
    if (!target) return;
    const cell = surface.current?.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(target.id)}"] [data-column="${target.column}"]`,
    );
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = cellOf(event.target);
    if (!cell || event.altKey || event.metaKey) return;
    const { id, column } = cell;
    const index = indexOf.get(id) ?? 0;
    const one = store.stakeholder(id);
    const row = (to: number) => rows[to]?.key ?? id;
    const up = nextRow(rows, index, -1);
    const down = nextRow(rows, index, 1);
    switch (event.key) {
      case 'ArrowLeft':
        goTo(id, Math.max(0, column - 1));
        break;
      case 'ArrowRight':
        goTo(id, Math.min(last, column + 1));
        break;
      case 'ArrowUp':
        if (up >= 0) goTo(row(up), column);
        break;
      case 'ArrowDown':
        if (down >= 0) goTo(row(down), column);
        break;
      case 'Home':
        goTo(event.ctrlKey ? row(nextRow(rows, -1, 1)) : id, 0);
        break;
      case 'End':
        goTo(event.ctrlKey ? row(nextRow(rows, rows.length, -1)) : id, last);
        break;
      case ' ':
      case 'Enter':
        if (event.ctrlKey || !writing) onSelect([id]);
        else put(id, event.shiftKey ? 'wanted' : 'now', column);
        wanted.current = { id, column };
        break;
      case 'c':
        if (!talk || event.ctrlKey) return;
        talk(id);
        break;
      case 'Delete':
      case 'Backspace':
        if (!writing || !one) return;
        if (one.engagementNow === engagements[column]) put(id, 'now', null);
        else if (one.engagementWanted === engagements[column]) put(id, 'wanted', null);
        wanted.current = { id, column };
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = (event: { target: EventTarget }) => {
    const cell = cellOf(event.target);
    if (cell) setFocus(cell);
  };
  return { at, indexOf, scrollTo, onKeyDown, onFocus };
}

function cellOf(target: EventTarget): Cell | null {
  const cell = (target as Element).closest<HTMLElement>('[data-column]');
  const id = cell?.closest<HTMLElement>('[data-row]')?.dataset.row;
  return cell && id ? { id, column: Number(cell.dataset.column) } : null;
}
