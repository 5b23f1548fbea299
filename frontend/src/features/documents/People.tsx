import { useId, useRef } from 'react';
import { Avatar } from '@/design';
import { type Present, type Room, useRoomPart } from '@/features/collab';
import { useTranslation } from '@/i18n';

const shownAtMost = 4;

/** Who is in the document: a few avatars, and behind them the whole list by name. */
export function People({ room }: { room: Room }) {
  const { t } = useTranslation('documents');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const people = useRoomPart(room, (state) => state.people);
  const others = people.filter((person) => !person.you);
  if (others.length === 0) return null;
  const more = others.length - shownAtMost;
  return (
    <>
      <button type="button" className="people" popoverTarget={id}>
        <span className="visually-hidden">
          {t('people.here', {
            count: others.length,
            names: others.map((person) => person.name).join(', '),
          })}
        </span>
        {others.slice(0, shownAtMost).map((person) => (
          <span
            key={person.id}
            className="people__one"
            title={`${person.name}, ${person.organisation}`}
          >
            <Avatar person={forAvatar(person)} size="small" decorative />
          </span>
        ))}
        {more > 0 && (
          <span className="people__more" aria-hidden="true">
            +{more}
          </span>
        )}
      </button>
      <div ref={list} id={id} popover="auto" className="people__list">
        <h2>{t('people.title')}</h2>
        <ul className="people__rows">
          {people.map((person) => (
            <li key={person.id}>
              <Avatar person={forAvatar(person)} size="small" decorative />
              <span>
                {person.name}
                {person.you && <span className="quiet"> {t('people.you')}</span>}
                <span className="people__place">{person.organisation}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function forAvatar({ id, name, organisation, colour }: Present) {
  return { id, name, organisation: { shortName: organisation, colour } };
}
