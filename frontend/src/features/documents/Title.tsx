import { PencilIcon } from '@navikt/aksel-icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Document, useChangeDocument, useErrorWords } from '@/api';
import { announce, Notice } from '@/design';
import { useTranslation } from '@/i18n';

const longest = 200;

/** The document's title; coordinators change it where it stands. */
export function Title({ document, editable }: { document: Document; editable: boolean }) {
  const { t } = useTranslation('documents');
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (editing) {
    const leave = () => {
      setEditing(false);
      setTimeout(() => button.current?.focus());
    };
    return (
      <div className="title">
        <h1 className="visually-hidden">{document.title}</h1>
        <TitleField document={document} onLeave={leave} />
      </div>
    );
  }
  return (
    <div className="title">
      <h1>{document.title}</h1>
      {editable && (
        <button
          ref={button}
          type="button"
          className="plain-button title__change"
          aria-label={t('title.change')}
          title={t('title.change')}
          onClick={() => setEditing(true)}
        >
          <PencilIcon aria-hidden />
        </button>
      )}
    </div>
  );
}

function TitleField({ document, onLeave }: { document: Document; onLeave: () => void }) {
  const { t } = useTranslation('documents');
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(document.title);
  const change = useChangeDocument(document.id);
  const words = useErrorWords();

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [draft]);

  const save = () => {
    const title = draft.trim().replace(/\s+/g, ' ');
    if (title === '' || title === document.title) return onLeave();
    if (change.isPending) return;
    change.mutate(
      { title },
      {
        onSuccess: () => {
          announce(t('title.saved'));
          onLeave();
        },
      },
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <textarea
        ref={field}
        className="title__field"
        aria-label={t('title.label')}
        aria-describedby="title-help"
        rows={1}
        maxLength={longest}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => !change.isError && save()}
      />
      <p id="title-help" className="title__help">
        {t('title.help')}
      </p>
      {change.isError && (
        <Notice kind="danger" title={t('title.failed')}>
          <p>{words(change.error)}</p>
        </Notice>
      )}
    </>
  );
}
