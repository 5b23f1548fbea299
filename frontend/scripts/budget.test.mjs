import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sizeOf } from '../budget.ts';

const chunk = (fileName, code, imports, moduleIds) => ({ fileName, code, imports, moduleIds });
const chunks = [
  chunk('main.js', 'main'.repeat(50), ['shared.js'], ['/x/src/main.tsx']),
  chunk('view.js', 'view'.repeat(70), ['shared.js', 'main.js'], ['/x/src/view/index.ts']),
  chunk('other.js', 'other'.repeat(90), [], ['/x/src/other/index.ts']),
  chunk('shared.js', 'shared'.repeat(30), [], ['\0virtual:texts/fi/frame']),
];
const bytes = (text) => gzipSync(text).length;

it('counts each chunk of a route once, and what it imports', () => {
  expect(sizeOf(chunks, ['src/main.tsx', 'src/view/index.ts', 'virtual:texts/fi/frame'])).toBe(
    bytes('main'.repeat(50)) + bytes('view'.repeat(70)) + bytes('shared'.repeat(30)),
  );
});

it('fails when a module it names is gone, instead of measuring less', () => {
  expect(() => sizeOf(chunks, ['src/gone.ts'])).toThrow(/src\/gone\.ts/);
});
