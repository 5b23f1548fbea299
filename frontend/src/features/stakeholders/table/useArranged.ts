import { useRef } from 'react';
import { type Arranged, arrange, follow, type Rules } from './arrange';

/** Arranges anew when the rules are others, and only follows when values change. */
export function useArranged<T>(all: ReadonlyMap<string, T>, rules: Rules<T>): Arranged<T> {
  const before = useRef<Arranged<T> | null>(null);
  before.current =
    before.current?.rules === rules ? follow(before.current, all) : arrange(all, rules);
  return before.current;
}
