import { Button } from '@digdir/designsystemet-react';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { ImportReport, ImportSheet } from '@/api';
import { announce, Notice } from '@/design';
import { type Room, useConnection } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import type { Done } from './carryout';

interface FinishedProps {
  store: MapStore;
  room: Room;
  report: ImportReport;
  done: Done;
  /** The step of undo that the import was. */
  step: unknown;
  reading: boolean;
  onSheet: (sheet: ImportSheet) => void;
  onClose: () => void;
}

/** What the import did, the way back, and what else the file holds. */
export function Finished(props: FinishedProps) {
  const { store, room, report, done, step, reading, onSheet, onClose } = props;
  const { t } = useTranslation(['stakeholderwork', 'stakeholders', 'common']);
  const [undone, setUndone] = useState(false);
  const subscribe = useCallback((listener: () => void) => store.on('undo', listener), [store]);
  const last = useSyncExternalStore(subscribe, () => store.lastStep() === step);
  const connection = useConnection(room);
  // The server knows whom relations mean once the stakeholders are stored.
  const stored = connection.state === 'live' && connection.saving === 0;
  const passed = done.added + done.changed;
  return (
    <>
      <Notice kind="info" title={undone ? t('import.undone') : t('import.done', { count: passed })}>
        {!undone && (
          <p>
            {t('import.doneDetail', { added: done.added, changed: done.changed })}
            {report.counts.wrong > 0 &&
              ` ${t('import.passedOver', { count: report.counts.wrong })}`}
          </p>
        )}
      </Notice>
      <div className="form__buttons">
        <Button onClick={onClose}>{t('common:close')}</Button>
        {!undone &&
          report.otherSheets.map((sheet) => (
            <Button
              key={sheet}
              variant="secondary"
              loading={reading || !stored}
              onClick={() => onSheet(sheet)}
            >
              {t(`import.sheet.${sheet}`)}
            </Button>
          ))}
        {!undone && last && (
          <Button
            variant="tertiary"
            onClick={() => {
              store.undo();
              setUndone(true);
              announce(t('import.undone'));
            }}
          >
            {t('stakeholders:undo')}
          </Button>
        )}
      </div>
    </>
  );
}
