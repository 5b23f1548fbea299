import { Button, Textarea } from '@digdir/designsystemet-react';
import { type FormEvent, type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddComment, useErrorWords } from '@/api';
import { announce, Notice } from '@/design';
import { useDraft } from './draft';

const longest = 10_000;

export function CommentForm({ documentId }: { documentId: string }) {
  const { t } = useTranslation('comments');
  const id = useId();
  const [draft, setDraft] = useDraft(documentId);
  const add = useAddComment(documentId);
  const words = useErrorWords();

  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    const body = draft.trim();
    if (body === '' || add.isPending) return;
    add.mutate(
      { body },
      {
        onSuccess: () => {
          setDraft('');
          announce(t('added'));
        },
      },
    );
  };

  return (
    <form className="comments__form" onSubmit={send}>
      <label className="comments__label" htmlFor={id}>
        {t('label')}
      </label>
      <Textarea
        id={id}
        value={draft}
        rows={3}
        maxLength={longest}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        }}
      />
      {add.isError && (
        <Notice kind="danger" title={t('addFailed')}>
          <p>{words(add.error)}</p>
        </Notice>
      )}
      <Button type="submit" loading={add.isPending} aria-disabled={draft.trim() === ''}>
        {t('add')}
      </Button>
    </form>
  );
}
