import { useSearch } from '@tanstack/react-router';
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
  // A link from the strategy check leads to the gaps.
  const { panel: asked } = useSearch({ strict: false }) as { panel?: string };
  const [wanted, setWanted] = useState<Panel | null>(asked === 'gaps' ? 'gaps' : null);
  const panel = selected !== undefined ? 'details' : wanted;
  const toggle = (one: Panel) => {
    setWanted(panel === one ? null : one);
    select([]);
  };
  const close = useCallback(() => setWanted(null), []);
  return { panel, toggle, close };
}
