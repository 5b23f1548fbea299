import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { later, Part } from '@/design';
import type { Room } from '@/features/collab';
import {
  type CommentsHere,
  useCommentsHere,
  useDeskPart,
  useThreadsPart,
} from '@/features/comments/model';
import { useTranslation } from '@/i18n';
import { useAnchors } from './anchors/useAnchors';
import { ChoosePassage } from './ChoosePassage';
import { placeAt } from './place';
import './anchors/anchors.css';

// Not needed before there is a first comment.
const Margin = later(async () => ({ default: (await import('@/features/comments')).Margin }));

interface CommentedProps {
  editor: Editor;
  room: Room;
  writing: boolean;
}

/** The comments on a text: marks in its margin, and a bar at what is selected. */
export function Commented(props: CommentedProps) {
  const here = useCommentsHere();
  return here && <CommentedHere here={here} {...props} />;
}

function CommentedHere({ editor, room, writing, here }: CommentedProps & { here: CommentsHere }) {
  useAnchors(editor, room, here, writing);
  const any = useThreadsPart(here.store, ({ threads }) => threads.size > 0);
  const [coarse] = useState(() => window.matchMedia('(pointer: coarse)').matches);
  return (
    <>
      {any && (
        <Part>
          <Margin />
        </Part>
      )}
      {(!writing || coarse) && <SelectionBar editor={editor} here={here} />}
      {!writing && <ChoosePassage editor={editor} here={here} />}
    </>
  );
}

/** For those who read, and for fingers: what can be said about the selected words. */
function SelectionBar({ editor, here }: { editor: Editor; here: CommentsHere }) {
  const { t } = useTranslation('strategy');
  const bar = useRef<HTMLDivElement>(null);
  const { desk } = here;
  const selected = useDeskPart(desk, (state) => state.selected);
  const choosing = useDeskPart(desk, (state) => state.choosing);
  const { from, to } = editor.state.selection;
  useLayoutEffect(() => {
    if (selected && bar.current) placeAt(bar.current, editor, { from, to }, 'below');
  }, [selected, editor, from, to]);
  if (!selected || choosing || !here.mayComment) return null;
  return (
    <div ref={bar} className="bubble bubble--comment" role="toolbar" aria-label={t('comment.bar')}>
      <button
        type="button"
        className="tool tool--words"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => desk.beginHere('comment')}
      >
        {t('comment.comment')}
      </button>
      {here.maySuggest && (
        <button
          type="button"
          className="tool tool--words"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => desk.beginHere('suggestion')}
        >
          {t('comment.suggest')}
        </button>
      )}
    </div>
  );
}
