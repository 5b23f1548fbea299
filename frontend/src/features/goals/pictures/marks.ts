import { danger, element, good, quiet, warning } from '@/features/pictures/draw';
import { healthShapes } from '../checkins/healthShapes';
import type { Health } from '../model';

const colours: Record<Health, string> = {
  on_track: good,
  at_risk: warning,
  off_track: danger,
  unknown: quiet,
};

/** How it goes: the shape that the screen has too, 12 pixels large, around a point. */
export function healthMark(health: Health | null, x: number, y: number): string {
  const known = health ?? 'unknown';
  const hollow = known === 'unknown';
  return element('path', {
    d: healthShapes[known],
    transform: `translate(${x - 6} ${y - 6}) scale(0.75)`,
    fill: hollow ? 'none' : colours[known],
    stroke: hollow ? colours[known] : undefined,
    'stroke-width': hollow ? 1.8 : undefined,
    'stroke-dasharray': hollow ? '3 2' : undefined,
  });
}
