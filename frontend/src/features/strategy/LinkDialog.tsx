import { Button } from '@digdir/designsystemet-react';
import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { Dialog, TextField } from '@/design';
import { useTranslation } from '@/i18n';
import { linkFrom } from './links';

interface LinkDialogProps {
  editor: Editor;
  onClose: () => void;
}

/** Asks for an address, and for words when nothing is selected. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const { t } = useTranslation('strategy');
  const [start] = useState(() => ({
    href: String(editor.getAttributes('link').href ?? ''),
    needsWords: editor.state.selection.empty && !editor.isActive('link'),
  }));
  const [address, setAddress] = useState(start.href.replace(/^mailto:/, ''));
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState(false);
  const close = () => {
    onClose();
    editor.commands.focus();
  };

  const save = (event: FormEvent) => {
    event.preventDefault();
    const href = linkFrom(address);
    if (!href) return setWrong(true);
    onClose();
    const chain = editor.chain().focus();
    if (start.needsWords) {
      const text = words.trim() || address.trim();
      chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else chain.extendMarkRange('link').setLink({ href }).run();
  };

  return (
    <Dialog labelledBy="link-title" onClose={close} closeButton={false}>
      <form className="form" onSubmit={save} noValidate>
        <h2 id="link-title">{t('link.title')}</h2>
        <TextField
          label={t('link.address')}
          hint={t('link.help')}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
            setWrong(false);
          }}
          error={wrong ? t('link.wrong') : undefined}
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {start.needsWords && (
          <TextField
            label={t('link.words')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
        <div className="form__buttons">
          <Button type="submit">{t('link.save')}</Button>
          {start.href && (
            <Button
              variant="secondary"
              onClick={() => {
                onClose();
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
              }}
            >
              {t('link.remove')}
            </Button>
          )}
          <Button variant="tertiary" onClick={close}>
            {t('link.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
