import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { changeLanguage, languages } from '@/i18n';
import { render } from '@/test-render';
import { SignInError, signInErrors } from './SignInError';

describe.each(languages)('in $name', ({ code: language }) => {
  it.each(signInErrors)('%s says what happened, what to do, and the reference', async (code) => {
    const page = await render(<SignInError code={code} organisation="Odense" reference="R-1" />);
    await act(async () => {
      await changeLanguage(language);
    });
    const text = page.textContent ?? '';
    expect(text).toContain('R-1');
    expect(text.length).toBeGreaterThan(60);
    expect(text).not.toMatch(/errors\.|\{\{/);
    expect(page.querySelector('[role=alert]')).toBeTruthy();
  });
});

it('reads an unknown code as a fault of ours', async () => {
  const page = await render(<SignInError code="<script>" />);
  expect(page.textContent).toContain('We could not sign you in');
});
