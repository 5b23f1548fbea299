import { expect, it } from 'vitest';
import type { Thread } from '@/api';
import { aboutEntity } from '../model/aboutEntity';
import { belongs, filters, inOrder, rivals } from './filters';

const me = { id: 'me', organisation: { id: 'odense' } };
const person = (id: string, organisation: string) => ({ id, organisation: { id: organisation } });
const thread = (id: string, more: object = {}) =>
  ({
    id,
    status: 'open',
    kind: 'comment',
    anchorState: 'placed',
    unread: 0,
    createdAt: `2026-01-0${id}`,
    anchor: { kind: 'document' },
    comments: [{ author: person('her', 'bergen'), mentions: [] }],
    ...more,
  }) as unknown as Thread;

const which = (one: Thread) => filters.filter((filter) => belongs(one, filter, me));

it('sorts threads under what one looks for', () => {
  expect(which(thread('1'))).toEqual(['open']);
  expect(which(thread('1', { status: 'resolved', unread: 1 }))).toEqual(['resolved']);
  expect(which(thread('1', { unread: 2, anchorState: 'orphaned' }))).toEqual([
    'open',
    'unread',
    'orphaned',
  ]);
  const mine = { author: person('me', 'odense'), mentions: [] };
  expect(which(thread('1', { comments: [mine] }))).toEqual(['open', 'mine', 'municipality']);
  for (const [kind, ref, yes] of [
    ['person', 'me', true],
    ['person', 'you', false],
    ['organisation', 'odense', true],
    ['role', 'ambassador@odense', true],
    ['role', 'ambassador@bergen', false],
  ] as const) {
    const comments = [{ author: null, mentions: [{ kind, ref }] }];
    expect(which(thread('1', { comments })).includes('mentions')).toBe(yes);
  }
});

it('puts them in the order of the text, the rest by age', () => {
  const spots = new Map([
    ['3', { from: 5, to: 9 }],
    ['2', { from: 20, to: 22 }],
  ]);
  const list = inOrder([thread('4'), thread('2'), thread('1'), thread('3')], spots);
  expect(list.map(({ id }) => id)).toEqual(['3', '2', '1', '4']);
});

it('finds what is about one stakeholder', () => {
  const one = thread('1', { anchor: { kind: 'stakeholder', id: 's' } });
  const done = thread('2', { anchor: { kind: 'stakeholder', id: 's' }, status: 'resolved' });
  expect(aboutEntity([one, done, thread('3')], 'stakeholder', 's')).toEqual([one]);
});

it('knows which suggestions want the same words', () => {
  const open = { kind: 'suggestion', suggestion: { state: 'open' } };
  const all = [thread('1', open), thread('2', open), thread('3', open), thread('4')];
  const spots = new Map([
    ['1', { from: 5, to: 9 }],
    ['2', { from: 8, to: 22 }],
    ['3', { from: 9, to: 12 }],
    ['4', { from: 5, to: 9 }],
  ]);
  expect(rivals(all[0] as Thread, all, spots).map(({ id }) => id)).toEqual(['2']);
});
