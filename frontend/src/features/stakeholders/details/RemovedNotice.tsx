import { Button } from '@digdir/designsystemet-react';
import { announce, Notice } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore, Removed } from '../model';

interface RemovedNoticeProps {
  store: MapStore;
  removed: Removed;
  writing: boolean;
  onClose: () => void;
}

/** Somebody removed what one was looking at or writing in: who, and the way back. */
export function RemovedNotice({ store, removed, writing, onClose }: RemovedNoticeProps) {
  const { t } = useTranslation(['stakeholders', 'common']);
  const { stakeholder, own, by } = removed;
  const name = stakeholder.name || t('nameless');
  const title = own
    ? t('removed.own', { name })
    : by
      ? t('removed.by', { name, person: by.name })
      : t('removed.somebody', { name });
  return (
    <div className="details__removed">
      <h2>{name}</h2>
      <Notice kind="warning" title={title}>
        {writing && <p>{t('removed.detail')}</p>}
      </Notice>
      <div className="form__buttons">
        {writing && (
          <Button
            onClick={() => {
              store.restore([stakeholder.id]);
              announce(t('removed.restored', { name }));
            }}
          >
            {t('removed.restore')}
          </Button>
        )}
        <Button variant="tertiary" onClick={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  );
}
