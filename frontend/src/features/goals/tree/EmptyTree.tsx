import { Button } from '@digdir/designsystemet-react';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from '@/i18n';

interface EmptyTreeProps {
  writing: boolean;
  onStart: () => void;
  onPaste: (event: ClipboardEvent) => void;
  onText: (text: string) => void;
}

/** What a goal list holds, and how to begin: by typing, or by a list one already has. */
export function EmptyTree({ writing, onStart, onPaste, onText }: EmptyTreeProps) {
  const { t } = useTranslation('goals');
  const [typed, setTyped] = useState('');
  return (
    <div className="tree__empty">
      <h2>{t('empty.title')}</h2>
      <p>{t(writing ? 'empty.writing' : 'empty.reading')}</p>
      {writing && (
        <>
          <Button onClick={onStart}>{t('empty.start')}</Button>
          <label className="tree__paste">
            <span className="ds-label" data-weight="medium">
              {t('empty.paste')}
            </span>
            <textarea
              className="ds-input"
              rows={3}
              value={typed}
              placeholder={t('empty.example')}
              onChange={(event) => setTyped(event.target.value)}
              onPaste={onPaste}
            />
          </label>
          {typed.trim() !== '' && (
            <Button variant="secondary" onClick={() => onText(typed)}>
              {t('empty.make')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
