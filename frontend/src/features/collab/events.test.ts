import { expect, it } from 'vitest';
import { readEvent } from './events';

it('reads the events it knows and nothing else', () => {
  expect(readEvent('{"type":"right","right":"comment"}')).toEqual({
    type: 'right',
    right: 'comment',
  });
  expect(readEvent('{"type":"storage","state":"away"}')).toEqual({
    type: 'storage',
    state: 'away',
  });
  expect(readEvent('{"type":"thread.changed","id":"7","seq":3,"thread":{"id":"7"}}')).toEqual({
    type: 'thread.changed',
    id: '7',
    seq: 3,
    thread: { id: '7' },
  });
  expect(readEvent('{"type":"thread.gone","id":"7","seq":4}')).toEqual({
    type: 'thread.gone',
    id: '7',
    seq: 4,
  });
  expect(readEvent('{"type":"threads.changed","seq":5}')).toEqual({
    type: 'threads.changed',
    seq: 5,
  });
  expect(readEvent('{"type":"goal.values","indicator":"i","more":1}')).toEqual({
    type: 'goal.values',
    indicator: 'i',
  });
  expect(readEvent('{"type":"goal.checkin","goal":7}')).toEqual({ type: 'goal.checkin', goal: '' });
  expect(readEvent('{"type":"document.changed"}')).toEqual({ type: 'document.changed' });
  for (const bad of [
    '',
    'null',
    '[]',
    '7',
    '{',
    '{"type":"comment.created","id":"7"}',
    '{"type":"thread.changed","id":"7"}',
    '{"type":"thread.gone","seq":7}',
    '{"type":"threads.changed","seq":"7"}',
    '{"type":"right","right":"all"}',
    '{"type":"storage"}',
    '{"type":"newer"}',
  ])
    expect(readEvent(bad), bad).toBeNull();
});
