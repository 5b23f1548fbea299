import { ChatIcon } from '@navikt/aksel-icons';
import type { ComponentProps } from 'react';
import { later, Part } from '@/design';
import { useTranslation } from '@/i18n';

// Not needed to open a document.
const CommentPanel = later(async () => ({
  default: (await import('@/features/comments')).CommentPanel,
}));

interface CommentsButtonProps {
  count: number;
  open: boolean;
  onToggle: () => void;
}

export function CommentsButton({ count, open, onToggle }: CommentsButtonProps) {
  const { t } = useTranslation('documents');
  return (
    <button
      type="button"
      className="menu-button comments-button"
      aria-expanded={open}
      title={t('comments.button', { count })}
      onClick={onToggle}
    >
      <ChatIcon aria-hidden />
      <span className="comments-button__word">{t('comments.word')}</span>
      {count > 0 && (
        <>
          <span className="visually-hidden">, </span>
          <span className="comments-button__count">{count}</span>
        </>
      )}
    </button>
  );
}

/** Beside the page where there is room; below it, over its lower half, where there is none. */
export function CommentsPlace(props: ComponentProps<typeof CommentPanel>) {
  const { t } = useTranslation('documents');
  const { onClose } = props;
  return (
    <aside
      className="document__panel"
      aria-label={t('comments.word')}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <Part>
        <CommentPanel {...props} />
      </Part>
    </aside>
  );
}
