import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { isDirection, nearestOf, nearestTo, wayOf } from '../marks/nearest';
import type { MapStore, Point } from '../model';
import type { Camera } from './camera';
import { zoomStep } from './NetworkBar';

interface NetworkKeysOptions {
  store: MapStore;
  writing: boolean;
  camera: Camera;
  showAll: () => void;
  places: () => Iterable<{ id: string; x: number; y: number }>;
  pinned: (id: string) => boolean;
  focus: (id: string) => void;
  select: (id: string) => void;
  following: boolean;
  /** Shows somebody somewhere without storing it; null: where it stood. */
  move: (id: string, place: Point | null) => void;
  pin: (id: string, place: Point | null) => void;
  relate: (id: string) => void;
  /** Opens the comments about somebody; null where there are none to open. */
  talk: ((id: string) => void) | null;
}

const near = 10;
const far = 60;

/**
 * The network by keyboard: arrows go to the nearest one, R begins a relation,
 * P pins or lets go, C opens what is said about somebody, + and − bring the paper nearer or farther, 0 shows all, Page
 * Up and Down (with Shift: sideways) move it. With Shift, or after Space or M, arrows move somebody; letting
 * Shift go, Enter or leaving pins it there as one change, Escape takes it back.
 */
export function useNetworkKeys(options: NetworkKeysOptions) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const latest = useRef(options);
  latest.current = options;
  const moving = useRef<{ id: string; place: Point; how: 'shift' | 'key' } | null>(null);

  /** Where on the paper it is says nothing; beside whom does. */
  const beside = useCallback(
    (id: string, place: Point) => {
      const { places, store } = latest.current;
      const one = store.stakeholder(nearestOf(id, place, places()) ?? '');
      return one ? t('network.near', { name: one.name || t('stakeholders:nameless') }) : '';
    },
    [t],
  );
  const speaking = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(speaking.current), []);
  // A held key would fill the reader's queue: only where it stops is spoken.
  const speak = useCallback((sentence: string) => {
    clearTimeout(speaking.current);
    speaking.current = setTimeout(() => announce(sentence), 180);
  }, []);

  const drop = useCallback(() => {
    const now = moving.current;
    moving.current = null;
    if (!now) return;
    const { store, pin, move } = latest.current;
    pin(now.id, now.place);
    move(now.id, null);
    clearTimeout(speaking.current);
    const placed = t('network.placed', { name: store.stakeholder(now.id)?.name ?? '' });
    announce([placed, beside(now.id, now.place)].filter(Boolean).join('. '));
  }, [t, beside]);
  useEffect(() => drop, [drop]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const id = (event.target as Element).closest<HTMLElement>('.card-node')?.dataset.id;
      if (!id || event.ctrlKey || event.metaKey || event.altKey) return;
      const { store, writing, places, pinned, focus, select, following, move, pin, relate, talk } =
        latest.current;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const name = store.stakeholder(id)?.name ?? '';
      const all = [...places()];
      const here = all.find((one) => one.id === id);
      if (!here) return;
      const now = moving.current;
      if (byPaper(latest.current, key, event.shiftKey)) {
        // Done.
      } else if (isDirection(key)) {
        if (writing && (now || event.shiftKey)) {
          const how = now?.how ?? 'shift';
          const step = how === 'key' && event.shiftKey ? far : near;
          const way = wayOf(key);
          const from = now?.place ?? here;
          const place = { x: from.x + way.x * step, y: from.y + way.y * step };
          moving.current = { id, place, how };
          move(id, place);
          speak(beside(id, place));
        } else {
          const next = nearestTo(here, key, all);
          if (next) {
            focus(next);
            if (following) select(next);
          }
        }
      } else if (now && (key === 'Enter' || key === ' ' || key === 'm')) drop();
      else if (now && key === 'Escape') {
        moving.current = null;
        move(id, null);
        clearTimeout(speaking.current);
        announce(t('grid.takenBack'));
      } else if ((key === 'm' || key === ' ') && writing) {
        moving.current = { id, place: here, how: 'key' };
        announce(t('network.moving', { name }));
      } else if (key === 'c' && talk && !now) talk(id);
      else if (key === 'r' && writing) relate(id);
      else if (key === 'p' && writing) {
        const held = pinned(id);
        pin(id, held ? null : here);
        announce(t(held ? 'network.unpinned' : 'network.placed', { name }));
      } else if (key === 'Enter' || key === ' ') select(id);
      else if (key === 'Home' || key === 'End') {
        const target = key === 'Home' ? all[0] : all[all.length - 1];
        if (target) focus(target.id);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    [t, drop, speak, beside],
  );
  const onKeyUp = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Shift' && moving.current?.how === 'shift') drop();
    },
    [drop],
  );
  const onBlur = useCallback(() => {
    if (moving.current) drop();
  }, [drop]);
  return { onKeyDown, onKeyUp, onBlur };
}

/** Keys that move the paper and nothing on it. */
function byPaper(options: NetworkKeysOptions, key: string, shift: boolean): boolean {
  const { camera, showAll } = options;
  const { width, height } = camera.size;
  const way = key === 'PageUp' ? 1 : -1;
  if (key === '+' || key === '=') camera.zoomBy(zoomStep);
  else if (key === '-') camera.zoomBy(1 / zoomStep);
  else if (key === '0') showAll();
  else if (key === 'PageUp' || key === 'PageDown')
    camera.moveBy(shift ? (way * width) / 2 : 0, shift ? 0 : (way * height) / 2);
  else return false;
  return true;
}
