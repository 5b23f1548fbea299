import { Button } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { announce, TextArea } from '@/design';
import { useTranslation } from '@/i18n';
import { titleOf } from './documentDraft';

interface MarkdownSourceProps {
  value: string;
  missing: boolean;
  onChange: (markdown: string, title: string) => void;
}

const largest = 2 * 1024 * 1024;

/** A Markdown file from the device, or text pasted in. */
export function MarkdownSource({ value, missing, onChange }: MarkdownSourceProps) {
  const { t } = useTranslation('groups');
  const picker = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState('');

  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > largest) return setFault(t('newDocument.fileTooLarge'));
    const text = await file.text();
    // A NUL never stands in a text; a Word file renamed to .md has many.
    if (text.includes('\0')) return setFault(t('newDocument.fileNotText'));
    setFault('');
    announce(t('newDocument.fileRead', { name: file.name }));
    onChange(text, titleOf(text) || file.name.replace(/\.\w+$/, ''));
  };

  return (
    <div className="form">
      <TextArea
        rows={6}
        label={t('newDocument.paste')}
        hint={t('newDocument.pasteHint')}
        value={value}
        onChange={(event) => onChange(event.target.value, titleOf(event.target.value))}
        error={fault || (missing ? t('newDocument.textMissing') : undefined)}
      />
      <input
        ref={picker}
        type="file"
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        hidden
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button variant="secondary" onClick={() => picker.current?.click()}>
        {t('newDocument.chooseFile')}
      </Button>
    </div>
  );
}
