import { useEffect, useState } from 'react';

/**
 * What a person has chosen is shown at once, before the server has kept it.
 * `takeBack` shows what is kept again, for when it was refused.
 */
export function useChosen<T>(kept: T, pending: boolean) {
  const [chosen, choose] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the kept value comes a while after the answer
  useEffect(() => {
    if (!pending) choose(null);
  }, [kept]);
  return { shown: chosen ?? kept, choose, takeBack: () => choose(null) };
}
