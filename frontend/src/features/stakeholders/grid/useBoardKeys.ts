import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { isDirection, nearestTo, wayOf } from '../marks/nearest';
import type { MapStore } from '../model';
import { type Point, step, threshold } from './coordinates';
import type { Mover } from './useMover';

interface BoardKeysOptions {
  store: MapStore;
  mover: Mover;
  writing: boolean;
  /** Marks on the board in pixels, for going from one to the next. */
  marks: () => Iterable<{ id: string; x: number; y: number }>;
  waiting: readonly { id: string }[];
  words: (point: Point) => string;
  focus: (id: string) => void;
  select: (id: string) => void;
  /** Opens the comments about it; null where there are none to open. */
  talk: ((id: string) => void) | null;
  /** Something is chosen already: choosing follows the focus. */
  following: boolean;
  root: RefObject<HTMLElement | null>;
}

/** How the present move began: Shift held down, or M pressed. */
type How = 'shift' | 'key';

/**
 * The grid by keyboard. Arrows go from one stakeholder to the next; with Shift,
 * or after Space or M, they move it by a tenth (a half with Shift after Space).
 * Enter, letting Shift go or leaving puts it down; Escape takes it back. C opens
 * what is said about it.
 */
export function useBoardKeys(options: BoardKeysOptions) {
  const { t } = useTranslation('stakeholderviews');
  const latest = useRef(options);
  latest.current = options;
  const how = useRef<How | null>(null);
  const speaking = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(speaking.current), []);

  // A held key would fill the reader's queue: only where it stops is spoken.
  const speak = useCallback((sentence: string) => {
    clearTimeout(speaking.current);
    speaking.current = setTimeout(() => announce(sentence), 180);
  }, []);

  const drop = useCallback(() => {
    const { mover, words, store, focus } = latest.current;
    const id = mover.moving;
    how.current = null;
    const point = mover.drop();
    if (!id || !point) return;
    clearTimeout(speaking.current);
    announce(t('grid.placed', { name: store.stakeholder(id)?.name ?? '', place: words(point) }));
    setTimeout(() => focus(id));
  }, [t]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const at = (event.target as Element).closest<HTMLElement>('[data-id]');
      const id = at?.dataset.id;
      if (!at || !id || event.ctrlKey || event.metaKey || event.altKey) return;
      const { store, mover, writing, words, focus, select, talk, following } = latest.current;
      const inTray = at.dataset.tray === 'true';
      const one = store.stakeholder(id);
      if (!one) return;
      const placed =
        one.interest !== null && one.influence !== null
          ? { x: one.interest, y: one.influence }
          : null;
      const begin = (by: How) => {
        how.current = by;
        mover.begin(id, placed ?? { x: threshold, y: threshold });
      };
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;

      if (isDirection(key)) {
        if (writing && (mover.moving === id || (event.shiftKey && !inTray))) {
          if (mover.moving !== id) begin('shift');
          const way = wayOf(key);
          const far = event.shiftKey && how.current === 'key' ? 5 * step : step;
          const from = mover.at() ?? placed ?? { x: threshold, y: threshold };
          const to = { x: from.x + way.x * far, y: from.y - way.y * far };
          mover.to(to);
          speak(words(mover.at() ?? to));
        } else {
          const next = inTray
            ? nextInTray(latest.current.waiting, id, key)
            : nextOnBoard(latest.current.marks(), id, key);
          if (next) {
            focus(next);
            if (following) select(next);
          }
        }
      } else if (mover.moving === id && (key === 'Enter' || key === 'm' || key === ' ')) drop();
      else if (mover.moving === id && key === 'Escape') {
        how.current = null;
        mover.cancel();
        announce(t('grid.takenBack'));
      } else if ((key === 'm' || key === ' ') && writing) {
        begin('key');
        announce(t('grid.moving', { name: one.name }));
      } else if (key === 'c' && talk && !mover.moving) talk(id);
      else if (key === 'Enter' || key === ' ') select(id);
      else if (key === 'Backspace' && writing && placed && !inTray) {
        mover.unplace(id);
        announce(t('grid.unplaced', { name: one.name }));
        setTimeout(() => focus(id));
      } else if (key === 'Home' || key === 'End') {
        const all = inTray ? latest.current.waiting : [...latest.current.marks()];
        const target = key === 'Home' ? all[0] : all[all.length - 1];
        if (target) focus(target.id);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    [t, speak, drop],
  );

  const onKeyUp = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Shift' && latest.current.mover.moving && how.current === 'shift') drop();
    },
    [drop],
  );

  /** Leaving ends a move by keys: what one sees is what is kept. */
  const onBlur = useCallback(() => {
    setTimeout(() => {
      const { mover, root } = latest.current;
      if (!how.current || !mover.moving) return;
      if (root.current?.contains(document.activeElement)) return;
      drop();
    });
  }, [drop]);

  return { onKeyDown, onKeyUp, onBlur };
}

function nextInTray(waiting: readonly { id: string }[], id: string, key: string): string | null {
  const at = waiting.findIndex((one) => one.id === id);
  const to = key === 'ArrowDown' || key === 'ArrowRight' ? at + 1 : at - 1;
  return waiting[to]?.id ?? null;
}

function nextOnBoard(
  marks: Iterable<{ id: string; x: number; y: number }>,
  id: string,
  key: Parameters<typeof nearestTo>[1],
): string | null {
  const all = [...marks];
  const from = all.find((one) => one.id === id);
  return from ? nearestTo(from, key, all) : null;
}
