import { act } from 'preact/test-utils';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { useListKeys } from './useListKeys';

let keys: ReturnType<typeof useListKeys<string>>;
let taken: string[] = [];
const root = createRoot(document.createElement('div'));

function List({ options, query }: { options: string[]; query: string }) {
  keys = useListKeys(options, query, (one) => taken.push(one), ['Enter', 'Tab']);
  return null;
}
const show = (options: string[], query = '') =>
  act(() => root.render(createElement(List, { options, query })));
const press = (key: string, isComposing = false) => {
  let mine = false;
  act(() => {
    mine = keys.onKey({ key, isComposing });
  });
  return mine;
};

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(() => act(() => root.render(null)));

it('goes round with the arrows and takes the current one', () => {
  show(['a', 'b', 'c']);
  press('ArrowUp');
  expect(keys.at).toBe(2);
  press('ArrowDown');
  press('ArrowDown');
  expect([keys.at, press('Enter'), press('Tab'), press('x')]).toEqual([1, true, true, false]);
  expect(taken).toEqual(['b', 'b']);
});

it('starts at the top for a new query, and stays on one that is there', () => {
  show(['a', 'b', 'c'], 'q');
  press('ArrowUp');
  show(['a', 'b'], 'q');
  expect(keys.at).toBe(1);
  show(['a', 'b'], 'other');
  expect(keys.at).toBe(0);
});

it('leaves alone keys of a word that is being composed, and all keys of an empty list', () => {
  taken = [];
  show(['a'], 'q');
  expect(press('Enter', true)).toBe(false);
  show([], 'none');
  expect([keys.at, press('Enter'), press('ArrowDown')]).toEqual([-1, false, false]);
  expect(taken).toEqual([]);
});
