import { useRef } from 'react';
import { type Room, useConnection, useRoomPart } from '@/features/collab';
import { useSeen } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useMapStore, useStakeholder } from '../model';
import { InMapRoom } from './InMapRoom';

interface StakeholderNameProps {
  documentId: string;
  stakeholderId: string;
  /** The name it had when it was mentioned: all there is without a right or a connection. */
  label: string;
}

/** What a stakeholder is called on its map now. */
export function StakeholderName({ documentId, stakeholderId, label }: StakeholderNameProps) {
  const frame = useRef<HTMLSpanElement>(null);
  const seen = useSeen(frame);
  return (
    <span ref={frame}>
      <InMapRoom documentId={documentId} seen={seen} outside={() => label}>
        {(_map, room) => <Followed room={room} id={stakeholderId} label={label} />}
      </InMapRoom>
    </span>
  );
}

function Followed({ room, id, label }: { room: Room; id: string; label: string }) {
  const { t } = useTranslation('stakeholders');
  const loaded = useRoomPart(room, (state) => state.loaded);
  const refused = useConnection(room).state === 'refused';
  const one = useStakeholder(useMapStore(room), id);
  if (!loaded || refused || !one) return label;
  return one.name || t('nameless');
}
