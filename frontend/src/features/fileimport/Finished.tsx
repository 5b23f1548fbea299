import { Button } from '@digdir/designsystemet-react';
import { useState, useSyncExternalStore } from 'react';
import { announce, Notice } from '@/design';
import { type Room, useConnection } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { Done, FileReport, ImportStep } from './report';

interface FinishedProps {
  room: Room;
  report: FileReport;
  done: Done;
  step: ImportStep;
  /** What `step.last` gave when the import was done. */
  at: unknown;
  title: string;
  undone: string;
  reading: boolean;
  sheetName: (sheet: string) => string;
  onSheet: (sheet: string) => void;
  onClose: () => void;
}

/** What the import did, the way back, and what else the file holds. */
export function Finished(props: FinishedProps) {
  const { room, report, done, step, at, title, undone, reading, onClose } = props;
  const { t } = useTranslation(['fileimport', 'common']);
  const [isUndone, setUndone] = useState(false);
  const last = useSyncExternalStore(step.onUndo, () => step.last() === at);
  const connection = useConnection(room);
  // The server knows what other sheets mean once the rows are stored.
  const stored = connection.state === 'live' && connection.saving === 0;
  return (
    <>
      <Notice kind="info" title={isUndone ? undone : title}>
        {!isUndone && (
          <p>
            {t('doneDetail', { added: done.added, changed: done.changed })}
            {report.counts.wrong > 0 && ` ${t('passedOver', { count: report.counts.wrong })}`}
          </p>
        )}
      </Notice>
      <div className="form__buttons">
        <Button onClick={onClose}>{t('common:close')}</Button>
        {!isUndone &&
          report.otherSheets?.map((sheet) => (
            <Button
              key={sheet}
              variant="secondary"
              loading={reading || !stored}
              onClick={() => props.onSheet(sheet)}
            >
              {props.sheetName(sheet)}
            </Button>
          ))}
        {!isUndone && last && (
          <Button
            variant="tertiary"
            onClick={() => {
              step.undo();
              setUndone(true);
              announce(undone);
            }}
          >
            {t('undo')}
          </Button>
        )}
      </div>
    </>
  );
}
