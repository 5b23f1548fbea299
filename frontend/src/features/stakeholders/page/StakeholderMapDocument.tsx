import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Document, type Me, useGroup } from '@/api';
import { later, Part, SkeletonLines } from '@/design';
import type { Room } from '@/features/collab';
import { useEntityHost } from '@/features/comments/button';
import type { EntityHost } from '@/features/comments/model';
import { useUndoKeys, useViewAddress } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { ImportButton } from '../import';
import { InsightButton } from '../insight';
import { type MapStore, useMapStore } from '../model';
import { PictureMenu } from '../pictures';
import { RoundBanner, StartRound, useRound } from '../rounds';
import type { ViewProps } from '../view';
import { views } from '../views';
import { FirstSteps } from './FirstSteps';
import { MapToolbar } from './MapToolbar';
import { useRemoval } from './useRemoval';
import { useSidePanel } from './useSidePanel';
import { panelId, tabId } from './ViewSwitch';
import './page.css';

// What stands beside the view is not needed to open a map.
const Details = later(async () => ({ default: (await import('../details')).Details }));
const ImportDialog = later(async () => ({
  default: (await import('../import/ImportDialog')).ImportDialog,
}));
const InsightPanel = later(() => import('../insight/InsightPanel'));
const RoundPanel = later(() => import('../rounds/RoundPanel'));

const noResults: ViewProps['results'] = [];

interface StakeholderMapDocumentProps {
  room: Room;
  document: Document;
  me: Me;
  /** The person may write, and nothing stands in the way. */
  writing: boolean;
  /** The title and what must be known. */
  head: ReactNode;
}

/** The page of a map: a view to the edges, the details of the selected one beside it. */
export function StakeholderMapDocument(props: StakeholderMapDocumentProps) {
  const { room, document, me, writing, head } = props;
  const store = useMapStore(room);
  const { t } = useTranslation('stakeholders');
  const members = useMembers(document.groupId);
  const { view, setView, selected, select } = useViewAddress(document.id, views);
  const { remove, toast } = useRemoval(store);
  useUndoKeys(store, writing);
  const [importing, setImporting] = useState(false);

  const onAdd = useCallback(() => select([store.add({ name: '' })]), [store, select]);
  const onImport = useCallback(() => setImporting(true), []);
  const onImported = useCallback(() => setImporting(false), []);
  const onClose = useCallback(() => select([]), [select]);
  const onJump = useCallback((id: string) => select([id]), [select]);
  const onRemove = useCallback(
    (ids: readonly string[]) => {
      remove(ids);
      select([]);
    },
    [remove, select],
  );
  useEntityHost(useMemo(() => hostOf(store, select), [store, select]));
  const round = useRound(document.id, room);
  const View = views.of[view];
  const shared: ViewProps = {
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
    results: round?.results ?? noResults,
    first: writing ? <FirstSteps {...{ onAdd, onImport }} /> : <p>{t('first.reading')}</p>,
  };
  const first = selected[0];
  const { panel, toggle, close } = useSidePanel(first, select);
  const mayLead = document.rights.includes('manage');
  const mayPlace = document.rights.includes('comment');

  return (
    <div className="map" data-map data-panel={panel !== null}>
      <div className="map__head">{head}</div>
      <MapToolbar store={store} view={view} onView={setView} writing={writing} onAdd={onAdd}>
        {writing && <ImportButton onOpen={onImport} />}
        <PictureMenu store={store} view={view} title={document.title} members={members} />
        {mayLead && !round && <StartRound documentId={document.id} />}
        <InsightButton store={store} open={panel === 'gaps'} onToggle={() => toggle('gaps')} />
      </MapToolbar>
      {round && (
        <RoundBanner
          round={round}
          mayPlace={mayPlace}
          open={panel === 'round'}
          onToggle={() => toggle('round')}
        />
      )}
      <div className="map__body">
        <div
          id={panelId}
          role="tabpanel"
          aria-labelledby={tabId(view)}
          className="map__view"
          data-view={view}
        >
          <Part
            key={view}
            fallback={
              <div className="map__waiting">
                <SkeletonLines count={6} />
              </div>
            }
          >
            <View {...shared} />
          </Part>
        </div>
        <Part key={first ?? panel}>
          {first !== undefined && <Details key={first} id={first} {...shared} onClose={onClose} />}
          {panel === 'gaps' && (
            <InsightPanel store={store} writing={writing} onJump={onJump} onClose={close} />
          )}
          {panel === 'round' && round && (
            <RoundPanel
              key={round.id}
              documentId={document.id}
              onClose={close}
              {...{ store, round, mayPlace, mayLead }}
            />
          )}
        </Part>
      </div>
      {importing && (
        <Part>
          <ImportDialog
            documentId={document.id}
            onClose={onImported}
            {...{ store, room, members }}
          />
        </Part>
      )}
      {toast}
    </div>
  );
}

/** What comments on stakeholders and relations need of the map. */
function hostOf(store: MapStore, select: (ids: readonly string[]) => void): EntityHost {
  const nameOf = (id: string) => store.stakeholder(id)?.name ?? null;
  return {
    nameOf: ({ kind, id = '' }) => {
      if (kind === 'stakeholder') return nameOf(id);
      const relation = kind === 'relation' ? store.relation(id) : null;
      return relation && `${nameOf(relation.fromId) ?? '…'} – ${nameOf(relation.toId) ?? '…'}`;
    },
    show: ({ kind, id = '' }) => {
      const shown = kind === 'relation' ? store.relation(id)?.fromId : id;
      if (shown && store.stakeholder(shown)) select([shown]);
    },
  };
}

function useMembers(groupId: string): ViewProps['members'] {
  const group = useGroup(groupId).data;
  return useMemo(
    () =>
      (group?.members ?? [])
        .map((member) => member.person)
        .sort((a, b) => a.name.localeCompare(b.name)),
    [group],
  );
}
