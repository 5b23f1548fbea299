import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import type { Step } from '@/api';
import { button, choose, press, render, type } from '@/test-render';
import { StepStateForm } from './StepStateForm';

const step: Step = {
  step: 4,
  state: 'not_started',
  skipReason: '',
  owner: null,
  due: null,
  updatedAt: null,
};

function server(answer: () => Response) {
  const sent: { method?: string; path: string; body: unknown }[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request =
      input instanceof Request ? input : new Request(new URL(String(input), 'http://x'), init);
    sent.push({
      method: request.method,
      path: new URL(request.url).pathname,
      body: await request.json(),
    });
    return answer();
  });
  return sent;
}
const ok = () => Response.json(step);
const select = (page: HTMLElement) => page.querySelector('select') as HTMLSelectElement;

it('saves a state at once', async () => {
  const sent = server(ok);
  const page = await render(<StepStateForm groupId="g" step={step} />);
  await choose(select(page), 'in_progress');
  const patch = { method: 'PATCH', path: '/api/v1/groups/g/steps/4' };
  await vi.waitFor(() => expect(sent).toEqual([{ ...patch, body: { state: 'in_progress' } }]));
});

it('skips only with a reason', async () => {
  const sent = server(ok);
  const page = await render(<StepStateForm groupId="g" step={step} />);
  await choose(select(page), 'skipped');
  await press(button(page, 'Skip the step'));
  expect(sent).toEqual([]);
  expect(page.textContent).toContain('Write why');
  expect(page.querySelector('input')?.getAttribute('aria-invalid')).toBe('true');

  await type(page.querySelector('input') as HTMLInputElement, ' KL does it for us ');
  await press(button(page, 'Skip the step'));
  const body = { state: 'skipped', skipReason: 'KL does it for us' };
  await vi.waitFor(() => expect(sent[0]?.body).toEqual(body));
});

it('keeps the question why while an earlier choice is still being saved', async () => {
  let answer = (_: Response) => {};
  vi.spyOn(globalThis, 'fetch').mockReturnValue(new Promise((done) => (answer = done)));
  const page = await render(<StepStateForm groupId="g" step={step} />);
  await choose(select(page), 'in_review');
  await choose(select(page), 'skipped');
  await act(async () => answer(ok()));
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1), { timeout: 20_000 });
  expect(select(page).value).toBe('skipped');
  expect(page.querySelector('input')).not.toBeNull();
});

it('shows the old state again when the server refuses, and says why', async () => {
  server(() =>
    Response.json(
      { title: 'Not now', detail: 'Somebody else is changing this step.' },
      { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
    ),
  );
  const page = await render(<StepStateForm groupId="g" step={step} />);
  await choose(select(page), 'adopted');
  const told = () => expect(page.textContent).toContain('Somebody else is changing this step.');
  await vi.waitFor(told, { timeout: 20_000 });
  expect(select(page).value).toBe('not_started');
});
