import { describe, expect, it } from 'vitest';
import { boundsOf, Camera, isSeen } from './camera';

function camera(width = 1000, height = 600) {
  const made = new Camera();
  made.resize({ width, height });
  return made;
}

describe('the camera over the network', () => {
  it('keeps what is under the hand under the hand when it comes nearer', () => {
    const one = camera();
    one.moveBy(37, -12);
    const hand = { x: 300, y: 200 };
    const before = one.toPaper(hand);
    one.zoomBy(1.7, hand);
    expect(one.toPaper(hand).x).toBeCloseTo(before.x);
    expect(one.toPaper(hand).y).toBeCloseTo(before.y);
    expect(one.toScreen(before).x).toBeCloseTo(hand.x);
  });

  it('goes neither nearer nor farther than makes sense, whatever the wheel says', () => {
    const one = camera();
    for (let i = 0; i < 50; i++) one.zoomBy(2);
    expect(one.now().zoom).toBe(2.5);
    for (let i = 0; i < 50; i++) one.zoomBy(0.5);
    expect(one.now().zoom).toBe(0.08);
  });

  it('shows everybody, wide maps and single cards', () => {
    const one = camera();
    const card = { width: 160, height: 34 };
    const places = [
      { x: -4000, y: 100 },
      { x: 4000, y: -900 },
    ];
    const bounds = boundsOf(places, card);
    if (!bounds) throw new Error('no bounds');
    one.show(bounds);
    for (const place of places) expect(isSeen(one, place, card)).toBe(true);
    const single = boundsOf([{ x: 5, y: 5 }], card);
    if (!single) throw new Error('no bounds');
    one.show(single);
    expect(one.now().zoom).toBe(1.1);
    expect(one.toScreen({ x: 5, y: 5 })).toEqual({ x: 500, y: 300 });
  });

  it('shows nobody, and a board without a size, by staying where it is', () => {
    expect(boundsOf([], { width: 1, height: 1 })).toBeNull();
    const one = camera(0, 0);
    one.show({ x: 0, y: 0, width: 100, height: 100 });
    expect(one.now()).toEqual({ x: 0, y: 0, zoom: 1 });
  });

  it('remembers whether somebody has moved the paper', () => {
    const one = camera();
    one.show({ x: 0, y: 0, width: 100, height: 100 });
    expect(one.untouched).toBe(true);
    one.resize({ width: 400, height: 300 });
    expect(one.untouched).toBe(true);
    one.moveBy(1, 0);
    expect(one.untouched).toBe(false);
  });

  it('tells nobody of a movement that is none', () => {
    const one = camera();
    let told = 0;
    one.subscribe(() => told++);
    one.moveBy(0, 0);
    expect(told).toBe(0);
    one.moveBy(0, 1);
    expect(told).toBe(1);
  });
});
