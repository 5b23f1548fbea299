import './keptfocus';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '@/test-render';

it('leaves the focus on what is moved in a list, and tells nobody', async () => {
  let arrange: (order: string[]) => void = () => {};
  const told = vi.fn();
  function List() {
    const [order, setOrder] = useState(['a', 'b', 'c', 'd']);
    arrange = setOrder;
    return (
      <ul onBlur={told} onFocus={told}>
        {order.map((one) => (
          <li key={one}>
            <button type="button" id={one} />
          </li>
        ))}
      </ul>
    );
  }
  const place = show(<List />);
  for (const id of ['a', 'b', 'c', 'd']) {
    const one = document.getElementById(id);
    one?.focus();
    told.mockClear();
    for (const order of ['dcba', 'badc', 'abcd']) {
      arrange([...order]);
      await vi.waitFor(() =>
        expect([...place.querySelectorAll('button')].map((b) => b.id).join('')).toBe(order),
      );
      expect(document.activeElement?.id).toBe(id);
    }
    expect(told).not.toHaveBeenCalled();
  }
});

// The page of the tests is silent where Chromium tells a field that it is left.
const tell = (field: Element) => field.dispatchEvent(new Event('focusout', { bubbles: true }));

it('does not take a field that is taken out for one that is left', async () => {
  let shut = () => {};
  const left = vi.fn();
  function Field() {
    const [open, setOpen] = useState(true);
    shut = () => setOpen(false);
    return open ? (
      <input
        onBlur={left}
        ref={(field) => () => {
          if (field) tell(field);
        }}
      />
    ) : null;
  }
  const place = show(<Field />);
  const field = await vi.waitUntil(() => place.querySelector('input'));
  field.focus();
  shut();
  await vi.waitFor(() => expect(place.querySelector('input')).toBe(null));
  expect(left).not.toHaveBeenCalled();
});

it('hears a field that somebody leaves', async () => {
  const left = vi.fn();
  const place = show(<input onBlur={left} />);
  tell(await vi.waitUntil(() => place.querySelector('input')));
  expect(left).toHaveBeenCalled();
});
