import { type RefObject, useCallback } from 'react';
import { engagements } from '../model';
import type { Drag, MapPresence, Pointer } from '../presence';
import type { Which } from './EngagementRow';
import { useMatrixDrag } from './useMatrixDrag';

interface MatrixHandOptions {
  presence: MapPresence;
  writing: boolean;
  put: (id: string, which: Which, column: number | null) => void;
  surface: RefObject<HTMLElement | null>;
  indexOf: ReadonlyMap<string, number>;
  rowHeight: number;
}

const last = engagements.length - 1;

/** One's own pointer over the matrix, and where the others' are drawn. */
export function useMatrixHand(options: MatrixHandOptions) {
  const { presence, writing, put, surface, indexOf, rowHeight } = options;
  const onPointerDown = useMatrixDrag({
    enabled: writing,
    columnAt: (clientX, row) => {
      const first = row.querySelector<HTMLElement>('[data-column="0"]')?.getBoundingClientRect();
      const end = row.querySelector<HTMLElement>(`[data-column="${last}"]`);
      if (!first || !end) return -1;
      const share = (clientX - first.left) / (end.getBoundingClientRect().right - first.left);
      return Math.min(last, Math.max(0, Math.floor(share * engagements.length)));
    },
    onMove: (id, which, column) =>
      presence.setDrag({ id, x: column, y: which === 'wanted' ? 1 : 0 }),
    onDrop: (id, which, column) => {
      presence.setDrag(null);
      if (column >= 0) put(id, which, column);
    },
  });
  const onPointerMove = (event: { clientX: number; clientY: number; target: EventTarget }) => {
    const area = surface.current?.getBoundingClientRect();
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (!area || !row?.dataset.row) return;
    const box = row.getBoundingClientRect();
    presence.movePointer({
      x: (event.clientX - area.left) / area.width,
      y: (event.clientY - box.top) / box.height,
      at: row.dataset.row,
    });
  };
  // Rows stand in another order for others: a pointer is told by its row.
  const place = useCallback(
    ({ x, y, at: id }: Pointer) => {
      const index = id === undefined ? undefined : indexOf.get(id);
      const area = surface.current;
      if (index === undefined || !area) return null;
      return { x: x * area.clientWidth, y: (index + y) * rowHeight };
    },
    [indexOf, surface, rowHeight],
  );
  const placeDrag = useCallback(
    ({ id, x }: Drag) => {
      const index = indexOf.get(id);
      const area = surface.current;
      const cell = area?.querySelector<HTMLElement>(`[data-column="${x}"]`);
      if (index === undefined || !area || !cell) return null;
      const { left, width } = cell.getBoundingClientRect();
      return {
        x: left - area.getBoundingClientRect().left + width / 2,
        y: (index + 0.5) * rowHeight,
      };
    },
    [indexOf, surface, rowHeight],
  );
  return { onPointerDown, onPointerMove, place, placeDrag };
}
