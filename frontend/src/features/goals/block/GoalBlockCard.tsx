import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import { type Document, type Me, useDocument, useGroup, useMe } from '@/api';
import { SkeletonLines } from '@/design';
import { type Room, useConnection, useRoom, useRoomPart } from '@/features/collab';
import { useSeen } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useLiveRows } from '../indicators';
import { type GoalStore, useGoal, useGoalStore, useTree } from '../model';
import { Branch } from './Branch';
import { DepartmentMatrix } from './DepartmentMatrix';
import { OneGoal } from './OneGoal';
import { useGoalListRights } from './useGoalListRights';
import './block.css';

export interface GoalBlockProps {
  documentId: string;
  /** Empty: the whole list. */
  goalId: string;
  mode: 'goal' | 'branch' | 'matrix';
  /** The title it had when the block was made: all there is without a right or a connection. */
  label: string;
  /** What the document around it offers: another way to show it, and the like. */
  tools?: ReactNode;
}

/** Goals as their list has them now. */
export function GoalBlockCard(props: GoalBlockProps) {
  const frame = useRef<HTMLDivElement>(null);
  const seen = useSeen(frame);
  const me = useMe().data;
  const list = useDocument(seen && props.documentId ? props.documentId : undefined);
  const readable = list.data?.kind === 'goal_list' ? list.data : null;
  return (
    <div ref={frame} className="goal-live">
      {seen && me && readable ? (
        <Joined key={readable.id} {...props} list={readable} me={me} />
      ) : (
        <Kept {...props} why={list.isError || (list.data && !readable) ? 'away' : null} />
      )}
    </div>
  );
}

function Joined({ list, me, ...props }: GoalBlockProps & { list: Document; me: Me }) {
  const room = useRoom(list.id, {
    id: me.id,
    name: me.name,
    organisation: me.organisation.shortName,
    colour: me.organisation.colour,
  });
  return room ? <Loaded {...props} list={list} room={room} /> : <Kept {...props} waiting />;
}

interface FollowedProps extends GoalBlockProps {
  list: Document;
  room: Room;
}

function Loaded(props: FollowedProps) {
  const loaded = useRoomPart(props.room, (state) => state.loaded);
  const refused = useConnection(props.room).state === 'refused';
  if (refused) return <Kept {...props} why="away" />;
  return loaded ? <Followed {...props} /> : <Kept {...props} waiting />;
}

function Followed(props: FollowedProps) {
  const { list, room, goalId, mode, tools } = props;
  const { t } = useTranslation('goalwork');
  const store = useGoalStore(room);
  useLiveRows(store, room, list.id);
  const tree = useTree(store);
  const goal = useGoal(store, goalId);
  const writing = useGoalListRights(list, room);
  const group = useGroup(list.groupId).data;
  const members = useMemo(() => (group?.members ?? []).map((member) => member.person), [group]);
  const whole = goalId === '' && mode !== 'goal';
  if (!whole && !tree.has(goalId)) return <Kept {...props} why={goal ? 'removed' : 'gone'} />;
  const inside = { store, documentId: list.id, goalId, writing, members };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, on their way up
    <div className="goal-live__inside" data-map-undo onKeyDown={(event) => undoWith(store, event)}>
      <div className="goal-live__head">
        <Link
          to="/documents/$documentId"
          params={{ documentId: list.id }}
          search={goalId ? { selected: goalId } : {}}
          className="goal-live__list"
        >
          {list.title}
        </Link>
        {!writing && <span className="goal-live__note">{t('block.reading')}</span>}
        {tools}
      </div>
      {mode === 'goal' && <OneGoal {...inside} />}
      {mode === 'branch' && <Branch {...inside} />}
      {mode === 'matrix' && <DepartmentMatrix {...inside} />}
    </div>
  );
}

/** Ctrl or ⌘ with Z takes back what was done to the goals, not to the text around them. */
function undoWith(store: GoalStore, event: KeyboardEvent) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
  event.preventDefault();
  event.stopPropagation();
  if (event.shiftKey) store.redo();
  else store.undo();
}

interface KeptProps extends Pick<GoalBlockProps, 'label' | 'tools'> {
  why?: 'away' | 'removed' | 'gone' | null;
  waiting?: boolean;
}

/** What the document itself knows, and why there is no more. */
function Kept({ label, tools, why = null, waiting = false }: KeptProps) {
  const { t } = useTranslation('goalwork');
  return (
    <>
      <div className="goal-live__head">
        <strong className="goal-live__title">{label || t('block.untitled')}</strong>
        {tools}
      </div>
      {why && <p className="goal-live__why">{t(`block.${why}`)}</p>}
      {waiting && <SkeletonLines count={1} />}
    </>
  );
}
