import { useCallback, useState } from 'react';

type Panel = 'gaps' | 'round';

/**
 * What stands beside the view. Somebody's details come before the rest; closing
 * them leads back to it.
 */
export function useSidePanel(
  selected: string | undefined,
  select: (ids: readonly string[]) => void,
): { panel: Panel | 'details' | null; toggle: (panel: Panel) => void; close: () => void } {
  const [wanted, setWanted] = useState<Panel | null>(null);
  const panel = selected !== undefined ? 'details' : wanted;
  const toggle = (one: Panel) => {
    setWanted(panel === one ? null : one);
    select([]);
  };
  const close = useCallback(() => setWanted(null), []);
  return { panel, toggle, close };
}
