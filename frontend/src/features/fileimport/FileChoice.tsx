import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from '@/i18n';

interface FileChoiceProps {
  intro: string;
  label: string;
  /** What the file must look like. */
  columns: string;
  /** As an input takes it. */
  accept: string;
  reading: boolean;
  onFile: (file: File) => void;
}

/** A place to drop a file on, which is also the button that chooses one. */
export function FileChoice(props: FileChoiceProps) {
  const { intro, label, columns, accept, reading, onFile } = props;
  const { t } = useTranslation('fileimport');
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
      <p className="import__quiet">{intro}</p>
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
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={reading}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file, mended, may be chosen once more.
            event.target.value = '';
          }}
        />
        <p className="import__quiet" role="status">
          {reading ? t('reading') : t('dropHere')}
        </p>
      </div>
      <p className="import__quiet small">{columns}</p>
    </>
  );
}
