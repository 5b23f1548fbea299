import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lightIcon } from '../icons.ts';

const folder = 'node_modules/@navikt/aksel-icons/dist/react/esm';
const source = (name) => readFileSync(join(folder, `${name}.js`), 'utf8');

it('keeps the paths of an icon and what they are filled by', () => {
  const light = lightIcon(source('Pencil'));
  expect(light).toContain('icon([{ fillRule: "evenodd", d: "M19.638 4.417');
  expect(light).not.toContain('currentColor');
  expect(light).not.toContain('useId');
});

it('leaves alone what is no plain icon', () => {
  expect(lightIcon('export const a = 1;')).toBeNull();
  const withCircle = source('Pencil').replace(
    'React.createElement("path"',
    'React.createElement("circle", {}), React.createElement("path"',
  );
  expect(lightIcon(withCircle)).toBeNull();
});
