import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * A new page takes the focus, as it would after a real page load: otherwise
 * the keyboard stays on a link that is gone, and Tab starts anywhere.
 */
export function useArrival() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current && path && before.current !== path) {
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    before.current = path;
  }, [path]);
}
