import { TasklistIcon } from '@navikt/aksel-icons';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Document, type Me, type Person, useGroup, useOrganisations } from '@/api';
import { later, Part, SkeletonLines } from '@/design';
import type { Room } from '@/features/collab';
import { useEntityHost } from '@/features/comments/button';
import { useUndoKeys, useViewAddress } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useLiveRows } from '../indicators/useLiveRows';
import { useGoalStore } from '../model';
import { ReviewLine } from '../review';
import type { GoalViewProps } from '../view';
import { views } from '../views';
import { hostOf } from './commenthost';
import { GoalToolbar, panelId, tabId } from './GoalToolbar';
import { useBeside } from './useBeside';
import { useRemoval } from './useRemoval';
import './page.css';
import './print.css';

// What stands beside the view is not needed to open a list.
const Details = later(() => import('../details'));
const RemovedPanel = later(() => import('../details/RemovedPanel'));
const FileTools = later(() => import('./FileTools'));
const ListCheck = later(() => import('../check/ListCheck'));
const ReviewPanel = later(() => import('../review/ReviewPanel'));

const noOrganisations: GoalViewProps['organisations'] = [];

interface GoalListDocumentProps {
  room: Room;
  document: Document;
  me: Me;
  /** The person may write, and nothing stands in the way. */
  writing: boolean;
  /** The title and what must be known. */
  head: ReactNode;
  /** What other parts offer in the toolbar. */
  tools?: ReactNode;
}

/** The page of a goal list: a view to the edges, the details of the selected goal beside it. */
export function GoalListDocument(props: GoalListDocumentProps) {
  const { room, document, me, writing, head, tools } = props;
  const store = useGoalStore(room);
  useLiveRows(store, room, document.id);
  const members = useMembers(document.groupId);
  const organisations = useOrganisations().data ?? noOrganisations;
  const { view, setView, selected, select, openIn } = useViewAddress(document.id, views);
  const openPlan = useCallback((id: string) => openIn('plans', id), [openIn]);
  const { remove, toast } = useRemoval(store);
  useUndoKeys(store, writing);
  useEntityHost(useMemo(() => hostOf(store, { select, openPlan }), [store, select, openPlan]));

  const [arrived, setArrived] = useState<string | null>(null);
  const onAdd = useCallback(() => {
    if (store.spaceLeft() === 0) return;
    const id = store.add({ parent: null });
    if (view === 'tree') setArrived(id);
    else select([id]);
  }, [store, view, select]);
  const onClose = useCallback(() => select([]), [select]);
  const onRemove = useCallback(
    (ids: readonly string[]) => {
      remove(ids);
      select([]);
    },
    [remove, select],
  );
  const View = views.of[view];
  const shared: GoalViewProps = {
    store,
    room,
    documentId: document.id,
    title: document.title,
    writing,
    selected,
    onSelect: select,
    onRemove,
    members,
    ownId: me.id,
    organisations,
    arrived,
  };
  // A plan can be selected too; the view of plans shows all of it.
  const first = store.plan(selected[0] ?? '') ? undefined : selected[0];
  const { beside, toggle, close, goTo } = useBeside({
    setView,
    select,
    openPlan,
    covered: first !== undefined,
  });
  const panel = first !== undefined || beside !== null;
  return (
    <div className="goals" data-map data-panel={panel}>
      <div className="goals__head">
        {head}
        <ReviewLine
          {...{ store, writing }}
          open={beside === 'review'}
          onToggle={() => toggle('review')}
        />
      </div>
      <GoalToolbar
        {...{ store, view, writing, onAdd }}
        onView={setView}
        removedOpen={beside === 'removed'}
        onRemoved={() => toggle('removed')}
      >
        <CheckButton open={beside === 'check'} onToggle={() => toggle('check')} />
        <Part>
          <FileTools {...shared} view={view} groupId={document.groupId} />
        </Part>
        {tools}
      </GoalToolbar>
      <div className="goals__body">
        <div
          id={panelId}
          role="tabpanel"
          tabIndex={-1}
          aria-labelledby={tabId(view)}
          className="goals__view"
          data-view={view}
        >
          <Part
            key={view}
            fallback={
              <div className="goals__waiting">
                <SkeletonLines count={8} />
              </div>
            }
          >
            <View {...shared} />
          </Part>
        </div>
        <Part key={first ?? beside}>
          {first !== undefined && (
            <Details key={first} id={first} {...shared} document={document} onClose={onClose} />
          )}
          {beside === 'removed' && <RemovedPanel {...{ store, writing }} onClose={close} />}
          {beside === 'review' && <ReviewPanel {...{ store, writing }} onClose={close} />}
          {beside === 'check' && (
            <ListCheck
              documentId={document.id}
              groupId={document.groupId}
              {...{ store, writing }}
              onGoal={(id) => select([id])}
              onList={goTo}
              onClose={close}
            />
          )}
        </Part>
      </div>
      {toast}
    </div>
  );
}

function CheckButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { t } = useTranslation('goals');
  return (
    <button type="button" className="menu-button" aria-expanded={open} onClick={onToggle}>
      <TasklistIcon aria-hidden className="goals__sign" />
      <span className="goals__word">{t('check')}</span>
    </button>
  );
}

function useMembers(groupId: string): readonly Person[] {
  const group = useGroup(groupId).data;
  return useMemo(
    () =>
      (group?.members ?? [])
        .map((member) => member.person)
        .sort((a, b) => a.name.localeCompare(b.name)),
    [group],
  );
}
