import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { announce, TextField } from '@/design';
import { useTranslation } from '@/i18n';

/** The secret that signs what is sent, the only time it can be seen. */
export function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('groupsettings');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => announce(t('secret.copied')),
      // Without https, or without leave: the hand has to do it.
      () => field.current?.select(),
    );
  return (
    <div className="secret">
      <TextField
        ref={field}
        label={t('secret.label')}
        hint={t('secret.once')}
        value={secret}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.target.select()}
      />
      <div className="form__buttons">
        <Button data-size="sm" onClick={() => void copy()}>
          {t('secret.copy')}
        </Button>
        <Button data-size="sm" variant="secondary" onClick={onClose}>
          {t('secret.done')}
        </Button>
      </div>
    </div>
  );
}
