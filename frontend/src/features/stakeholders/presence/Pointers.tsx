import { useEffect, useRef } from 'react';
import { initials, personColour } from '@/design';
import type { MapPresence, Movement, Other } from './presence';
import type { Pointer } from './state';
import './presence.css';

/** A pointer that rests this long steps back. */
const restsAfter = 4_000;

interface PointersProps {
  presence: MapPresence;
  here: readonly Other[];
  /** From the view's coordinates to pixels of the surface; null when it is not in sight. */
  place: (pointer: Pointer) => { x: number; y: number } | null;
}

/**
 * The others' pointers over a view. Each movement sets one property of one
 * element; CSS makes the way between two of them calm, or leaves it out for
 * those who want no motion.
 */
export function Pointers({ presence, here, place }: PointersProps) {
  return (
    <div className="pointers" aria-hidden="true">
      {here.map((other) => (
        <PointerOf key={other.client} presence={presence} other={other} place={place} />
      ))}
    </div>
  );
}

interface PointerOfProps extends Pick<PointersProps, 'presence' | 'place'> {
  other: Other;
}

function PointerOf({ presence, other, place }: PointerOfProps) {
  const element = useRef<HTMLDivElement>(null);
  const { client, user } = other;
  useEffect(() => {
    const mark = element.current;
    if (!mark) return;
    mark.style.setProperty('--person', personColour(user.id));
    let resting: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    const move = (movement: Movement) => {
      const at = movement.pointer && !movement.drag ? place(movement.pointer) : null;
      mark.hidden = at === null;
      if (!at) return;
      const where = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
      if (where === last) return;
      last = where;
      mark.style.transform = where;
      mark.dataset.resting = 'false';
      clearTimeout(resting);
      resting = setTimeout(() => {
        mark.dataset.resting = 'true';
      }, restsAfter);
    };
    move(presence.movementOf(client));
    const stop = presence.onMove((mover, movement) => {
      if (mover === client) move(movement);
    });
    return () => {
      clearTimeout(resting);
      stop();
    };
  }, [presence, client, user.id, place]);
  return (
    <div ref={element} className="pointer" data-person={user.name} hidden>
      <svg className="pointer__arrow" viewBox="0 0 16 18" aria-hidden="true">
        <path d="M1 1L14.5 9.5L8 10.8L5 17Z" />
      </svg>
      <PersonTag user={user} />
    </div>
  );
}

/** Initials on the person's colour, then the name: never colour alone. */
export function PersonTag({ user }: { user: Other['user'] }) {
  return (
    <span className="person-tag">
      <b>{initials(user.name)}</b>
      <span>{user.name}</span>
    </span>
  );
}

/** Who has chosen this, as small initials on a mark. Hidden from screen readers: names are in its label. */
export function ChosenBy({ others }: { others: readonly Other[] }) {
  return (
    <span className="chosen-by" aria-hidden="true">
      {others.slice(0, 3).map((other) => (
        <Initials key={other.client} user={other.user} />
      ))}
    </span>
  );
}

function Initials({ user }: { user: Other['user'] }) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    element.current?.style.setProperty('--person', personColour(user.id));
  }, [user.id]);
  return (
    <span ref={element} className="chosen-by__one" title={user.name}>
      {initials(user.name)}
    </span>
  );
}
