import { expect, it } from 'vitest';
import type { Thread } from '@/api';
import { countSaid, nothingSaid } from './said';

const thread = (id: string, about: string, more: Partial<Thread> = {}) =>
  ({
    id,
    status: 'open',
    unread: 0,
    anchor: { kind: 'stakeholder', id: about },
    ...more,
  }) as Thread;

it('counts open threads of one kind, and knows whether one is unread', () => {
  const said = countSaid(
    [
      thread('1', 'a'),
      thread('2', 'a', { unread: 2 }),
      thread('3', 'b'),
      thread('4', 'b', { status: 'resolved' }),
      thread('5', 'c', { anchor: { kind: 'relation', id: 'c' } }),
      thread('6', '', { anchor: { kind: 'document' } }),
    ],
    'stakeholder',
    nothingSaid,
  );
  expect([...said]).toEqual([
    ['a', { count: 2, unread: true, first: '1' }],
    ['b', { count: 1, unread: false, first: '3' }],
  ]);
});

it('keeps what has not changed', () => {
  const before = countSaid([thread('1', 'a'), thread('2', 'b')], 'stakeholder', nothingSaid);
  const again = countSaid([thread('1', 'a'), thread('2', 'b')], 'stakeholder', before);
  expect(again).toBe(before);
  const after = countSaid(
    [thread('1', 'a'), thread('2', 'b', { unread: 1 })],
    'stakeholder',
    before,
  );
  expect(after).not.toBe(before);
  expect(after.get('a')).toBe(before.get('a'));
  expect(after.get('b')).toEqual({ count: 1, unread: true, first: '2' });
  expect(countSaid([thread('1', 'a')], 'stakeholder', before).has('b')).toBe(false);
});
