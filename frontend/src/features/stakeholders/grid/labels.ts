import type { Point, Size } from './coordinates';

export interface Labelled extends Point {
  id: string;
  /** Of the name in pixels: as it is, or cut when there is no room for all of it. */
  widths: readonly number[];
  /** Who gets a place first; the id decides between equals. */
  weight: number;
}

export type Side = 'right' | 'left' | 'below' | 'above';

export interface Label {
  side: Side;
  width: number;
}

const sides: readonly Side[] = ['right', 'left', 'below', 'above'];
const height = 16;
const cell = 48;

/**
 * Which names can stand beside their marks without covering a mark, another
 * name or the edge, on which side, and how wide. The rest are shown when
 * pointed at, chosen, or zoomed in to. The same marks give the same names.
 */
export function placeLabels(
  marks: readonly Labelled[],
  radius: number,
  size: Size,
): Map<string, Label> {
  const taken = new Boxes();
  for (const { x, y } of marks) {
    taken.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  }
  const labels = new Map<string, Label>();
  const ordered = [...marks].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const mark of ordered) {
    const found = firstFree(mark, radius, size, taken);
    if (!found) continue;
    taken.add(found.box);
    labels.set(mark.id, found.label);
  }
  return labels;
}

function firstFree(mark: Labelled, radius: number, size: Size, taken: Boxes) {
  for (const width of mark.widths) {
    for (const side of sides) {
      const box = boxOf(mark, side, width, radius);
      const inside =
        box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height;
      if (inside && taken.free(box)) return { box, label: { side, width } };
    }
  }
  return null;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxOf({ x, y }: Point, side: Side, width: number, radius: number): Box {
  const gap = radius + 2;
  const left = side === 'right' ? x + gap : side === 'left' ? x - gap - width : x - width / 2;
  const top =
    side === 'below' ? y + radius : side === 'above' ? y - radius - height : y - height / 2;
  return { left, right: left + width, top, bottom: top + height };
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
