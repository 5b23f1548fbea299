import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { announce, Notice } from '@/design';
import { type Room, useConnection } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { Done, FileReport, ImportStep } from './report';

interface FinishedProps {
  room?: Room;
  report: FileReport;
  done: Done;
  step?: ImportStep;
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
          room &&
          report.otherSheets?.map((sheet) => (
            <Sheet key={sheet} {...{ room, reading }} onOpen={() => props.onSheet(sheet)}>
              {props.sheetName(sheet)}
            </Sheet>
          ))}
        {!isUndone && step && (
          <Undo
            step={step}
            at={at}
            onUndone={() => {
              setUndone(true);
              announce(undone);
            }}
          />
        )}
      </div>
    </>
  );
}

interface SheetProps {
  room: Room;
  reading: boolean;
  onOpen: () => void;
  children: ReactNode;
}

/** Another sheet of the file. The server knows what it means once the rows before are stored. */
function Sheet({ room, reading, onOpen, children }: SheetProps) {
  const connection = useConnection(room);
  const stored = connection.state === 'live' && connection.saving === 0;
  return (
    <Button variant="secondary" loading={reading || !stored} onClick={onOpen}>
      {children}
    </Button>
  );
}

interface UndoProps {
  step: ImportStep;
  at: unknown;
  onUndone: () => void;
}

/** Gone once something else was done: it would take back that. */
function Undo({ step, at, onUndone }: UndoProps) {
  const { t } = useTranslation('fileimport');
  const last = useSyncExternalStore(step.onUndo, () => step.last() === at);
  if (!last) return null;
  return (
    <Button
      variant="tertiary"
      onClick={() => {
        step.undo();
        onUndone();
      }}
    >
      {t('undo')}
    </Button>
  );
}
