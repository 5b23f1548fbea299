import { expect, it } from 'vitest';
import { readNews } from './inbox';

it('reads the news it knows and nothing else', () => {
  for (const news of [
    { type: 'inbox.changed', unread: 3 },
    { type: 'thread.read', document: 'd', thread: 't', seq: 4 },
    { type: 'threads.read', document: 'd', seq: 4 },
  ])
    expect(readNews(JSON.stringify(news))).toEqual(news);
  for (const bad of [
    '',
    'null',
    '7',
    '{"type":"inbox.changed"}',
    '{"type":"thread.read","document":"d","seq":4}',
    '{"type":"threads.read","seq":4}',
    '{"type":"other","document":"d","seq":4}',
  ])
    expect(readNews(bad)).toBeNull();
});
