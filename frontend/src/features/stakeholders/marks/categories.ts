/**
 * How a main category looks in every view and picture: a shape and a colour.
 * The colours are those of the municipalities, which keep 3:1 against light and
 * dark paper; the shape says the same without colour. Paths are drawn around
 * the origin and fit a circle with radius 10.
 */
export interface CategoryLook {
  key: CategoryKey;
  colour: string;
  path: string;
  /** Drawn as an outline: "not set" is a value of its own. */
  hollow: boolean;
}

export type CategoryKey =
  | 'management'
  | 'user'
  | 'supplier'
  | 'premise_setter'
  | 'other'
  | 'not_set';

const circle = 'M0-8.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17Z';

export const categoryLooks: readonly CategoryLook[] = [
  {
    key: 'management',
    colour: '#3671ba',
    path: 'M-6.5-8h13a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1-1.5 1.5h-13a1.5 1.5 0 0 1-1.5-1.5v-13a1.5 1.5 0 0 1 1.5-1.5Z',
    hollow: false,
  },
  { key: 'user', colour: '#357e49', path: circle, hollow: false },
  { key: 'supplier', colour: '#966712', path: 'M0-9.5L9.6 7.6H-9.6Z', hollow: false },
  { key: 'premise_setter', colour: '#8a5aba', path: 'M0-10L10 0L0 10L-10 0Z', hollow: false },
  {
    key: 'other',
    colour: '#067d7d',
    path: 'M-5-8.7H5L10 0L5 8.7H-5L-10 0Z',
    hollow: false,
  },
  { key: 'not_set', colour: '#65717e', path: circle, hollow: true },
];

const byKey = new Map<string, CategoryLook>(categoryLooks.map((look) => [look.key, look]));
const notSet = categoryLooks[categoryLooks.length - 1] as CategoryLook;

/** Null, and what a newer server may call a category, look like "not set". */
export function categoryLook(key: string | null | undefined): CategoryLook {
  return byKey.get(key ?? 'not_set') ?? notSet;
}
