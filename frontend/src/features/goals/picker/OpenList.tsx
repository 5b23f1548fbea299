import type { ReactNode } from 'react';
import { type Document, type Me, useDocument, useMe } from '@/api';
import { Notice, SkeletonLines } from '@/design';
import { type Room, useConnection, useRoom, useRoomPart } from '@/features/collab';
import { useTranslation } from '@/i18n';
import { useGoalListRights } from '../block/useGoalListRights';
import { type GoalStore, useGoalStore } from '../model';

export interface OpenGoalList {
  list: Document;
  room: Room;
  store: GoalStore;
  /** The person may change it now. */
  writing: boolean;
}

interface OpenListProps {
  documentId: string;
  children: (open: OpenGoalList) => ReactNode;
  /** What stands there until it is open, or when it cannot be. */
  otherwise?: (why: 'waiting' | 'away') => ReactNode;
}

/** Holds a goal list open on the tab's one connection, as long as it is rendered. */
export function OpenList({ documentId, children, otherwise = usual }: OpenListProps) {
  const me = useMe().data;
  const list = useDocument(documentId);
  if (list.isError || (list.data && list.data.kind !== 'goal_list')) return otherwise('away');
  if (!me || !list.data) return otherwise('waiting');
  return <Joined key={documentId} list={list.data} me={me} inside={children} {...{ otherwise }} />;
}

interface Inside {
  list: Document;
  inside: OpenListProps['children'];
  otherwise: NonNullable<OpenListProps['otherwise']>;
}

function Joined({ list, me, inside, otherwise }: Inside & { me: Me }) {
  const room = useRoom(list.id, {
    id: me.id,
    name: me.name,
    organisation: me.organisation.shortName,
    colour: me.organisation.colour,
  });
  return room ? <Loaded {...{ list, room, inside, otherwise }} /> : otherwise('waiting');
}

function Loaded({ list, room, inside, otherwise }: Inside & { room: Room }) {
  const loaded = useRoomPart(room, (state) => state.loaded);
  const refused = useConnection(room).state === 'refused';
  const store = useGoalStore(room);
  const writing = useGoalListRights(list, room);
  if (refused) return otherwise('away');
  return loaded ? inside({ list, room, store, writing }) : otherwise('waiting');
}

const usual = (why: 'waiting' | 'away') =>
  why === 'away' ? <Away /> : <SkeletonLines count={3} />;

function Away() {
  const { t } = useTranslation('goalwork');
  return (
    <Notice kind="warning" title={t('picker.away')}>
      <p>{t('picker.awayDetail')}</p>
    </Notice>
  );
}
