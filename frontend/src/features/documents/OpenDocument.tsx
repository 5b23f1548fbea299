import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { type Document, keys, type Me } from '@/api';
import { TopBarActions } from '@/app/shell';
import { Notice, Part, SkeletonLines, useTitle } from '@/design';
import {
  type Refusal,
  type Room,
  type RoomEvent,
  StatusLine,
  schemaVersions,
  useConnection,
  useRoomEvents,
  useRoomPart,
} from '@/features/collab';
import { CommentsContext } from '@/features/comments/model';
import { useTranslation } from '@/i18n';
import { CommentsButton, CommentsPlace } from './Comments';
import { ExportMenu } from './ExportMenu';
import { GoalListDocument, StakeholderMapDocument, StrategyDocument, usePrepared } from './editors';
import { NewerVersion } from './NewerVersion';
import { People } from './People';
import { RefusedNotice } from './RefusedNotice';
import { Title } from './Title';
import { useCommentsOf } from './useCommentsOf';

/** After these, changing more text would only make more that cannot be sent. */
const stopsWriting = new Set<Refusal>(['no-right', 'invalid', 'not-accepted', 'outdated']);

interface OpenDocumentProps {
  document: Document;
  me: Me;
  room: Room;
}

export function OpenDocument({ document, me, room }: OpenDocumentProps) {
  const { t } = useTranslation('documents');
  useTitle(document.title);
  useFreshness(document.id, room);
  const [unknown, setUnknown] = useState(false);
  const prepared = usePrepared(document.kind, document.id);
  const loaded = useRoomPart(room, (state) => state.loaded) && prepared;
  const right = useRoomPart(room, (state) => state.right);
  const refusal = useRefusal(room);
  const comments = useCommentsOf(document, me, room, refusal === 'no-right');
  const commentsOpen = comments.open && refusal !== 'no-right';
  const onUnknown = useCallback(() => setUnknown(true), []);

  const newer = document.schemaVersion > schemaVersions[document.kind] || unknown;
  const mayEdit = document.rights.includes('edit') && (right === null || right === 'write');
  const writing = mayEdit && !newer && !(refusal && stopsWriting.has(refusal));

  const head = (
    <header className="document__head">
      <Link to="/groups/$groupId" params={{ groupId: document.groupId }} className="document__back">
        {document.group.name}
      </Link>
      <Title
        document={document}
        editable={document.rights.includes('manage') && refusal !== 'no-right'}
      />
      {!mayEdit && <ReadingNote document={document} />}
      {document.confidential && <p className="document__note">{t('confidential')}</p>}
      {newer && refusal !== 'outdated' && <NewerVersion />}
      {writing && comments.suggesting && (
        <Suggesting onStop={() => comments.desk.set({ suggesting: false })} />
      )}
      {refusal && <RefusedNotice refusal={refusal} room={room} personId={me.id} />}
    </header>
  );

  const waiting = (
    <div className="document__column">
      {head}
      <SkeletonLines count={8} />
    </div>
  );

  return (
    <CommentsContext value={comments.here}>
      <div className="document" data-kind={document.kind} data-comments={commentsOpen}>
        <TopBarActions>
          <StatusLine room={room} writing={writing} />
          <People room={room} />
          <CommentsButton
            count={comments.waiting}
            open={commentsOpen}
            onToggle={() =>
              commentsOpen ? comments.desk.close() : comments.desk.set({ open: true })
            }
          />
          <ExportMenu documentId={document.id} kind={document.kind} />
        </TopBarActions>
        <div className="document__main">
          <Part fallback={waiting}>
            {!loaded && waiting}
            {loaded && document.kind === 'strategy' && (
              <StrategyDocument
                room={room}
                groupId={document.groupId}
                title={document.title}
                head={head}
                writing={writing && !comments.suggesting}
                onUnknown={onUnknown}
              />
            )}
            {loaded && document.kind === 'stakeholder_map' && (
              <StakeholderMapDocument
                room={room}
                document={document}
                me={me}
                head={head}
                writing={writing}
              />
            )}
            {loaded && document.kind === 'goal_list' && (
              <GoalListDocument
                room={room}
                document={document}
                me={me}
                head={head}
                writing={writing}
              />
            )}
          </Part>
        </div>
        {commentsOpen && <CommentsPlace room={room} onClose={() => comments.desk.close()} />}
      </div>
    </CommentsContext>
  );
}

/** An editor who proposes: the text is only read until they edit again. */
function Suggesting({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation('documents');
  return (
    <Notice
      kind="info"
      title={t('suggesting.title')}
      action={
        <button type="button" className="plain-button" onClick={onStop}>
          {t('suggesting.stop')}
        </button>
      }
    >
      <p>{t('suggesting.detail')}</p>
    </Notice>
  );
}

function ReadingNote({ document }: { document: Document }) {
  const { t } = useTranslation('documents');
  const may = document.rights.includes('comment');
  return <p className="document__note">{t(may ? 'mayComment' : 'mayRead')}</p>;
}

function useRefusal(room: Room): Refusal | null {
  const connection = useConnection(room);
  return connection.state === 'refused' ? connection.code : null;
}

/** What the server tells the room makes exactly what it concerns stale. */
function useFreshness(documentId: string, room: Room) {
  const queries = useQueryClient();
  const onEvent = useCallback(
    (event: RoomEvent) => {
      if (event.type === 'document.changed' || event.type === 'right') {
        void queries.invalidateQueries({ queryKey: keys.document(documentId), exact: true });
      }
    },
    [queries, documentId],
  );
  useRoomEvents(room, onEvent);
}
