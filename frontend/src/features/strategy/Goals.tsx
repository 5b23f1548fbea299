import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useState } from 'react';
import { later, Part } from '@/design';
import type { MadeGoal } from './GoalDialog';
import { type GoalWish, shownList } from './goalcommands';

// Nothing of goal lists is loaded before somebody asks for a goal.
const GoalDialog = later(() => import('./GoalDialog'));
const MadeNotice = later(() => import('./MadeNotice'));

/** Answers what a person wants with goals in the text. */
export function Goals({ editor, groupId }: { editor: Editor; groupId: string }) {
  const [wish, setWish] = useState<GoalWish | null>(null);
  const [made, setMade] = useState<MadeGoal | null>(null);
  useEffect(() => {
    const tools = editor.storage.goalTools;
    tools.open = setWish;
    return () => {
      tools.open = null;
    };
  }, [editor]);
  const forget = useCallback(() => setMade(null), []);
  return (
    <Part>
      {wish && (
        <GoalDialog
          editor={editor}
          groupId={groupId}
          wish={wish}
          usual={shownList(editor)}
          onMade={setMade}
          onClose={() => setWish(null)}
        />
      )}
      {made && <MadeNotice key={made.goalId} editor={editor} made={made} onGone={forget} />}
    </Part>
  );
}
