import type { Editor } from '@tiptap/core';
import { announce, Toast } from '@/design';
import { OpenList } from '@/features/goals/picker';
import { useTranslation } from '@/i18n';
import type { MadeGoal } from './GoalDialog';
import { placeOfGoal, textAgain } from './goalcommands';

interface MadeNoticeProps {
  editor: Editor;
  made: MadeGoal;
  onGone: () => void;
}

/** Right after a paragraph became a goal: the way back, for both at once. */
export default function MadeNotice({ editor, made, onGone }: MadeNoticeProps) {
  const { t } = useTranslation('goalwork');
  return (
    <OpenList documentId={made.documentId}>
      {({ store, list }) => (
        <Toast
          words={t('make.done', { title: store.goal(made.goalId)?.title, list: list.title })}
          action={t('make.back')}
          onAct={() => {
            const place = placeOfGoal(editor, made.goalId);
            if (place !== null) textAgain(editor, place, made.words);
            store.remove([made.goalId]);
            announce(t('make.takenBack'));
          }}
          onGone={onGone}
        />
      )}
    </OpenList>
  );
}
