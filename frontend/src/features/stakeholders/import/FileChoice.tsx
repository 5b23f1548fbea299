import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from '@/i18n';

interface FileChoiceProps {
  reading: boolean;
  onFile: (file: File) => void;
}

/** A place to drop a file on, which is also the button that chooses one. */
export function FileChoice({ reading, onFile }: FileChoiceProps) {
  const { t } = useTranslation('stakeholderwork');
  const [over, setOver] = useState(false);
  const id = useId();
  const take = (file: File | undefined) => {
    if (file && !reading) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <p className="import__quiet">{t('import.intro')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the other way to the input inside */}
      <div
        className="import__drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={id}>{t('import.choose')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
          disabled={reading}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file, mended, may be chosen once more.
            event.target.value = '';
          }}
        />
        <p className="import__quiet" role="status">
          {reading ? t('import.reading') : t('import.dropHere')}
        </p>
      </div>
      <p className="import__quiet small">{t('import.columns')}</p>
    </>
  );
}
