import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const script = join(dirname(fileURLToPath(import.meta.url)), 'i18n-check.mjs');
const languages = ['en', 'da', 'nb', 'sv', 'fi', 'is'];
const good = {
  hello: 'Hello {{name}}',
  things_one: '{{count}} thing',
  things_other: '{{count}} things',
  deep: { in_review: 'Review' },
};

/** Runs the check over six equal languages, one of them changed. */
function check(change = {}, code = '') {
  const src = mkdtempSync(join(tmpdir(), 'texts-'));
  onTestFinished(() => rmSync(src, { recursive: true }));
  for (const language of languages) {
    mkdirSync(join(src, 'i18n', language), { recursive: true });
    const texts = { ...good, ...change[language] };
    writeFileSync(join(src, 'i18n', language, 'common.json'), JSON.stringify(texts));
  }
  writeFileSync(join(src, 'page.tsx'), code);
  const { status, stdout, stderr } = spawnSync('node', [script, src], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

it('passes when all languages agree', () => expect(check().status).toBe(0));

it.each([
  ['a missing text', { fi: { hello: undefined } }, 'fi/common: "hello" is missing'],
  ['a text too many', { sv: { extra: 'x' } }, 'sv/common: "extra" is not in English'],
  ['a missing placeholder', { is: { hello: 'Hæ' } }, 'is/common: "hello" lacks {{name}}'],
  [
    'a placeholder nobody fills',
    { da: { hello: '{{name}} {{nme}}' } },
    '{{nme}}, which nothing fills',
  ],
  [
    'a missing plural form',
    { nb: { things_one: undefined } },
    'nb/common: "things" lacks the form "one"',
  ],
  ['an empty text', { da: { deep: { in_review: ' ' } } }, 'da/common: "deep.in_review" is empty'],
])('fails for %s', (_, change, message) => {
  const { status, said } = check(change);
  expect(said).toContain(message);
  expect(status).toBe(1);
});

it('fails when the code asks for a text that does not exist', () => {
  const use = "const { t } = useTranslation('common');";
  expect(check({}, `${use} t('hello'); t('things', { count: 1 })`).status).toBe(0);
  expect(check({}, `${use} t('helo')`).said).toContain('page.tsx: no text "helo" in common');
});
