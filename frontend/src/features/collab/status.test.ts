import { describe, expect, it } from 'vitest';
import texts from '../../i18n/en/collab.json';
import type { Refusal } from './closecodes';
import type { Connection } from './connection';
import { statusWords } from './status';

const writing = { kept: true, writing: true, slow: false };

function has(key: string): boolean {
  const last = key.split('.').reduce<unknown>((node, part) => {
    if (typeof node !== 'object' || node === null) return undefined;
    const map = node as Record<string, unknown>;
    return map[part] ?? map[`${part}_other`];
  }, texts);
  return typeof last === 'string';
}

describe('the status in words', () => {
  it('says saved only when nothing is unsaved', () => {
    expect(statusWords({ state: 'live', saving: 0 }, writing).kind).toBe('saved');
    expect(statusWords({ state: 'live', saving: 1 }, writing).kind).toBe('saving');
    expect(statusWords({ state: 'connecting', unsaved: 0 }, writing).kind).toBe('connecting');
  });

  it('promises the device only what the device keeps', () => {
    const offline: Connection = { state: 'offline', unsaved: 12 };
    expect(statusWords(offline, writing)).toMatchObject({ long: 'status.offlineKept', count: 12 });
    expect(statusWords(offline, { ...writing, kept: false }).long).toBe('status.offlineTab');
  });

  it('has a text for whatever it can say', () => {
    const refusals: Refusal[] = ['signed-out', 'no-right', 'too-large', 'invalid', 'not-accepted'];
    const connections: Connection[] = [
      { state: 'connecting', unsaved: 0 },
      { state: 'live', saving: 0 },
      { state: 'live', saving: 2 },
      ...[0, 2].flatMap((unsaved): Connection[] => [
        { state: 'offline', unsaved },
        { state: 'storage-away', unsaved },
      ]),
      ...refusals.map((code): Connection => ({ state: 'refused', code, unsaved: 1 })),
    ];
    for (const connection of connections)
      for (const kept of [true, false])
        for (const slow of [true, false])
          for (const mayWrite of [true, false]) {
            const words = statusWords(connection, { kept, slow, writing: mayWrite });
            expect(has(words.long), words.long).toBe(true);
            expect(has(words.short), words.short).toBe(true);
          }
  });
});
