import { documentQuery, meQuery } from '@/api';
import { prepareEditor, prepareKnownEditor } from '@/features/documents/editors';
import { queries } from './queries';

/**
 * Asks for all that an open document needs as soon as its address is known, so
 * that nobody waits for one download to learn of the next. Whether the person may
 * see it, the page finds out itself.
 */
export function prepareDocument(path: string) {
  const id = /^\/documents\/([\w-]+)/.exec(path)?.[1];
  if (!id) return;
  const query = documentQuery(id);
  if (queries.getQueryData(query.queryKey)) return;
  const known = queries.fetchQuery(query);
  const page = import('@/features/documents');
  prepareKnownEditor(id);
  const ignore = () => undefined;
  known.then((document) => prepareEditor(document.kind, id)).catch(ignore);
  Promise.all([page, queries.ensureQueryData(meQuery), known])
    .then(([{ joinEarly }, me]) => joinEarly(id, me))
    .catch(ignore);
}
