import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import { type Document, type Me, useGroup } from '@/api';
import { SkeletonLines } from '@/design';
import type { Room } from '@/features/collab';
import { Details } from '../details';
import { InsightButton, InsightPanel } from '../insight';
import { useMapStore } from '../model';
import { PictureMenu } from '../pictures';
import type { ViewProps } from '../view';
import { MapToolbar } from './MapToolbar';
import { useMapAddress } from './useMapAddress';
import { useRemoval } from './useRemoval';
import { useUndoKeys } from './useUndoKeys';
import { panelId, tabId } from './ViewSwitch';
import { viewOf } from './views';
import './page.css';

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
  const members = useMembers(document.groupId);
  const { view, setView, selected, select } = useMapAddress(document.id);
  const { remove, toast } = useRemoval(store);
  useUndoKeys(store, writing);

  const [gaps, setGaps] = useState(false);
  const onAdd = useCallback(() => select([store.add({ name: '' })]), [store, select]);
  const onClose = useCallback(() => select([]), [select]);
  const onJump = useCallback((id: string) => select([id]), [select]);
  const onRemove = useCallback(
    (ids: readonly string[]) => {
      remove(ids);
      select([]);
    },
    [remove, select],
  );
  const View = viewOf[view];
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
  };
  const first = selected[0];
  // Somebody's details come before it; closing them leads back.
  const gapsShown = gaps && first === undefined;
  const onGaps = () => {
    setGaps(!gapsShown);
    select([]);
  };

  return (
    <div className="map" data-map data-panel={first !== undefined || gaps}>
      <div className="map__head">{head}</div>
      <MapToolbar store={store} view={view} onView={setView} writing={writing} onAdd={onAdd}>
        <PictureMenu store={store} view={view} title={document.title} members={members} />
        <InsightButton store={store} open={gapsShown} onToggle={onGaps} />
      </MapToolbar>
      <div className="map__body">
        <div
          id={panelId}
          role="tabpanel"
          aria-labelledby={tabId(view)}
          className="map__view"
          data-view={view}
        >
          <Suspense
            fallback={
              <div className="map__waiting">
                <SkeletonLines count={6} />
              </div>
            }
          >
            <View key={view} {...shared} />
          </Suspense>
        </div>
        {first !== undefined && <Details key={first} id={first} {...shared} onClose={onClose} />}
        {gapsShown && (
          <InsightPanel
            store={store}
            writing={writing}
            onJump={onJump}
            onClose={() => setGaps(false)}
          />
        )}
      </div>
      {toast}
    </div>
  );
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
