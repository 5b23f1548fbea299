import { useEffect, useRef } from 'react';
import { initials, personColour } from '@/design';
import { useTranslation } from '@/i18n';
import type { Other } from './presence';
import './presence.css';

/** Who else is at a goal: initials on the person's colour, the name for those who do not see it. */
export function PeopleHere({ others }: { others: readonly Other[] }) {
  if (others.length === 0) return null;
  return (
    <span className="people-here">
      {others.slice(0, 3).map((other) => (
        <PersonHere key={other.client} other={other} />
      ))}
    </span>
  );
}

function PersonHere({ other }: { other: Other }) {
  const { t } = useTranslation('goals');
  const ref = useRef<HTMLSpanElement>(null);
  const { id, name } = other.user;
  useEffect(() => ref.current?.style.setProperty('--person', personColour(id)), [id]);
  const words = t(other.editing ? 'presence.editing' : 'presence.here', { name });
  return (
    <span ref={ref} className="people-here__one" title={words}>
      <span aria-hidden="true">{initials(name)}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
