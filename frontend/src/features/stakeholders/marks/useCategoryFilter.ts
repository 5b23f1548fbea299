import { useCallback, useMemo, useState } from 'react';
import type { Stakeholder } from '../model';
import type { CategoryKey } from './categories';

/** Which categories a view leaves out for now. Kept in the page, not in the map. */
export function useCategoryFilter(stakeholders: ReadonlyMap<string, Stakeholder>) {
  const [hidden, setHidden] = useState<ReadonlySet<CategoryKey>>(new Set());
  const toggle = useCallback((category: CategoryKey) => {
    setHidden((before) => {
      const now = new Set(before);
      if (!now.delete(category)) now.add(category);
      return now;
    });
  }, []);
  const shown = useMemo(
    () => [...stakeholders.values()].filter((one) => !hidden.has(one.mainCategory ?? 'not_set')),
    [stakeholders, hidden],
  );
  return { hidden, toggle, shown };
}
