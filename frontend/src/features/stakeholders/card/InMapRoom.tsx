import type { ReactNode } from 'react';
import { type Document, type Me, useDocument, useMe } from '@/api';
import { type Room, useRoom } from '@/features/collab';

interface InMapRoomProps {
  documentId: string;
  /** Only what is on screen joins the map's room. */
  seen: boolean;
  outside: (away: boolean) => ReactNode;
  children: (map: Document, room: Room) => ReactNode;
}

/** What is drawn from a map inside another document, while the map's room is joined. */
export function InMapRoom({ documentId, seen, outside, children }: InMapRoomProps) {
  const me = useMe().data;
  const map = useDocument(seen ? documentId : undefined);
  if (!seen || !me || !map.data) return outside(map.isError);
  return (
    <Joined map={map.data} me={me} outside={outside}>
      {children}
    </Joined>
  );
}

type JoinedProps = Pick<InMapRoomProps, 'outside' | 'children'> & { map: Document; me: Me };

function Joined({ map, me, outside, children }: JoinedProps) {
  const room = useRoom(map.id, {
    id: me.id,
    name: me.name,
    organisation: me.organisation.shortName,
    colour: me.organisation.colour,
  });
  return room ? children(map, room) : outside(false);
}
