import { act } from 'preact/test-utils';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { useChosen } from './useChosen';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

interface Given {
  kept: boolean;
  pending: boolean;
}

/** The hook in a component of its own. */
function rendered() {
  const root = createRoot(document.createElement('div'));
  const result: { current: ReturnType<typeof useChosen<boolean>> | null } = { current: null };
  function Probe({ kept, pending }: Given) {
    result.current = useChosen(kept, pending);
    return null;
  }
  const rerender = (given: Given) => act(() => root.render(<Probe {...given} />));
  rerender({ kept: false, pending: false });
  return { result, rerender };
}

it('shows a choice at once, and until the server’s value comes, however late', () => {
  const { result, rerender } = rendered();
  act(() => result.current?.choose(true));
  expect(result.current?.shown).toBe(true);
  rerender({ kept: false, pending: true });
  // Answered, but not read again yet.
  rerender({ kept: false, pending: false });
  expect(result.current?.shown).toBe(true);
  rerender({ kept: true, pending: false });
  // Somebody else changes it.
  rerender({ kept: false, pending: false });
  expect(result.current?.shown).toBe(false);
});

it('takes a refused choice back', () => {
  const { result } = rendered();
  act(() => result.current?.choose(true));
  act(() => result.current?.takeBack());
  expect(result.current?.shown).toBe(false);
});

it('does not show the first of two quick choices when its answer comes', () => {
  const { result, rerender } = rendered();
  act(() => result.current?.choose(true));
  act(() => result.current?.choose(false));
  rerender({ kept: true, pending: true });
  expect(result.current?.shown).toBe(false);
});
