import type { Point, Size } from './coordinates';

export interface Labelled extends Point {
  id: string;
  /** Of the text, in pixels. */
  width: number;
  /** Who gets a place first; the id decides between equals. */
  weight: number;
}

export type Side = 'right' | 'left';

const height = 17;
const cell = 48;

/**
 * Which names can stand beside their marks without covering a mark, another
 * name or the edge, and on which side. The rest are shown when pointed at,
 * chosen, or zoomed in to. The same marks give the same names.
 */
export function placeLabels(
  marks: readonly Labelled[],
  radius: number,
  size: Size,
): Map<string, Side> {
  const taken = new Boxes();
  for (const { x, y } of marks) {
    taken.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  }
  const sides = new Map<string, Side>();
  const ordered = [...marks].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const mark of ordered) {
    for (const side of ['right', 'left'] as const) {
      const box = boxOf(mark, side, radius);
      if (box.left < 0 || box.right > size.width || !taken.free(box)) continue;
      taken.add(box);
      sides.set(mark.id, side);
      break;
    }
  }
  return sides;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxOf({ x, y, width }: Labelled, side: Side, radius: number): Box {
  const gap = radius + 2;
  const left = side === 'right' ? x + gap : x - gap - width;
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 };
}

class Boxes {
  private readonly cells = new Map<number, Box[]>();

  private *keys(box: Box) {
    for (let c = Math.floor(box.left / cell); c <= Math.floor(box.right / cell); c++) {
      for (let r = Math.floor(box.top / cell); r <= Math.floor(box.bottom / cell); r++) {
        yield c * 100_003 + r;
      }
    }
  }

  add(box: Box) {
    for (const key of this.keys(box)) {
      const held = this.cells.get(key);
      if (held) held.push(box);
      else this.cells.set(key, [box]);
    }
  }

  free(box: Box): boolean {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (
          box.left < other.right &&
          box.right > other.left &&
          box.top < other.bottom &&
          box.bottom > other.top
        ) {
          return false;
        }
      }
    }
    return true;
  }
}
