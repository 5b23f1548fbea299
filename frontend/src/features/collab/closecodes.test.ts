import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionFor, closeCodes, closeNames } from './closecodes';

// Vitest runs in frontend/; the catalogue is the server's.
const catalogue = readFileSync('../collab/closecodes.go', 'utf8');

describe('close codes', () => {
  it('have the numbers and names of the server', () => {
    const numbers = new Map(
      [...catalogue.matchAll(/^\t(Close\w+)\s+(?:CloseCode )?= (\d+)$/gm)].map((match) => [
        match[1],
        Number(match[2]),
      ]),
    );
    const named = [...catalogue.matchAll(/^\t\{(Close\w+), "([^"]+)"/gm)];
    expect(named.length).toBeGreaterThan(7);
    for (const [, constant, name] of named)
      expect(closeNames[name ?? ''], name).toBe(numbers.get(constant));
    const ours = new Set<number>(Object.values(closeCodes));
    for (const number of numbers.values()) expect(ours.has(number), String(number)).toBe(true);
  });

  it('stop only what would end the same way again', () => {
    expect(actionFor(closeCodes.signedOut)).toEqual({ do: 'stop', refusal: 'signed-out' });
    expect(actionFor(closeCodes.tooLarge)).toEqual({ do: 'hold', refusal: 'too-large' });
    expect(actionFor(closeCodes.invalid)).toEqual({ do: 'hold', refusal: 'invalid' });
    for (const code of [
      1000,
      1001,
      1006,
      closeCodes.restarting,
      closeCodes.tryLater,
      closeCodes.tooSlow,
      closeCodes.outdated,
    ])
      expect(actionFor(code)).toEqual({ do: 'reconnect' });
  });
});
