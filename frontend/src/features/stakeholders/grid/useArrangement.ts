import { useCallback, useMemo } from 'react';
import { textWidth } from '@/design/textwidth';
import type { Stakeholder } from '../model';
import { inWindow, type Size, toPixels, type Window } from './coordinates';
import { type Label, placeLabels } from './labels';
import { type Packed, pack, spacingFor } from './packing';

/** A name is cut to the second width when there is no room for more; all of it is in the details. */
const widestName = 240;
const cutName = 132;
const nameSize = 12.5;

function widthsOf(name: string): number[] {
  const width = Math.min(widestName, Math.ceil(textWidth(name, nameSize) * 1.1) + 8);
  return width > cutName ? [width, cutName] : [width];
}

const nobody: ReadonlyMap<string, Packed> = new Map();

/** Who stands where on the board, who waits in the tray, and whose name has room. */
export function useArrangement(
  shown: readonly Stakeholder[],
  view: Window,
  size: Size | null,
  moving: string | null,
) {
  const { placed, waiting } = useMemo(() => split(shown), [shown]);
  const spacing = size ? spacingFor(placed.length, size) : 22;
  const packed = useMemo(() => {
    if (!size) return nobody;
    const spots = placed.flatMap((one) => {
      const point = { x: one.interest ?? 0, y: one.influence ?? 0 };
      return inWindow(point, view) ? [{ id: one.id, ...toPixels(point, view, size) }] : [];
    });
    return pack(spots, spacing, size);
  }, [placed, view, size, spacing]);

  const markSize = Math.round(spacing * 0.86);
  const labels = useMemo(() => {
    if (!size) return new Map<string, Label>();
    const marks = placed.flatMap((one) => {
      const at = packed.get(one.id);
      if (!at || !one.name) return [];
      return [
        {
          id: one.id,
          x: at.x,
          y: at.y,
          widths: widthsOf(one.name),
          weight: (one.interest ?? 0) + (one.influence ?? 0),
        },
      ];
    });
    return placeLabels(marks, markSize / 2, size);
  }, [placed, packed, markSize, size]);

  const marks = useCallback(
    function* () {
      for (const [id, { x, y }] of packed) if (id !== moving) yield { id, x, y };
      const own = moving === null ? undefined : packed.get(moving);
      if (moving !== null && own) yield { id: moving, x: own.x, y: own.y };
    },
    [packed, moving],
  );
  return { placed, waiting, packed, labels, marks, markSize };
}

/** Placed ones from the most important down, so that Tab and Home begin there; the rest by name. */
function split(shown: readonly Stakeholder[]) {
  const placed: Stakeholder[] = [];
  const waiting: Stakeholder[] = [];
  for (const one of shown) {
    if (one.interest === null || one.influence === null) waiting.push(one);
    else placed.push(one);
  }
  const rank = (one: Stakeholder) => (one.interest ?? 0) + (one.influence ?? 0);
  placed.sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
  waiting.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  return { placed, waiting };
}
