import { bundleOf } from 'virtual:texts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'preact/test-utils';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { switchTo } from '@/i18n/texts';

/** Puts something on a page as the browser does, without a test's hurry to finish. */
export function show(content: ReactNode): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  createRoot(place).render(content);
  return place;
}

/** Puts a component on a page with English texts and a cache of its own. */
export async function render(component: ReactNode): Promise<HTMLElement> {
  await switchTo('en', ['common', ...Object.keys(bundleOf)]);
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await act(async () =>
    root.render(<QueryClientProvider client={queries}>{component}</QueryClientProvider>),
  );
  onTestFinished(async () => {
    await act(async () => root.unmount());
    queries.clear();
    place.remove();
  });
  return place;
}

/** Types into a field the way the page listens for it. */
export async function type(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  await act(async () => {
    const prototype = Object.getPrototypeOf(field);
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function choose(field: HTMLSelectElement, value: string) {
  await act(async () => {
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

export async function press(element: Element | null | undefined) {
  if (!(element instanceof HTMLElement)) throw new Error('there is nothing to press');
  await act(async () => element.click());
}

export function button(place: HTMLElement, name: string): HTMLButtonElement {
  const found = [...place.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim() === name,
  );
  if (!found) throw new Error(`there is no button "${name}" in: ${place.textContent}`);
  return found;
}
