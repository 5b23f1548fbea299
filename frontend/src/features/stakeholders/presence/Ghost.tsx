import { type ReactNode, useEffect, useRef } from 'react';
import { personColour } from '@/design';
import { PersonTag } from './Pointers';
import type { MapPresence, Movement, Other } from './presence';
import type { Drag } from './state';
import './presence.css';

interface GhostsProps {
  presence: MapPresence;
  here: readonly Other[];
  place: (drag: Drag) => { x: number; y: number } | null;
  /** What is being dragged, as it looks in this view; null when it is not there any more. */
  draw: (id: string) => ReactNode;
  /** Called after each move, for what hangs on the dragged thing. */
  onPlace?: (id: string, client: number, at: { x: number; y: number } | null) => void;
}

/** What the others are dragging right now, moving with their hands; nothing is stored until they drop it. */
export function Ghosts({ presence, here, place, draw, onPlace }: GhostsProps) {
  return (
    <div className="ghosts" aria-hidden="true">
      {here.map(
        (other) =>
          other.dragging !== null && (
            <GhostOf
              key={`${other.client}/${other.dragging}`}
              presence={presence}
              other={other}
              place={place}
              onPlace={onPlace}
            >
              {draw(other.dragging)}
            </GhostOf>
          ),
      )}
    </div>
  );
}

interface GhostOfProps extends Pick<GhostsProps, 'presence' | 'place' | 'onPlace'> {
  other: Other;
  children: ReactNode;
}

function GhostOf({ presence, other, place, onPlace, children }: GhostOfProps) {
  const element = useRef<HTMLDivElement>(null);
  const { client, user, dragging } = other;
  useEffect(() => {
    const mark = element.current;
    if (!mark) return;
    mark.style.setProperty('--person', personColour(user.id));
    const move = ({ drag }: Movement) => {
      const at = drag && drag.id === dragging ? place(drag) : null;
      mark.hidden = at === null;
      if (at) mark.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
      if (dragging) onPlace?.(dragging, client, at);
    };
    move(presence.movementOf(client));
    const stop = presence.onMove((mover, movement) => {
      if (mover === client) move(movement);
    });
    return () => {
      stop();
      if (dragging) onPlace?.(dragging, client, null);
    };
  }, [presence, client, user.id, dragging, place, onPlace]);
  return (
    <div ref={element} className="ghost" data-dragged={dragging} hidden>
      {children}
      <PersonTag user={user} />
    </div>
  );
}
