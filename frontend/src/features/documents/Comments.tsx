import { ChatIcon } from '@navikt/aksel-icons';
import { type ComponentProps, lazy, Suspense, useEffect, useState } from 'react';
import { Dialog } from '@/design';
import { useTranslation } from '@/i18n';

// Not needed to open a document.
const CommentPanel = lazy(async () => ({
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

type CommentsPlaceProps = ComponentProps<typeof CommentPanel>;

/** Beside the page where there is room, a sheet over it where there is none. */
export function CommentsPlace(props: CommentsPlaceProps) {
  const { t } = useTranslation('documents');
  const wide = useMedia('(width >= 75rem)');
  const { onClose } = props;
  if (wide) {
    return (
      <aside
        className="document__panel"
        aria-label={t('comments.word')}
        onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
      >
        <Suspense fallback={null}>
          <CommentPanel {...props} />
        </Suspense>
      </aside>
    );
  }
  return (
    <Dialog
      label={t('comments.word')}
      onClose={onClose}
      light
      closeButton={false}
      className="document__sheet"
    >
      <Suspense fallback={null}>
        <CommentPanel {...props} />
      </Suspense>
    </Dialog>
  );
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const change = () => setMatches(media.matches);
    change();
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, [query]);
  return matches;
}
