import { ChatIcon } from '@navikt/aksel-icons';
import { useMemo } from 'react';
import type { Anchor } from '@/api';
import { useTranslation } from '@/i18n';
import { type CommentsHere, useCommentsHere, useThreadsPart } from '../model';
import { aboutEntity } from '../model/aboutEntity';
import './button.css';

interface CommentButtonProps {
  /** What would be commented on: `{kind: 'stakeholder', id}`; `quote` is its name. */
  anchor: Anchor;
  /** Only the sign and the number. */
  small?: boolean;
  /** Nothing while nobody has said anything: for rows of tables. */
  marksOnly?: boolean;
  /** A grid or a toolbar that moves the focus itself. */
  tabIndex?: number;
  /** Called when it was pressed: a sheet may have to make room. */
  onUse?: () => void;
}

/**
 * Opens the comments about one thing, or the field for the first. Shows nothing where
 * one may not comment and nobody has. Place it beside whatever can be talked about.
 */
export function CommentButton(props: CommentButtonProps) {
  const here = useCommentsHere();
  return here && <ButtonHere here={here} {...props} />;
}

function ButtonHere(props: CommentButtonProps & { here: CommentsHere }) {
  const { here, anchor, small, marksOnly, tabIndex, onUse } = props;
  const { t } = useTranslation('documents');
  const about = useAboutEntity(here, anchor);
  const first = about[0];
  const count = about.length;
  if (!first && (!here.mayComment || marksOnly)) return null;
  const unread = about.some((thread) => thread.unread > 0);
  const label = t(first ? 'commentButton.read' : 'commentButton.begin', {
    count,
    name: anchor.quote ?? '',
  });
  return (
    <button
      type="button"
      className={small ? 'comment-sign' : 'plain-button'}
      data-unread={unread}
      tabIndex={tabIndex}
      // The name holds what is seen: WCAG 2.5.3.
      aria-label={small || !first ? label : undefined}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        if (first) here.desk.activate(first.id);
        else here.desk.begin(anchor);
        onUse?.();
      }}
    >
      <ChatIcon aria-hidden />
      {!small && <span>{t(first ? 'commentButton.word' : 'commentButton.first')}</span>}
      {first && !small && <span className="visually-hidden">{label}</span>}
      {count > 0 && (
        <span className="comment-sign__count" aria-hidden={!small}>
          {count}
        </span>
      )}
    </button>
  );
}

/** Open threads about one thing. */
function useAboutEntity({ store }: CommentsHere, { kind, id }: Anchor) {
  const threads = useThreadsPart(store, (state) => state.threads);
  return useMemo(() => aboutEntity(threads.values(), kind, id ?? ''), [threads, kind, id]);
}
