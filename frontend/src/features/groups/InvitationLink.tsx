import { Button } from '@digdir/designsystemet-react';
import { FilesIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import type { MadeInvitation } from '@/api';
import { announce, TextField } from '@/design';
import { formatDate, useTranslation } from '@/i18n';

interface InvitationLinkProps {
  invitation: MadeInvitation;
  onClose: () => void;
}

/** The link, the only time it can be seen. */
export function InvitationLink({ invitation, onClose }: InvitationLinkProps) {
  const { t, i18n } = useTranslation(['invitation', 'common']);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'cannot'>('no');
  useEffect(() => field.current?.select(), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(invitation.url);
      setCopied('yes');
      announce(t('copied'));
    } catch {
      // Without https, or without leave: the hand has to do it.
      setCopied('cannot');
      field.current?.select();
    }
  };

  return (
    <>
      <p>
        {t('linkDetail', {
          organisation: invitation.organisation.name,
          role: t(`common:roles.${invitation.role}`),
          date: formatDate(invitation.expiresAt, i18n.language),
        })}
      </p>
      <div className="invitation-link">
        <TextField
          ref={field}
          label={t('link')}
          value={invitation.url}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.target.select()}
          error={copied === 'cannot' ? t('copyYourself') : undefined}
        />
        <Button onClick={() => void copy()}>
          <FilesIcon aria-hidden />
          {t(copied === 'yes' ? 'copiedShort' : 'copy')}
        </Button>
      </div>
      <p className="quiet small">{t('linkOnce')}</p>
      <div className="form__buttons">
        <Button variant="secondary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </>
  );
}
