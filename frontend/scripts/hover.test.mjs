import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { cheapHover } from '../hover.ts';

const path = createRequire(import.meta.url).resolve('@digdir/designsystemet-css/input.css');

it('fields of Designsystemet do not look at what is below everything', () => {
  const { css, found } = cheapHover(readFileSync(path, 'utf8'));
  expect(found).toBe(3);
  expect(css).not.toContain(':has(label:hover)');
  expect(css).toContain('.ds-input:not(:focus-visible,:disabled');
});
