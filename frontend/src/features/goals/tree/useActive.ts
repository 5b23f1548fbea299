import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Row } from './rows';
import type { Caret } from './TitleEditor';

export interface Writing {
  id: string;
  caret: Caret;
  turn: number;
}

/**
 * Which line and cell has the focus, and which title is written in. The focus
 * stays where it is when lines move under it, and goes to the line that took its
 * place when it is gone.
 */
export function useActive(
  rows: readonly Row[],
  columns: number,
  body: RefObject<HTMLElement | null>,
) {
  const [wished, setWished] = useState<{ id: string; col: number } | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [editing, setEditing] = useState(false);
  const turns = useRef(0);
  const place = useRef(0);
  const wanted = useRef(false);

  const at = wished ? rows.findIndex((row) => row.id === wished.id) : 0;
  const stands = at >= 0 ? at : Math.min(place.current, rows.length - 1);
  place.current = Math.max(0, stands);
  const row = rows[place.current];
  const active = row ? { id: row.id, col: Math.min(wished?.col ?? 0, columns) } : null;
  const lost = wished !== null && at < 0;
  const written = writing && rows.some(({ id }) => id === writing.id) ? writing : null;

  const focus = useCallback((id: string, col: number) => {
    wanted.current = true;
    setWished({ id, col });
    setWriting(null);
    setEditing(false);
  }, []);
  /** The focus is there already. */
  const noteFocus = useCallback((id: string, col: number) => {
    setWished((before) => (before?.id === id && before.col === col ? before : { id, col }));
  }, []);
  const write = useCallback((id: string, caret: Caret) => {
    turns.current += 1;
    setWished({ id, col: 0 });
    setEditing(false);
    setWriting({ id, caret, turn: turns.current });
  }, []);
  const edit = useCallback((id: string, col: number) => {
    setWished({ id, col });
    setWriting(null);
    setEditing(true);
  }, []);
  const stop = useCallback((id: string) => {
    setWriting((before) => (before?.id === id ? null : before));
  }, []);
  const stopEditing = useCallback(() => setEditing(false), []);

  // Taking a line elsewhere in the page takes its focus away: it is given back.
  useLayoutEffect(() => {
    const element = body.current;
    if (!element || !active) return;
    const line = element.querySelector<HTMLElement>(`[data-id="${active.id}"]`);
    const nowhere = document.activeElement === document.body || document.activeElement === null;
    if (written) {
      const area = line?.querySelector('textarea');
      if (area && nowhere) area.focus({ preventScroll: true });
      return;
    }
    if (editing || !(wanted.current || (lost && nowhere))) return;
    wanted.current = false;
    line?.querySelector<HTMLElement>(`[data-col="${active.col}"]`)?.focus({ preventScroll: true });
  });

  return {
    active,
    written,
    editing,
    index: place.current,
    focus,
    noteFocus,
    write,
    edit,
    stop,
    stopEditing,
  };
}
