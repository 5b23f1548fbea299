import { beforeEach, expect, it, vi } from 'vitest';
import { button, press, render, type } from '@/test-render';
import { OrganisationPicker } from './OrganisationPicker';

const organisations = [
  'Odense',
  'Västerås',
  'Lister',
  'Oulu',
  'Aarhus',
  'Göteborg',
  'Akureyri',
  'Bergen',
].map((name) => ({
  id: name.toLowerCase(),
  name: `${name} kommune`,
  shortName: name,
  country: 'DK',
  kind: 'municipality' as const,
  colour: 'blue',
}));
const picker = (
  <OrganisationPicker organisations={organisations} returnTo="/groups/1" demo={false} />
);

beforeEach(() => localStorage.clear());

it('asks for a choice before it goes anywhere', async () => {
  const go = vi.spyOn(window.location, 'assign').mockImplementation(() => {});
  const page = await render(picker);
  await press(button(page, 'Sign in'));
  expect(page.textContent).toContain('Choose where you work first.');
  expect(go).not.toHaveBeenCalled();
});

it('narrows while typing, chooses the only one left, goes there and remembers it', async () => {
  const go = vi.spyOn(window.location, 'assign').mockImplementation(() => {});
  const page = await render(picker);
  const search = page.querySelector<HTMLInputElement>('input[type=search]');
  if (!search) throw new Error('no search field');
  await type(search, 'vaster');
  expect(page.querySelectorAll('input[type=radio]')).toHaveLength(1);
  await press(button(page, 'Sign in with Västerås kommune'));
  expect(go).toHaveBeenCalledWith('/auth/v%C3%A4ster%C3%A5s/start?return_to=%2Fgroups%2F1');

  const again = await render(picker);
  expect(button(again, 'Sign in with Västerås kommune')).toBeTruthy();
});

it('forgets an organisation that no longer exists', async () => {
  localStorage.setItem('samrad.organisation', 'gone');
  const page = await render(picker);
  expect(button(page, 'Sign in')).toBeTruthy();
});
