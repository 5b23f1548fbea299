import { useMemo, useState } from 'react';
import { useErrorWords } from '@/api';
import { announce, Dialog, Notice } from '@/design';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import { FileChoice } from './FileChoice';
import { Finished } from './Finished';
import { Preview } from './Preview';
import { type FileRefusal, isOwn, type OwnRefusal, refusalOf, refusedAtOnce } from './refusal';
import type { Done, FileReport, ImportStep, RowWords } from './report';
import './fileimport.css';

/** What a kind of document says about importing into it. */
export interface ImportWords<Report extends FileReport> {
  title: string;
  intro: string;
  choose: string;
  columns: string;
  nameless: string;
  /** The file and how much it holds. */
  summary: (report: Report, file: string) => string;
  nothingDetail: string;
  done: (count: number) => string;
  undone: string;
  /** What the file must be like, where that depends on the kind of document. */
  refused: Record<OwnRefusal, string>;
  sheet?: (sheet: string) => string;
}

/** The request that has the server read a file, as React Query gives it. */
interface Reading<Report> {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  reset(): void;
  // A method, since each kind takes the names of its own sheets only.
  mutate(
    what: { file: File; sheet?: string },
    then: { onSuccess: (report: Report) => void; onError: () => void },
  ): void;
}

export interface FileImportProps<Report extends FileReport> {
  /** Of the shared document; absent where the server itself keeps what is imported. */
  room?: Room;
  /** As an input takes it. */
  accept: string;
  read: Reading<Report>;
  words: ImportWords<Report>;
  /** The rows of a report in the person's language. */
  wordsOf: (report: Report) => RowWords<Report['rows'][number]>;
  /** One transaction, or one request. */
  carryOut: (report: Report, file: File) => Done | Promise<Done>;
  /** The way back; absent where there is none. */
  step?: ImportStep;
  onClose: () => void;
}

type Stage<Report> =
  | { at: 'choose' }
  | { at: 'preview'; file: File; report: Report }
  | { at: 'done'; file: File; report: Report; done: Done; step: unknown };

/** Choose a file, see what it would change, change it. */
export function FileImportDialog<Report extends FileReport>(props: FileImportProps<Report>) {
  const { room, accept, read, words, wordsOf, carryOut, step, onClose } = props;
  const { t } = useTranslation('fileimport');
  const [stage, setStage] = useState<Stage<Report>>({ at: 'choose' });
  const [refused, setRefused] = useState<FileRefusal | null>(null);
  const failed = refused ?? (read.isError ? refusalOf(read.error) : null);

  const open = (file: File, sheet?: string) => {
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
  const [applying, setApplying] = useState(false);
  const [broken, setBroken] = useState<unknown>(null);
  const apply = async (file: File, report: Report) => {
    setApplying(true);
    setBroken(null);
    try {
      const done = await carryOut(report, file);
      announce(words.done(done.added + done.changed));
      setStage({ at: 'done', file, report, done, step: step?.last() });
    } catch (error) {
      setBroken(error);
    } finally {
      setApplying(false);
    }
  };
  const sheetName = words.sheet ?? ((sheet: string) => sheet);

  return (
    <Dialog onClose={onClose} labelledBy="import-title" className="import-dialog">
      <div className="import" data-map>
        <h2 id="import-title">{words.title}</h2>
        {stage.at === 'choose' && (
          <>
            <FileChoice
              intro={words.intro}
              label={words.choose}
              columns={words.columns}
              accept={accept}
              reading={read.isPending}
              onFile={open}
            />
            {failed ? (
              <Notice kind="danger" title={t(`refused.${failed}.title`)}>
                <p>{isOwn(failed) ? words.refused[failed] : t(`refused.${failed}.detail`)}</p>
              </Notice>
            ) : (
              read.isError && <Failed error={read.error} />
            )}
          </>
        )}
        {broken !== null && <Failed error={broken} />}
        {stage.at === 'preview' && (
          <ShownPreview
            key={stage.report.sheet ?? ''}
            {...{ wordsOf, words, sheetName, onClose }}
            report={stage.report}
            file={stage.file}
            reading={read.isPending}
            applying={applying}
            onSheet={(sheet) => open(stage.file, sheet)}
            onApply={() => void apply(stage.file, stage.report)}
            onAgain={() => setStage({ at: 'choose' })}
          />
        )}
        {stage.at === 'done' && (
          <Finished
            {...{ sheetName, onClose }}
            {...(room ? { room } : {})}
            {...(step ? { step } : {})}
            report={stage.report}
            done={stage.done}
            at={stage.step}
            title={words.done(stage.done.added + stage.done.changed)}
            undone={words.undone}
            reading={read.isPending}
            onSheet={(sheet) => open(stage.file, sheet)}
          />
        )}
      </div>
    </Dialog>
  );
}

interface ShownPreviewProps<Report extends FileReport>
  extends Pick<FileImportProps<Report>, 'wordsOf' | 'words' | 'onClose'> {
  report: Report;
  file: File;
  reading: boolean;
  applying: boolean;
  sheetName: (sheet: string) => string;
  onSheet: (sheet: string) => void;
  onApply: () => void;
  onAgain: () => void;
}

function ShownPreview<Report extends FileReport>(props: ShownPreviewProps<Report>) {
  const { wordsOf, words, report, file, ...rest } = props;
  const rows = useMemo(() => wordsOf(report), [wordsOf, report]);
  return (
    <Preview<Report['rows'][number]>
      {...rest}
      report={report}
      rows={rows}
      nameless={words.nameless}
      summary={words.summary(report, file.name)}
      nothingDetail={words.nothingDetail}
    />
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
