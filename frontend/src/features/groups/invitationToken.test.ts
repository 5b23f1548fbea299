import { afterEach, expect, it, vi } from 'vitest';
import { backTo } from '@/app/backTo';
import { forgetInvitation, keptInvitation, takeInvitation } from './invitationToken';

afterEach(() => {
  vi.restoreAllMocks();
  forgetInvitation();
  window.history.replaceState(null, '', '/');
});
const open = (path: string) => window.history.replaceState({ key: 'k' }, '', path);

it('moves the token from the address to the tab, and keeps it through another page', () => {
  open('/invitation#ABC');
  expect(takeInvitation()).toBe('ABC');
  expect(window.location.href).not.toContain('ABC');
  expect(window.history.state).toEqual({ key: 'k' });
  open('/sign-in?return_to=%2Finvitation');
  takeInvitation();
  expect(keptInvitation()).toBe('ABC');
  open('/invitation#DEF');
  expect(takeInvitation()).toBe('DEF');
  expect(keptInvitation()).toBe('DEF');
});

it('takes nothing from the fragment of another page', () => {
  open('/documents/1#heading');
  expect(takeInvitation()).toBe('');
  expect(window.location.hash).toBe('#heading');
});

it('forgets', () => {
  open('/invitation#ABC');
  takeInvitation();
  forgetInvitation();
  expect(keptInvitation()).toBe('');
  open('/invitation');
  expect(takeInvitation()).toBe('');
});

it('holds it in hand where the browser keeps nothing', () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError');
  };
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
  vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(refuse);
  open('/invitation#ABC');
  expect(takeInvitation()).toBe('ABC');
  expect(keptInvitation()).toBe('ABC');
  expect(window.location.hash).toBe('');
  forgetInvitation();
  expect(keptInvitation()).toBe('');
});

it.each([
  ['/invitation', '/invitation#ABC', '/invitation'],
  ['/', '/', undefined],
  ['/groups/1', '/groups/1?step=2', '/groups/1?step=2'],
  ['/documents/1', '/documents/1#heading', '/documents/1#heading'],
])('signing in at %s (%s) leads back to %s', (pathname, href, back) =>
  expect(backTo({ pathname, href })).toBe(back),
);
