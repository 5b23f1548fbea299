import { Link } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { type Document, useGroup } from '@/api';
import { type Room, useConnection, useRoomPart } from '@/features/collab';
import { useSeen } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useFieldWords } from '../fields/useFieldWords';
import { stakeholderSpecs, useMapStore, useStakeholder } from '../model';
import { InMapRoom } from './InMapRoom';
import './card.css';

interface StakeholderCardProps {
  documentId: string;
  stakeholderId: string;
  /** The name it had when the card was made: all there is without a right or a connection. */
  label: string;
}

/** A stakeholder as the map has it now. Joins the map's room while it is on screen. */
export function StakeholderCard(props: StakeholderCardProps) {
  const frame = useRef<HTMLDivElement>(null);
  const seen = useSeen(frame);
  const { documentId, label } = props;
  return (
    <div ref={frame} className="card-live">
      <InMapRoom
        documentId={documentId}
        seen={seen}
        outside={(away) => <Stored label={label} why={away ? 'away' : null} />}
      >
        {(map, room) => <Followed {...props} map={map} room={room} />}
      </InMapRoom>
    </div>
  );
}

interface FollowedProps extends StakeholderCardProps {
  map: Document;
  room: Room;
}

const shown = [
  'kind',
  'mainCategory',
  'ownerId',
  'interest',
  'influence',
  'engagementNow',
  'engagementWanted',
] as const;

function Followed({ map, room, stakeholderId, label }: FollowedProps) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  const loaded = useRoomPart(room, (state) => state.loaded);
  const refused = useConnection(room).state === 'refused';
  const store = useMapStore(room);
  const one = useStakeholder(store, stakeholderId);
  const group = useGroup(map.groupId).data;
  const members = useMemo(() => (group?.members ?? []).map((member) => member.person), [group]);
  const { say } = useFieldWords(store, members);
  if (!loaded || refused) return <Stored label={label} why={refused ? 'away' : null} />;
  if (!one) return <Stored label={label} why="removed" />;
  return (
    <>
      <div className="card-live__head">
        <strong className="card-live__name">{one.name || t('stakeholders:nameless')}</strong>
        <Link
          to="/documents/$documentId"
          params={{ documentId: map.id }}
          search={{ selected: stakeholderId }}
          className="card-live__map"
        >
          {map.title}
        </Link>
      </div>
      <dl className="card-live__fields">
        {shown.map((field) => (
          <div key={field}>
            <dt>{t(`stakeholders:fields.${field}`)}</dt>
            <dd>{say(stakeholderSpecs[field], one[field]) || t('stakeholders:notSet')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Stored({ label, why = null }: { label: string; why?: 'away' | 'removed' | null }) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  return (
    <>
      <strong className="card-live__name">{label || t('stakeholders:nameless')}</strong>
      {why && <p className="card-live__why">{t(`card.${why}`)}</p>}
    </>
  );
}
