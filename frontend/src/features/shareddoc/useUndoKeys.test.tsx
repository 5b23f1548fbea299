import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { Announcer } from '@/design';
import { render } from '../../test-render';
import { useUndoKeys } from './useUndoKeys';

const press = (key: string, more: KeyboardEventInit = {}) =>
  act(async () => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, ...more }));
  });

it('says what the keys took back or did again, and nothing when there was nothing', async () => {
  let steps = 1;
  const store = {
    undo: () => {
      steps -= 1;
      return steps >= 0;
    },
    redo: () => true,
  };
  function Page() {
    useUndoKeys(store, true);
    return <Announcer />;
  }
  const page = await render(<Page />);
  const said = () => page.textContent?.trim();
  await press('z');
  expect(said()).toBe('Undone');
  await press('Z', { shiftKey: true });
  expect(said()).toBe('Done again');
  await press('z');
  expect(said()).toBe('Done again');
});
