import type { Role } from '@/api';

const order: Role[] = ['observer', 'ambassador', 'coordinator'];

/** Whether somebody with role `mine` may all that `other` may. */
export function atLeast(mine: Role, other: Role): boolean {
  return order.indexOf(mine) >= order.indexOf(other);
}
