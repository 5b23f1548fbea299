import { Button } from '@digdir/designsystemet-react';
import { PersonMinusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { type Person, useErrorWords, useRemoveMember } from '@/api';
import { announce, Dialog, Notice } from '@/design';
import { useTranslation } from '@/i18n';

interface RemoveMemberProps {
  groupId: string;
  person: Person;
  /** Where the focus goes when the row is gone. */
  focusAfter: () => void;
}

/** The button in a member's row, and the question before it is done. */
export function RemoveMember({ groupId, person, focusAfter }: RemoveMemberProps) {
  const { t } = useTranslation('invitation');
  const [open, setOpen] = useState(false);
  const label = t('remove.action', { name: person.name });
  return (
    <>
      <button
        type="button"
        className="plain-button members__remove"
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        <PersonMinusIcon aria-hidden />
      </button>
      {open && (
        <RemoveDialog
          groupId={groupId}
          person={person}
          onClose={() => setOpen(false)}
          onRemoved={focusAfter}
        />
      )}
    </>
  );
}

interface RemoveDialogProps {
  groupId: string;
  person: Person;
  onClose: () => void;
  onRemoved: () => void;
}

function RemoveDialog({ groupId, person, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useTranslation(['invitation', 'common']);
  const remove = useRemoveMember(groupId);
  const words = useErrorWords();
  const { name } = person;
  const send = async () => {
    try {
      await remove.mutateAsync(person.id);
    } catch {
      return; // shown below
    }
    // By now the row, and this dialog with it, may be gone.
    announce(t('remove.done', { name }));
    onClose();
    onRemoved();
  };
  return (
    <Dialog onClose={onClose} labelledBy="remove-member">
      <div className="form">
        <h2 id="remove-member">{t('remove.title', { name })}</h2>
        <p>{t('remove.detail', { name })}</p>
        {remove.isError && (
          <Notice kind="danger" title={t('remove.failed')}>
            <p>{words(remove.error)}</p>
          </Notice>
        )}
        <div className="form__buttons">
          <Button data-color="danger" loading={remove.isPending} onClick={() => void send()}>
            {t('remove.confirm')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
