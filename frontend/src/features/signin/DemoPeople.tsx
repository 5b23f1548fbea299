import { useId } from 'react';
import type { DemoPerson, Organisation, Role } from '@/api';
import { Avatar } from '@/design';
import { useTranslation } from '@/i18n';
import { startAddress } from './address';

interface DemoPeopleProps {
  people: DemoPerson[];
  organisations: Organisation[];
  returnTo: string;
}

const roles: Role[] = ['coordinator', 'ambassador', 'observer'];

/** The demo's people as cards, one click each, grouped by what they may do. */
export function DemoPeople({ people, organisations, returnTo }: DemoPeopleProps) {
  const { t } = useTranslation(['signin', 'common']);
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      {roles.map((role) => (
        <DemoRole
          key={role}
          title={t(`demo.${role}`)}
          people={people.filter((person) => person.role === role)}
          organisations={organisations}
          returnTo={returnTo}
        />
      ))}
    </section>
  );
}

function DemoRole({ title, people, organisations, returnTo }: DemoPeopleProps & { title: string }) {
  const id = useId();
  if (people.length === 0) return null;
  return (
    <div className="demo__role">
      <h3 id={id} className="quiet small">
        {title}
      </h3>
      <ul className="demo__people" aria-labelledby={id}>
        {people.map((person) => {
          const organisation = organisations.find((one) => one.id === person.organisationId);
          const avatar = { id: person.email, name: person.name, organisation };
          return (
            <li key={person.email}>
              <a
                className="demo__person"
                href={startAddress(person.organisationId, returnTo, person.email)}
              >
                <Avatar person={avatar} decorative />
                <span className="demo__words">
                  <span className="demo__name">{person.name}</span>
                  <span className="quiet small">{organisation?.shortName}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
