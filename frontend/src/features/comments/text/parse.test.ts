import { expect, it } from 'vitest';
import { inline, parse, plain } from './parse';

it('reads bold, italic, code, links and lists', () => {
  expect(parse('**Fed** og *kursiv*\nto\n\n- et\n- to\n\n1. a')).toEqual([
    {
      is: 'paragraph',
      lines: [
        [
          { is: 'bold', inside: [{ is: 'text', text: 'Fed' }] },
          { is: 'text', text: ' og ' },
          { is: 'italic', inside: [{ is: 'text', text: 'kursiv' }] },
        ],
        [{ is: 'text', text: 'to' }],
      ],
    },
    {
      is: 'list',
      ordered: false,
      items: [[{ is: 'text', text: 'et' }], [{ is: 'text', text: 'to' }]],
    },
    { is: 'list', ordered: true, items: [[{ is: 'text', text: 'a' }]] },
  ]);
  expect(inline('`a*b*`')).toEqual([{ is: 'code', text: 'a*b*' }]);
  expect(inline('[KL](https://kl.dk) https://kl.dk/a.')).toEqual([
    { is: 'link', href: 'https://kl.dk', inside: [{ is: 'text', text: 'KL' }] },
    { is: 'text', text: ' ' },
    { is: 'link', href: 'https://kl.dk/a', inside: [{ is: 'text', text: 'https://kl.dk/a' }] },
    { is: 'text', text: '.' },
  ]);
});

it('knows mentions', () => {
  expect(inline('Hej @[Freja Holm](person:7), se')).toEqual([
    { is: 'text', text: 'Hej ' },
    { is: 'mention', name: 'Freja Holm', ref: 'person:7' },
    { is: 'text', text: ', se' },
  ]);
  expect(plain('**a** @[B C](role:ambassador@odense)\n- d')).toBe('a @B C d');
});

it('leaves as text what could do harm, and what only looks like a sign', () => {
  const same = (text: string) => expect(inline(text)).toEqual([{ is: 'text', text }]);
  same('[klik](javascript:alert(1))');
  same('@[x](script:1)');
  same('3 * 4 * 5');
  same('snake_case_name');
  same('<img src=x onerror=alert(1)>');
});

it('does not slow down on nonsense', () => {
  const start = performance.now();
  for (const sign of ['*', '**', '_', '[', '`', '@[', '[a](']) parse(sign.repeat(5_000));
  expect(parse('**'.repeat(5_000)).length).toBeLessThan(2);
  // No figure: a minute would be a hang, and vitest ends the test long before.
  expect(performance.now()).toBeGreaterThan(start);
});
