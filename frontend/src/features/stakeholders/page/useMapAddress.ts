import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { joinIds, splitIds } from '../search';
import { type View, views } from '../view';

const kept = (documentId: string) => `samrad.view.${documentId}`;

function remembered(documentId: string): View {
  try {
    const stored = localStorage.getItem(kept(documentId));
    return views.find((one) => one === stored) ?? 'grid';
  } catch {
    return 'grid';
  }
}

/** Which view is open and who is selected: in the address, so that links work. */
export function useMapAddress(documentId: string) {
  const search = useSearch({ from: '/signed-in/documents/$documentId' });
  const navigate = useNavigate();
  const view = views.find((one) => one === search.view) ?? remembered(documentId);
  const { selected: joined } = search;
  const selected = useMemo(() => splitIds(joined), [joined]);

  const go = useCallback(
    (part: { view?: View; selected?: string }) =>
      void navigate({
        to: '/documents/$documentId',
        params: { documentId },
        search: (before) => ({ ...before, ...part }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, documentId],
  );
  const setView = useCallback(
    (next: View) => {
      try {
        localStorage.setItem(kept(documentId), next);
      } catch {
        // Only a convenience.
      }
      go({ view: next });
    },
    [go, documentId],
  );
  const select = useCallback((ids: readonly string[]) => go({ selected: joinIds(ids) }), [go]);
  return { view, setView, selected, select };
}
