import { describe, expect, it } from 'vitest';
import { connectionOf, type Facts, sameConnection } from './connection';

const calm: Facts = { synced: true, lost: false, storageAway: false, refusal: null, unsaved: 0 };

describe('the connection', () => {
  it('is live and saved only when synced and nothing is on its way', () => {
    expect(connectionOf(calm)).toEqual({ state: 'live', saving: 0 });
    expect(connectionOf({ ...calm, unsaved: 3 })).toEqual({ state: 'live', saving: 3 });
    expect(connectionOf({ ...calm, synced: false })).toEqual({ state: 'connecting', unsaved: 0 });
  });

  it('says offline with the number of changes kept', () => {
    expect(connectionOf({ ...calm, synced: false, lost: true, unsaved: 12 })).toEqual({
      state: 'offline',
      unsaved: 12,
    });
  });

  it('tells an absent database from an absent server', () => {
    const away = { ...calm, storageAway: true, unsaved: 2 };
    expect(connectionOf(away)).toEqual({ state: 'storage-away', unsaved: 2 });
    expect(connectionOf({ ...away, synced: false, lost: true }).state).toBe('offline');
  });

  it('counts as kept on this device only what is', () => {
    const lost = { ...calm, synced: false, lost: true, unsaved: 3, notKept: 1 };
    expect(connectionOf(lost)).toEqual({ state: 'offline', unsaved: 2 });
    expect(connectionOf({ ...calm, storageAway: true, unsaved: 3, notKept: 3 })).toEqual({
      state: 'storage-away',
      unsaved: 0,
    });
    expect(connectionOf({ ...calm, unsaved: 3, notKept: 3 })).toEqual({ state: 'live', saving: 3 });
  });

  it('puts a refusal above everything', () => {
    expect(
      connectionOf({ ...calm, lost: true, storageAway: true, refusal: 'too-large', unsaved: 1 }),
    ).toEqual({ state: 'refused', code: 'too-large', unsaved: 1 });
  });

  it('compares by state and number', () => {
    const saving = connectionOf({ ...calm, unsaved: 1 });
    expect(sameConnection(saving, connectionOf({ ...calm, unsaved: 1 }))).toBe(true);
    expect(sameConnection(saving, connectionOf(calm))).toBe(false);
    const refused = connectionOf({ ...calm, refusal: 'invalid' });
    expect(sameConnection(refused, connectionOf({ ...calm, refusal: 'no-right' }))).toBe(false);
  });
});
