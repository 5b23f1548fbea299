import { expect, it, vi } from 'vitest';
import type { MadeInvitation } from '@/api';
import { button, press, render } from '@/test-render';
import { atLeast } from './atLeast';
import { InvitationLink } from './InvitationLink';

const url = 'https://samrad.example/invitation#ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const invitation: MadeInvitation = {
  id: '1',
  url,
  role: 'ambassador',
  organisation: {
    id: 'vasteras',
    name: 'Västerås stad',
    shortName: 'Västerås',
    country: 'SE',
    kind: 'municipality',
    colour: 'amber',
  },
  createdBy: null,
  createdAt: '2026-11-22T12:00:00Z',
  expiresAt: '2026-12-06T12:00:00Z',
};

it('shows the link selected, says for whom and until when, and copies it', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const page = await render(<InvitationLink invitation={invitation} onClose={() => {}} />);
  const field = page.querySelector('input');
  expect(field?.value).toBe(url);
  expect(field?.readOnly).toBe(true);
  expect(field?.selectionEnd).toBe(url.length);
  expect(page.textContent).toMatch(/Västerås stad.*once.*6 Dec 2026.*Ambassador/);
  await press(button(page, 'Copy'));
  expect(write).toHaveBeenCalledWith(url);
  expect(button(page, 'Copied')).toBeTruthy();
});

it('says how to copy by hand when the browser refuses', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  const page = await render(<InvitationLink invitation={invitation} onClose={() => {}} />);
  await press(button(page, 'Copy'));
  expect(page.textContent).toContain('press Ctrl+C');
  expect(page.querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
});

it('knows which role holds the other', () => {
  expect(atLeast('coordinator', 'observer')).toBe(true);
  expect(atLeast('ambassador', 'ambassador')).toBe(true);
  expect(atLeast('ambassador', 'coordinator')).toBe(false);
  expect(atLeast('observer', 'ambassador')).toBe(false);
});
