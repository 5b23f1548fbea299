import './asreact';
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { show } from '@/test-render';

it('runs effects before anything else happens', async () => {
  function Opened() {
    const field = useRef<HTMLInputElement>(null);
    useEffect(() => field.current?.focus(), []);
    return <input ref={field} />;
  }
  const place = show(<Opened />);
  await Promise.resolve();
  expect(document.activeElement).toBe(place.querySelector('input'));
});

it('gives a field that asks for it the focus, once', async () => {
  const content = (name: string) => (
    <>
      <button type="button">Elsewhere</button>
      {/* biome-ignore lint/a11y/noAutofocus: what is tested */}
      <input autoFocus aria-label={name} />
    </>
  );
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  root.render(content('a'));
  await Promise.resolve();
  expect(document.activeElement).toBe(place.querySelector('input'));
  place.querySelector('button')?.focus();
  root.render(content('b'));
  await Promise.resolve();
  expect(document.activeElement).toBe(place.querySelector('button'));
});

it.each(['input', 'textarea', 'select'])('shows in a refused %s what is there', async (Field) => {
  const options = Field === 'select' && ['a', 'b'].map((one) => <option key={one}>{one}</option>);
  const Tag = Field as 'input';
  const refuse = vi.fn();
  const place = show(
    <Tag value="a" onChange={refuse}>
      {options || undefined}
    </Tag>,
  );
  const field = place.firstElementChild as HTMLInputElement;
  field.value = 'b';
  field.dispatchEvent(new Event(Field === 'select' ? 'change' : 'input', { bubbles: true }));
  expect(refuse).toHaveBeenCalled();
  await vi.waitFor(() => expect(field.value).toBe('a'));
});

it('leaves a box unticked that may not be ticked', async () => {
  const place = show(<input type="checkbox" checked={false} onChange={() => {}} />);
  const box = place.firstElementChild as HTMLInputElement;
  box.click();
  expect(box.checked).toBe(true);
  await vi.waitFor(() => expect(box.checked).toBe(false));
});

it('leaves a number alone that is still being written', async () => {
  const place = show(<input type="number" value={1} onChange={() => {}} />);
  const field = place.firstElementChild as HTMLInputElement;
  field.value = '1.0';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((done) => setTimeout(done, 20));
  expect(field.value).toBe('1.0');
});
