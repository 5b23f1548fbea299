import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { joinIds, splitIds } from '@/features/documents/search';
import { type View, views } from '../view';

const kept = (documentId: string) => `samrad.view.${documentId}`;

/** The view that the address names, else the one last open on this device. */
export function rememberedView(documentId: string, named: string | null | undefined): View {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(kept(documentId));
  } catch {
    // Only a convenience.
  }
  return views.find((one) => one === named) ?? views.find((one) => one === stored) ?? 'tree';
}

/** Which view is open and which goal is selected: in the address, so that links work. */
export function useGoalAddress(documentId: string) {
  const search = useSearch({ from: '/signed-in/documents/$documentId' });
  const navigate = useNavigate();
  const view = rememberedView(documentId, search.view);
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
  const openPlan = useCallback((id: string) => go({ view: 'plans', selected: id }), [go]);
  return { view, setView, selected, select, openPlan };
}
