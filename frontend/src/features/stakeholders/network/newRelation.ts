import type { RelationFields } from '../model';

/** What a relation is taken for until somebody says more. */
export const newRelation = {
  directed: true,
  strength: 2,
  quality: 'unknown',
  state: 'current',
} as const satisfies Partial<RelationFields>;
