import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Editor } from '@tiptap/core';
import { type ReactNode, useCallback, useEffect } from 'react';
import { later, Part } from '@/design';
import type { Room } from '@/features/collab';
import type { DocumentSearch } from '@/features/documents/search';
import { useTranslation } from '@/i18n';
import { jumpTo } from './Outline';
import { outlineOf } from './outline';

// Rules and panel are not needed to write.
const StrategyCheck = later(() => import('./StrategyCheck'));

interface CheckableProps {
  /** Null until the text is on the page. */
  editor: Editor | null;
  room: Room;
  groupId: string;
  writing: boolean;
  /** Gets the button that opens the check. */
  children: (check: ReactNode) => ReactNode;
}

/** A strategy with its check beside it, where somebody wants that. */
export function Checkable({ editor, room, groupId, writing, children }: CheckableProps) {
  const { t } = useTranslation('strategy');
  const { open, show, close } = useShown(room.id);
  const button = (
    <button
      type="button"
      className="plain-button strategy__check"
      aria-expanded={open}
      onClick={open ? close : show}
    >
      {t('check')}
    </button>
  );
  return (
    <div className="strategy-frame" data-check={open}>
      <div className="strategy-frame__text">{children(button)}</div>
      {open && editor && (
        <Part>
          <StrategyCheck {...{ editor, room, groupId, writing }} onClose={close} />
        </Part>
      )}
    </div>
  );
}

/** In the address, so that who mended something elsewhere comes back to what else is missing. */
function useShown(documentId: string) {
  const { panel } = useSearch({ strict: false }) as DocumentSearch;
  const navigate = useNavigate();
  const go = useCallback(
    (panel: string | undefined) =>
      void navigate({
        to: '/documents/$documentId',
        params: { documentId },
        search: (before) => ({ ...before, panel }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, documentId],
  );
  const show = useCallback(() => go('check'), [go]);
  const close = useCallback(() => go(undefined), [go]);
  return { open: panel === 'check', show, close };
}

/** Goes to the part of the strategy that the address names, once. */
export function useAskedPart(editor: Editor | null) {
  const { part } = useSearch({ strict: false }) as DocumentSearch;
  useEffect(() => {
    if (!editor || !part) return;
    let gone = false;
    // The words by which parts are known come with the check.
    void import('@/features/goals/check').then(({ partOf }) => {
      if (gone || editor.isDestroyed) return;
      const heading = outlineOf(editor.state.doc).find(({ text }) => partOf(text) === part);
      if (heading) jumpTo(editor, heading);
    });
    return () => {
      gone = true;
    };
  }, [editor, part]);
}
