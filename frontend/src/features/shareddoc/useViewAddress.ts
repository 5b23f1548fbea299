import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Later } from '@/design';
import { joinIds, splitIds } from '@/features/documents/search';
import { remember, remembered } from './remembered';

/** The views of one kind of document, in the order in which they are offered. */
export interface Views<View extends string, Props> {
  names: readonly [View, ...View[]];
  of: Record<View, Later<Props>>;
}

/** The view that the address names, else the one last open on this device. */
function viewFor<View extends string>(
  documentId: string,
  names: Views<View, object>['names'],
  named: string | null | undefined,
): View {
  return names.find((one) => one === named) ?? remembered('view', documentId, names);
}

/** Loads the view that a document will open with, while its room is being joined. */
export function prepareView<View extends string, Props>(
  documentId: string,
  { names, of }: Views<View, Props>,
) {
  const named = new URLSearchParams(window.location.search).get('view');
  return of[viewFor(documentId, names, named)].load();
}

/** Which view is open and what is selected: in the address, so that links work. */
export function useViewAddress<View extends string, Props>(
  documentId: string,
  { names, of }: Views<View, Props>,
) {
  const { view: named, selected: joined } = useSearch({
    from: '/signed-in/documents/$documentId',
  });
  const navigate = useNavigate();
  const view = useMemo(() => viewFor(documentId, names, named), [documentId, names, named]);
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
      remember('view', documentId, next);
      // The one that is open stays until the next can be drawn.
      const show = () => go({ view: next });
      of[next].load().then(show, show);
    },
    [go, documentId, of],
  );
  const select = useCallback((ids: readonly string[]) => go({ selected: joinIds(ids) }), [go]);
  /** Another view with this in it. */
  const openIn = useCallback((next: View, id: string) => go({ view: next, selected: id }), [go]);
  return { view, setView, selected, select, openIn };
}
