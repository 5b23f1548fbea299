import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { joinIds, splitIds } from '@/features/documents/search';
import type { View } from '../view';
import { rememberedView, rememberView } from './rememberedView';
import { viewOf } from './views';

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
      rememberView(documentId, next);
      // The one that is open stays until the next can be drawn.
      const show = () => go({ view: next });
      viewOf[next].load().then(show, show);
    },
    [go, documentId],
  );
  const select = useCallback((ids: readonly string[]) => go({ selected: joinIds(ids) }), [go]);
  const openPlan = useCallback((id: string) => go({ view: 'plans', selected: id }), [go]);
  return { view, setView, selected, select, openPlan };
}
