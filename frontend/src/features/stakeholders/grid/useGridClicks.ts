import type { MouseEvent, RefObject } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore, Stakeholder } from '../model';
import { onSaidMark } from '../said';
import { fromPixels, type Point, type Size, snapPoint, type Window } from './coordinates';

interface GridClicksOptions {
  store: MapStore;
  plane: RefObject<HTMLElement | null>;
  view: Window;
  size: Size | null;
  /** Chosen in the tray: a tap on the board puts it there. Dragging is never the only way. */
  toPlace: Stakeholder | undefined;
  selected: readonly string[];
  words: (point: Point) => string;
  onSelect: (ids: string[]) => void;
  talk: ((id: string) => void) | null;
}

/** What a click does: chooses, opens comments, places who waits, or lets go. */
export function useGridClicks(options: GridClicksOptions) {
  const { store, plane, view, size, toPlace, selected, words, onSelect, talk } = options;
  const { t } = useTranslation('stakeholderviews');
  return (event: MouseEvent) => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset.id;
    if (id && talk && onSaidMark(target)) return talk(id);
    if (id) return onSelect([id]);
    const area = plane.current?.getBoundingClientRect();
    if (!area || !size || target.closest('button, input') || !plane.current?.contains(target)) {
      return;
    }
    if (!toPlace) {
      if (selected.length > 0) onSelect([]);
      return;
    }
    const at = snapPoint(
      fromPixels({ x: event.clientX - area.left, y: event.clientY - area.top }, view, size),
    );
    store.set(toPlace.id, { interest: at.x, influence: at.y });
    announce(t('grid.placed', { name: toPlace.name, place: words(at) }));
  };
}
