import { textWidth } from '@/design/textwidth';
import type { Point } from '../model';
import { type Card, nodeHeight, pointOn, type Shape } from './geometry';

// Where the words of lines stand: on their line, where no card and no other words
// cover them. What finds no room is left out; its line can still be opened.

const height = 13;
const shares = [0.5, 0.36, 0.64, 0.24, 0.76];

interface Box extends Point {
  width: number;
  height: number;
}

export class WordPlaces {
  private readonly taken: Box[] = [];

  constructor(
    cards: Iterable<Card>,
    /** Pixels of the letters. */
    private readonly size: number,
  ) {
    for (const { x, y, width } of cards) this.taken.push({ x, y, width, height: nodeHeight });
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
}

function overlap(a: Box, b: Box): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
  );
}
