// The plane of the power–interest grid: x is interest, y is influence, both
// from 0 (none) to 3 (high) in steps of 0.1. From 1.5 on it counts as high.
import { highFrom, type Quadrant } from '../model/vocabulary';

export const least = 0;
export const most = 3;
export const step = 0.1;
export const threshold = highFrom;

export interface Point {
  x: number;
  y: number;
}

/** As they lie on the board, row by row. */
export const quadrants: readonly Quadrant[] = [
  'keep_satisfied',
  'manage_closely',
  'monitor',
  'keep_informed',
];

/** What of the plane is shown: all, or one quadrant with a little around it. */
export interface Window {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

const half = 0.08;
export const whole: Window = {
  left: least - half,
  right: most + half,
  bottom: least - half,
  top: most + half,
};

export function windowOf(quadrant: Quadrant | null): Window {
  if (!quadrant) return whole;
  const much = {
    x: quadrant === 'manage_closely' || quadrant === 'keep_informed',
    y: quadrant === 'manage_closely' || quadrant === 'keep_satisfied',
  };
  return {
    left: much.x ? threshold - half : whole.left,
    right: much.x ? whole.right : threshold + half,
    bottom: much.y ? threshold - half : whole.bottom,
    top: much.y ? whole.top : threshold + half,
  };
}

export function inWindow({ x, y }: Point, view: Window): boolean {
  return x >= view.left && x <= view.right && y >= view.bottom && y <= view.top;
}

/** The nearest value there is: within the plane, on a tenth. */
export function snap(value: number): number {
  if (!Number.isFinite(value)) return least;
  return Math.round(Math.min(most, Math.max(least, value)) / step) / Math.round(1 / step);
}

export function snapPoint({ x, y }: Point): Point {
  return { x: snap(x), y: snap(y) };
}

export interface Size {
  width: number;
  height: number;
}

/** From values to pixels of a board of this size, y growing downwards. */
export function toPixels({ x, y }: Point, view: Window, size: Size): Point {
  return {
    x: ((x - view.left) / (view.right - view.left)) * size.width,
    y: ((view.top - y) / (view.top - view.bottom)) * size.height,
  };
}

export function fromPixels({ x, y }: Point, view: Window, size: Size): Point {
  return {
    x: view.left + (x / Math.max(1, size.width)) * (view.right - view.left),
    y: view.top - (y / Math.max(1, size.height)) * (view.top - view.bottom),
  };
}
