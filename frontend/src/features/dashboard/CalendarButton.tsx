import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useCalendar, useChangeCalendar, useErrorWords } from '@/api';
import { announce, Dialog, Notice, SkeletonLines, TextField } from '@/design';
import { useTranslation } from '@/i18n';

/** Opens one's own calendar of the group's dates. */
export function CalendarButton({ groupId }: { groupId: string }) {
  const { t } = useTranslation('goalwork');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('calendar.title')}
      </button>
      {open && <CalendarDialog groupId={groupId} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A secret address for a calendar program: made, copied, taken back. */
function CalendarDialog({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const { t } = useTranslation(['goalwork', 'common']);
  const calendar = useCalendar(groupId);
  const change = useChangeCalendar(groupId);
  const words = useErrorWords();
  const [sure, setSure] = useState(false);
  const error = calendar.error ?? change.error;
  const address = calendar.data;
  return (
    <Dialog labelledBy="calendar-title" onClose={onClose}>
      <div className="form">
        <h2 id="calendar-title">{t('calendar.title')}</h2>
        <p className="quiet">{t('calendar.detail')}</p>
        {error && (
          <Notice kind="danger" title={t('common:failed')}>
            <p>{words(error)}</p>
          </Notice>
        )}
        {calendar.isPending && <SkeletonLines count={1} />}
        {address && (
          <>
            <TextField
              label={t('calendar.address')}
              hint={t('calendar.secret')}
              value={address}
              readOnly
              onFocus={(event) => event.target.select()}
            />
            <div className="form__buttons">
              <Button
                onClick={() =>
                  void navigator.clipboard
                    .writeText(address)
                    .then(() => announce(t('calendar.copied')))
                }
              >
                {t('calendar.copy')}
              </Button>
              <Button
                variant="secondary"
                data-color={sure ? 'danger' : undefined}
                loading={change.isPending}
                onBlur={() => setSure(false)}
                onClick={() => {
                  if (!sure) return setSure(true);
                  change.mutate(false, {
                    onSuccess: () => announce(t('calendar.revoked')),
                  });
                }}
              >
                {t(sure ? 'calendar.sure' : 'calendar.revoke')}
              </Button>
            </div>
          </>
        )}
        {address === null && (
          <div className="form__buttons">
            <Button loading={change.isPending} onClick={() => change.mutate(true)}>
              {t('calendar.make')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
