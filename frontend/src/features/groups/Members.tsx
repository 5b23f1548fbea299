import { useRef } from 'react';
import { type Group, type Member, type Role, useChangeRole, useErrorWords, useMe } from '@/api';
import { Avatar, announce, MunicipalityMark, Notice, RoleTag } from '@/design';
import { useTranslation } from '@/i18n';
import { byMunicipality } from './byMunicipality';
import { InviteButton } from './Invite';
import { PendingInvitations } from './PendingInvitations';
import { RemoveMember } from './RemoveMember';

const roles: Role[] = ['coordinator', 'ambassador', 'observer'];

/** Who takes part, under their municipalities. */
export function Members({ group, editable }: { group: Group; editable: boolean }) {
  const { t, i18n } = useTranslation(['groups', 'common']);
  const change = useChangeRole(group.id);
  const words = useErrorWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // After the dialog has given the focus back to a row that is gone.
  const focusHeading = () => setTimeout(() => heading.current?.focus());
  const set = (member: Member, role: Role) =>
    change.mutate(
      { personId: member.person.id, role },
      {
        onSuccess: () =>
          announce(t('roleSaved', { name: member.person.name, role: t(`common:roles.${role}`) })),
      },
    );
  return (
    <section className="section" aria-labelledby="members">
      <div className="section__head">
        <div className="members__title">
          <h2 id="members" ref={heading} tabIndex={-1}>
            {t('members')}
          </h2>
          <p className="quiet small">{t('people', { count: group.members.length })}</p>
        </div>
        {editable && <InviteButton groupId={group.id} />}
      </div>
      {change.isError && (
        <Notice kind="danger" title={t('roleNotSaved')}>
          <p>{words(change.error)}</p>
        </Notice>
      )}
      <div className="members">
        {byMunicipality(group.members, i18n.language).map(({ organisation, members }) => (
          <section key={organisation.id} className="members__place" aria-label={organisation.name}>
            <h3 className="members__name">
              <MunicipalityMark colour={organisation.colour} />
              {organisation.name}
            </h3>
            <ul className="rows">
              {members.map((member) => (
                <li key={member.person.id} className="row members__row">
                  <MemberRow
                    member={member}
                    groupId={editable ? group.id : undefined}
                    onRole={(role) => set(member, role)}
                    onRemoved={focusHeading}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {editable && <PendingInvitations groupId={group.id} focusAfter={focusHeading} />}
    </section>
  );
}

interface MemberRowProps {
  member: Member;
  /** The group, when one may change it. */
  groupId: string | undefined;
  onRole: (role: Role) => void;
  onRemoved: () => void;
}

function MemberRow({ member, groupId, onRole, onRemoved }: MemberRowProps) {
  const { person, role } = member;
  const { t } = useTranslation(['groups', 'common']);
  const me = useMe().data;
  return (
    <>
      <Avatar person={person} decorative />
      <span className="row__words row__title members__who">
        <span>
          {person.name}
          {me?.id === person.id && <span className="quiet"> ({t('you')})</span>}
        </span>
      </span>
      {groupId ? (
        <span className="members__controls">
          <select
            className="ds-input members__role"
            aria-label={t('roleOf', { name: person.name })}
            value={role}
            onChange={(event) => onRole(event.target.value as Role)}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {t(`common:roles.${one}`)}
              </option>
            ))}
          </select>
          {me?.id !== person.id && (
            <RemoveMember groupId={groupId} person={person} focusAfter={onRemoved} />
          )}
        </span>
      ) : (
        <RoleTag role={role} />
      )}
    </>
  );
}
