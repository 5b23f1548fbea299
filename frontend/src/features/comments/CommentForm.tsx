import { Button } from '@digdir/designsystemet-react';
import type { FormEvent, KeyboardEvent } from 'react';
import { useAddComment, useErrorWords } from '@/api';
import { announce, Notice, TextArea } from '@/design';
import { useTranslation } from '@/i18n';
import { useDraft } from './draft';

const longest = 10_000;

export function CommentForm({ documentId, ownId }: { documentId: string; ownId: string }) {
  const { t } = useTranslation('comments');
  const [draft, setDraft] = useDraft(documentId, ownId);
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
      <TextArea
        label={t('label')}
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
