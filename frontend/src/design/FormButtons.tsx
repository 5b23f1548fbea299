import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import { Notice } from './Notice';

interface FormButtonsProps {
  /** What the main button does, as a verb. */
  action: string;
  pending: boolean;
  onCancel: () => void;
  /** What went wrong at the last try. */
  failed?: { title: string; detail: ReactNode } | false;
}

/** The end of a form in a dialog: what went wrong, the one thing to do, and the way out. */
export function FormButtons({ action, pending, onCancel, failed }: FormButtonsProps) {
  const { t } = useTranslation('common');
  return (
    <>
      {failed && (
        <Notice kind="danger" title={failed.title}>
          <p>{failed.detail}</p>
        </Notice>
      )}
      <div className="form__buttons">
        <Button type="submit" loading={pending}>
          {action}
        </Button>
        <Button variant="tertiary" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}
