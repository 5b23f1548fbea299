import { Button } from '@digdir/designsystemet-react';
import { type Invitation, useErrorWords, useInvitations, useWithdrawInvitation } from '@/api';
import { announce, MunicipalityMark, Notice } from '@/design';
import { formatDate, useTranslation } from '@/i18n';
import { LoadFailed } from './LoadFailed';

interface PendingInvitationsProps {
  groupId: string;
  /** Where the focus goes when a row is gone. */
  focusAfter: () => void;
}

/** Links that were made and not used yet. Nothing at all when there are none. */
export function PendingInvitations({ groupId, focusAfter }: PendingInvitationsProps) {
  const { t } = useTranslation('invitation');
  const invitations = useInvitations(groupId);
  const withdraw = useWithdrawInvitation(groupId);
  const words = useErrorWords();
  if (invitations.isError && !invitations.data) {
    return <LoadFailed error={invitations.error} onRetry={() => void invitations.refetch()} />;
  }
  const items = invitations.data ?? [];
  if (items.length === 0 && !withdraw.isError) return null;
  const take = (invitation: Invitation) =>
    withdraw.mutate(invitation.id, {
      onSuccess: () => {
        announce(t('withdrawn'));
        focusAfter();
      },
    });
  return (
    <section className="members__place" aria-labelledby="invitations">
      <h3 id="invitations">{t('waiting')}</h3>
      {withdraw.isError && (
        <Notice kind="danger" title={t('notWithdrawn')}>
          <p>{words(withdraw.error)}</p>
        </Notice>
      )}
      <ul className="rows">
        {items.map((invitation) => (
          <li key={invitation.id} className="row members__row">
            <InvitationRow
              invitation={invitation}
              busy={withdraw.isPending}
              onWithdraw={() => take(invitation)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface InvitationRowProps {
  invitation: Invitation;
  busy: boolean;
  onWithdraw: () => void;
}

function InvitationRow({ invitation, busy, onWithdraw }: InvitationRowProps) {
  const { t, i18n } = useTranslation(['invitation', 'common']);
  const { organisation, role, createdBy, expiresAt } = invitation;
  const about = [
    t(`common:roles.${role}`),
    t('until', { date: formatDate(expiresAt, i18n.language) }),
    createdBy && t('by', { name: createdBy.name }),
  ].filter(Boolean);
  return (
    <>
      <MunicipalityMark colour={organisation.colour} />
      <span className="row__words members__who">
        <span className="row__title">{organisation.name}</span>
        <span className="quiet small">{about.join(' · ')}</span>
      </span>
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={busy}
        aria-label={t('withdrawOf', { organisation: organisation.name })}
        onClick={onWithdraw}
      >
        {t('withdraw')}
      </Button>
    </>
  );
}
