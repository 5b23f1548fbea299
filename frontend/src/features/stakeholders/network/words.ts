import { textWidth } from '@/design/textwidth';
import type { Point } from '../model';
import { type Card, nodeHeight, pointOn, type Shape } from './geometry';

// Where the words of lines stand: on their line, where no card and no other words
// cover them. What finds no room is left out; its line can still be opened.

const height = 13;
const shares = [0.5, 0.36, 0.64, 0.24, 0.76];
const bubbleShares = [0.82, 0.7, 0.3, 0.18, 0.5];
/** A bubble where it is largest on the paper; and where one is on a card. */
const bubble = { width: 28, height: 25, aside: 20 };
const onCard = { left: 2, top: 19 };

interface Box extends Point {
  width: number;
  height: number;
}

export class WordPlaces {
  private readonly taken: Box[] = [];

  constructor(
    cards: Iterable<Card & { said?: boolean }>,
    /** Pixels of the letters. */
    private readonly size: number,
  ) {
    for (const { x, y, width, said } of cards) {
      this.taken.push({ x, y, width, height: nodeHeight });
      if (!said) continue;
      const corner = { x: x - width / 2 + onCard.left, y: y - onCard.top };
      this.taken.push({ ...corner, width: bubble.width, height: bubble.height });
    }
  }

  /** The middle of the words; null when there is no room. Whoever is asked for first has the choice. */
  find(word: string, shape: Shape): Point | null {
    const width = textWidth(word, this.size, 450) + 6;
    for (const share of shares) {
      const place = pointOn(shape, share);
      const box = { ...place, width, height };
      if (this.taken.some((other) => overlap(box, other))) continue;
      this.taken.push(box);
      return place;
    }
    return null;
  }

  /** Where the bubble of a line stands: on it, or beside its middle; before any words are placed. */
  bubbleOn(shape: Shape): Point {
    const middle = pointOn(shape, 0.5);
    const spots = [...bubbleShares.map((share) => pointOn(shape, share)), ...besides(shape)];
    const { width, height: high } = bubble;
    const free = (place: Point) =>
      !this.taken.some((other) => overlap({ ...place, width, height: high }, other));
    const place = spots.find(free) ?? middle;
    this.taken.push({ ...place, width, height: high });
    return place;
  }
}

/** Both sides of a line's middle. */
function besides(shape: Shape): Point[] {
  const { start, end } = shape;
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy) || 1;
  const { x, y } = pointOn(shape, 0.5);
  const [across, down] = [(-dy / length) * bubble.aside, (dx / length) * bubble.aside];
  return [
    { x: x + across, y: y + down },
    { x: x - across, y: y - down },
  ];
}

function overlap(a: Box, b: Box): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
  );
}
