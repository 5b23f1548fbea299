import { useState } from 'react';
import { type ImportReport, type ImportSheet, useErrorWords, useReadImport } from '@/api';
import { announce, Dialog, Notice } from '@/design';
import { useTranslation } from '@/i18n';
import { carryOut, type Done } from './carryout';
import { FileChoice } from './FileChoice';
import { Finished } from './Finished';
import type { ImportProps } from './ImportButton';
import { Preview } from './Preview';
import { type FileRefusal, refusalOf, refusedAtOnce } from './refusal';
import './import.css';

type Stage =
  | { at: 'choose' }
  | { at: 'preview'; file: File; report: ImportReport }
  | { at: 'done'; file: File; report: ImportReport; done: Done; step: unknown };

interface ImportDialogProps extends ImportProps {
  onClose: () => void;
}

/** Choose a file, see what it would change, change it. */
export function ImportDialog({ store, room, documentId, members, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['stakeholderwork', 'common']);
  const read = useReadImport(documentId);
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const [refused, setRefused] = useState<FileRefusal | null>(null);
  const failed = refused ?? (read.isError ? refusalOf(read.error) : null);

  const open = (file: File, sheet?: ImportSheet) => {
    const reason = refusedAtOnce(file);
    setRefused(reason);
    read.reset();
    if (reason) return;
    read.mutate(
      { file, sheet },
      {
        onSuccess: (report) => setStage({ at: 'preview', file, report }),
        onError: () => setStage({ at: 'choose' }),
      },
    );
  };
  const apply = (file: File, report: ImportReport) => {
    const done = carryOut(store, report);
    announce(t('import.done', { count: done.added + done.changed }));
    setStage({ at: 'done', file, report, done, step: store.lastStep() });
  };

  return (
    <Dialog onClose={onClose} labelledBy="import-title" className="import-dialog">
      <div className="import" data-map>
        <h2 id="import-title">{t('import.title')}</h2>
        {stage.at === 'choose' && (
          <>
            <FileChoice reading={read.isPending} onFile={open} />
            {failed ? (
              <Notice kind="danger" title={t(`import.refused.${failed}.title`)}>
                <p>{t(`import.refused.${failed}.detail`)}</p>
              </Notice>
            ) : (
              read.isError && <Failed error={read.error} />
            )}
          </>
        )}
        {stage.at === 'preview' && (
          <Preview
            key={stage.report.sheet}
            {...{ store, members }}
            report={stage.report}
            fileName={stage.file.name}
            reading={read.isPending}
            onSheet={(sheet) => open(stage.file, sheet)}
            onApply={() => apply(stage.file, stage.report)}
            onAgain={() => setStage({ at: 'choose' })}
            onClose={onClose}
          />
        )}
        {stage.at === 'done' && (
          <Finished
            {...{ store, room, onClose }}
            {...stage}
            reading={read.isPending}
            onSheet={(sheet) => open(stage.file, sheet)}
          />
        )}
      </div>
    </Dialog>
  );
}

function Failed({ error }: { error: unknown }) {
  const { t } = useTranslation('common');
  const words = useErrorWords();
  return (
    <Notice kind="danger" title={t('failed')}>
      <p>{words(error)}</p>
    </Notice>
  );
}
