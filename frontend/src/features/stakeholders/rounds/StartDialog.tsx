import { useState } from 'react';
import { useErrorWords, useOpenRound } from '@/api';
import { Dialog, FormButtons, TextField } from '@/design';
import { useTranslation } from '@/i18n';

/** Gives the round a name and asks everybody to place for themselves. */
export default function StartDialog({
  documentId,
  onClose,
}: {
  documentId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(['stakeholderwork', 'common']);
  const openRound = useOpenRound(documentId);
  const words = useErrorWords();
  const [title, setTitle] = useState('');
  const [asked, setAsked] = useState(false);
  const empty = title.trim() === '';
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!empty && !openRound.isPending) openRound.mutate(title.trim(), { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} labelledBy="start-round">
      <form className="form" onSubmit={send} noValidate>
        <h2 id="start-round">{t('round.startTitle')}</h2>
        <p>{t('round.startDetail')}</p>
        <TextField
          label={t('round.name')}
          hint={t('round.nameHint')}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
          error={asked && empty ? t('round.nameMissing') : undefined}
        />
        <FormButtons
          action={t('round.open')}
          pending={openRound.isPending}
          onCancel={onClose}
          failed={
            openRound.isError && { title: t('common:failed'), detail: words(openRound.error) }
          }
        />
      </form>
    </Dialog>
  );
}
