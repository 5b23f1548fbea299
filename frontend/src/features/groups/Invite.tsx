import { Button } from '@digdir/designsystemet-react';
import { PersonPlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { type MadeInvitation, type Role, useErrorWords, useInvite, useOrganisations } from '@/api';
import { announce, Dialog, FormButtons, SelectField } from '@/design';
import { useTranslation } from '@/i18n';
import { Choices } from './Choices';
import { InvitationLink } from './InvitationLink';
import { LoadFailed } from './LoadFailed';

const roles: Role[] = ['coordinator', 'ambassador', 'observer'];

/** The button and its dialog: for whom, as what, and then the link. */
export function InviteButton({ groupId }: { groupId: string }) {
  const { t } = useTranslation('invitation');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        <PersonPlusIcon aria-hidden />
        {t('action')}
      </Button>
      {open && <InviteDialog groupId={groupId} onClose={() => setOpen(false)} />}
    </>
  );
}

export function InviteDialog({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const { t } = useTranslation('invitation');
  const [made, setMade] = useState<MadeInvitation>();
  return (
    <Dialog onClose={onClose} labelledBy="invite">
      <div className="form">
        <h2 id="invite">{t(made ? 'made' : 'title')}</h2>
        {made ? (
          <InvitationLink invitation={made} onClose={onClose} />
        ) : (
          <InviteForm
            groupId={groupId}
            onClose={onClose}
            onMade={(invitation) => {
              announce(t('made'));
              setMade(invitation);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

interface InviteFormProps {
  groupId: string;
  onMade: (invitation: MadeInvitation) => void;
  onClose: () => void;
}

function InviteForm({ groupId, onMade, onClose }: InviteFormProps) {
  const { t, i18n } = useTranslation(['invitation', 'common']);
  const organisations = useOrganisations();
  const invite = useInvite(groupId);
  const words = useErrorWords();
  const [organisationId, setOrganisationId] = useState('');
  const [role, setRole] = useState<Role>('ambassador');
  const [asked, setAsked] = useState(false);
  const sorted = [...(organisations.data ?? [])].sort((a, b) =>
    a.name.localeCompare(b.name, i18n.language),
  );

  const send = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (organisationId === '' || invite.isPending) return;
    invite.mutate({ organisationId, role }, { onSuccess: onMade });
  };

  if (organisations.isError && !organisations.data) {
    return <LoadFailed error={organisations.error} onRetry={() => void organisations.refetch()} />;
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <SelectField
        label={t('organisation')}
        hint={t('organisationHint')}
        value={organisationId}
        onChange={(event) => setOrganisationId(event.target.value)}
        error={asked && organisationId === '' ? t('organisationMissing') : undefined}
      >
        <option value="">{t('choose')}</option>
        {sorted.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Choices
        name="invited-role"
        legend={t('role')}
        value={role}
        onChange={setRole}
        choices={roles.map((one) => ({
          value: one,
          label: t(`common:roles.${one}`),
          hint: t(`roles.${one}`),
        }))}
      />
      <FormButtons
        action={t('make')}
        pending={invite.isPending}
        onCancel={onClose}
        failed={invite.isError && { title: t('notMade'), detail: words(invite.error) }}
      />
    </form>
  );
}
