import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { StepNumber } from '@/api';
import { later, Part } from '@/design';
import { useTranslation } from '@/i18n';

const NewDocumentDialog = later(() => import('./NewDocumentDialog'));

interface NewDocumentButtonProps {
  groupId: string;
  step?: StepNumber;
  label?: string;
  quiet?: boolean;
}

export function NewDocumentButton({ groupId, step, label, quiet }: NewDocumentButtonProps) {
  const { t } = useTranslation('groups');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={quiet ? 'secondary' : 'primary'} onClick={() => setOpen(true)}>
        <PlusIcon aria-hidden />
        {label ?? t('newDocument.action')}
      </Button>
      {open && (
        <Part>
          <NewDocumentDialog groupId={groupId} step={step} onClose={() => setOpen(false)} />
        </Part>
      )}
    </>
  );
}
