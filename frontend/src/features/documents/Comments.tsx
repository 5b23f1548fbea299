import { ChatIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/design';
import { CommentPanel } from '@/features/comments';

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

type CommentsPlaceProps = Parameters<typeof CommentPanel>[0];

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
        <CommentPanel {...props} />
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
      <CommentPanel {...props} />
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
