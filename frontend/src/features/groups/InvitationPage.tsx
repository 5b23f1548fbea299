import { Button } from '@digdir/designsystemet-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import {
  ApiError,
  type InvitationView,
  useAcceptInvitation,
  useErrorWords,
  useGroups,
  useInvitation,
  useMe,
} from '@/api';
import { Avatar, announce, Notice, Page, RoleTag, SkeletonLines } from '@/design';
import { useTranslation } from '@/i18n';
import { atLeast } from './atLeast';
import { forgetInvitation, keptInvitation, takeInvitation } from './invitationToken';
import { LoadFailed } from './LoadFailed';
import './groups.css';

/** Where the link of an invitation leads: who invites to what, and a choice. */
export function InvitationPage() {
  const { t } = useTranslation('invitation');
  const token = useToken();
  const invitation = useInvitation(token);
  return (
    <Page title={t('page.title')} width="text">
      {token === '' ? (
        <DeadEnd title={t('page.none')} detail={t('page.noneDetail')} />
      ) : invitation.isError ? (
        <Refused error={invitation.error} onRetry={() => void invitation.refetch()} />
      ) : invitation.data ? (
        <Invited key={token} token={token} invitation={invitation.data} />
      ) : (
        <SkeletonLines count={3} shape="card" />
      )}
    </Page>
  );
}

/** The token, also that of a second link opened in the same tab. */
function useToken(): string {
  const [token, setToken] = useState(keptInvitation);
  useEffect(() => {
    const take = () => setToken(takeInvitation());
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  return token;
}

function Invited({ token, invitation }: { token: string; invitation: InvitationView }) {
  const { t } = useTranslation('invitation');
  const navigate = useNavigate();
  const groups = useGroups();
  const accept = useAcceptInvitation();
  const { group, role, invitedBy } = invitation;
  const mine = groups.data?.find((one) => one.id === group.id)?.role;
  const already = !accept.isPending && mine !== undefined && atLeast(mine, role);

  const join = () =>
    accept.mutate(token, {
      onSuccess: ({ groupId }) => {
        forgetInvitation();
        announce(t('page.joined', { group: group.name }));
        void navigate({ to: '/groups/$groupId', params: { groupId }, replace: true });
      },
    });

  return (
    <>
      <SignedInAs />
      <section className="card invitation" aria-labelledby="invited-to">
        <p className="quiet">
          {invitedBy
            ? t('page.by', { name: invitedBy.name, organisation: invitedBy.organisation.name })
            : t('page.byNobody')}
        </p>
        <div className="invitation__group">
          <h2 id="invited-to">{group.name}</h2>
          {group.purpose && <p>{group.purpose}</p>}
        </div>
        {already ? (
          <p>{t('page.already')}</p>
        ) : (
          <p className="invitation__role">
            <span>{t('page.as')}</span> <RoleTag role={role} />{' '}
            <span className="quiet">{t(`roles.${role}`)}</span>
          </p>
        )}
        {accept.isError && <Refused error={accept.error} onRetry={join} />}
        <div className="form__buttons">
          {already ? (
            <Link
              className="ds-button"
              to="/groups/$groupId"
              params={{ groupId: group.id }}
              onClick={forgetInvitation}
            >
              {t('page.open')}
            </Link>
          ) : (
            <>
              <Button loading={accept.isPending} onClick={join}>
                {t('page.join')}
              </Button>
              <Link className="ds-button" data-variant="tertiary" to="/" onClick={forgetInvitation}>
                {t('page.later')}
              </Link>
            </>
          )}
        </div>
      </section>
    </>
  );
}

function SignedInAs() {
  const { t } = useTranslation('invitation');
  const me = useMe().data;
  if (!me) return null;
  return (
    <p className="invitation__me">
      <Avatar person={me} decorative />
      <span>{t('page.signedInAs', { name: me.name, organisation: me.organisation.name })}</span>
    </p>
  );
}

/** Why it cannot be used: it is dead, it is for another municipality, or nothing answered. */
function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('invitation');
  const me = useMe().data;
  const words = useErrorWords();
  if (error instanceof ApiError && error.status === 404) {
    return <DeadEnd title={t('page.dead')} detail={t('page.deadDetail')} />;
  }
  if (error instanceof ApiError && error.status === 403) {
    const organisation = error.named.organisation;
    if (!organisation || !me) return <DeadEnd title={t('page.dead')} detail={words(error)} />;
    return (
      <DeadEnd
        title={t('page.other', { organisation })}
        detail={t('page.otherDetail', {
          organisation,
          name: me.name,
          mine: me.organisation.name,
        })}
      />
    );
  }
  return <LoadFailed error={error} onRetry={onRetry} />;
}

function DeadEnd({ title, detail }: { title: string; detail: string }) {
  const { t } = useTranslation('common');
  return (
    <Notice
      kind="warning"
      title={title}
      action={
        <Link className="ds-button" data-variant="secondary" to="/">
          {t('goHome')}
        </Link>
      }
    >
      <p>{detail}</p>
    </Notice>
  );
}
