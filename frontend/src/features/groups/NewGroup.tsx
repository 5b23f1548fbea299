import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCreateGroup, useErrorWords } from '@/api';
import { Dialog, FormButtons, TextField } from '@/design';
import { useTranslation } from '@/i18n';

/** The button and its dialog. Whoever makes a group coordinates it. */
export function NewGroupButton({ variant }: { variant: 'primary' | 'secondary' }) {
  const { t } = useTranslation('groups');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        <PlusIcon aria-hidden />
        {t('new.action')}
      </Button>
      {open && <NewGroupDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function NewGroupDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['groups', 'common']);
  const navigate = useNavigate();
  const create = useCreateGroup();
  const words = useErrorWords();
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = asked && name.trim() === '';

  const send = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '' || create.isPending) return;
    create.mutate(
      { name: name.trim(), purpose: purpose.trim() },
      {
        onSuccess: (group) => {
          onClose();
          void navigate({ to: '/groups/$groupId', params: { groupId: group.id } });
        },
      },
    );
  };

  return (
    <Dialog onClose={onClose} labelledBy="new-group">
      <form className="form" onSubmit={send} noValidate>
        <h2 id="new-group">{t('new.title')}</h2>
        <TextField
          label={t('new.name')}
          hint={t('new.nameHint')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
          error={missing ? t('new.nameMissing') : undefined}
        />
        <TextField
          label={t('new.purpose')}
          hint={t('new.purposeHint')}
          value={purpose}
          maxLength={500}
          onChange={(event) => setPurpose(event.target.value)}
        />
        <FormButtons
          action={t('new.create')}
          pending={create.isPending}
          onCancel={onClose}
          failed={create.isError && { title: t('common:failed'), detail: words(create.error) }}
        />
      </form>
    </Dialog>
  );
}
