import { expect, it } from 'vitest';
import { type GoalLink, linkTypes } from '../model';
import { endsOf, linkFault } from './ends';

const link = (fields: Partial<GoalLink>): GoalLink => ({
  id: 'l',
  fromGoal: 'a',
  toKind: 'goal',
  toDocument: null,
  toId: null,
  toTitle: null,
  toUrl: null,
  type: 'contributes_to',
  strength: null,
  note: null,
  ...fields,
});

it('every way of linking leads somewhere', () => {
  for (const type of linkTypes) expect(endsOf[type].length).toBeGreaterThan(0);
});

it('refuses a link to nothing, to itself, and one that is there', () => {
  const all = [link({ toId: 'b' }), link({ toKind: 'initiative', toTitle: 'Rehab' })];
  expect(linkFault(link({}), all)).toBe('missing');
  expect(linkFault(link({ toKind: 'initiative', toTitle: '  ' }), all)).toBe('missing');
  expect(linkFault(link({ toId: 'a' }), all)).toBe('self');
  expect(linkFault(link({ toId: 'a', toDocument: 'other' }), all)).toBeNull();
  expect(linkFault(link({ toId: 'b' }), all)).toBe('exists');
  expect(linkFault(link({ toId: 'b', type: 'depends_on' }), all)).toBeNull();
  expect(linkFault(link({ toKind: 'initiative', toTitle: 'Rehab ' }), all)).toBe('exists');
});
