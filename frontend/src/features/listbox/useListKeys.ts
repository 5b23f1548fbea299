import { useEffect, useState } from 'react';

interface Key {
  key: string;
  /** Keys of a word that is being composed belong to the input method. */
  isComposing: boolean;
}

interface ListKeys {
  /** The current option, -1 when there is none. */
  at: number;
  setAt: (at: number) => void;
  /** True when the key was the list's. */
  onKey: (event: Key) => boolean;
}

/**
 * Which option is current, and the keys that move on or take it: the arrows go
 * round, `taking` takes. What is looked for is `query`: a new one starts at the top.
 */
export function useListKeys<T>(
  options: readonly T[],
  query: unknown,
  onTake: (option: T) => void,
  taking: readonly string[] = ['Enter'],
): ListKeys {
  const [wanted, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new query starts at the top
  useEffect(() => setAt(0), [query]);
  const count = options.length;
  const at = Math.min(wanted, count - 1);
  const onKey = ({ key, isComposing }: Key) => {
    const option = options[at];
    if (option === undefined || isComposing) return false;
    if (key === 'ArrowDown') setAt((at + 1) % count);
    else if (key === 'ArrowUp') setAt((at + count - 1) % count);
    else if (taking.includes(key)) onTake(option);
    else return false;
    return true;
  };
  return { at, setAt, onKey };
}
