import { Button } from '@digdir/designsystemet-react';
import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { announce, Dialog, Notice, SelectField, TextArea } from '@/design';
import type { GoalStore } from '@/features/goals/model';
import { GoalChoice, ListChoice, type OpenGoalList, OpenList } from '@/features/goals/picker';
import { useTranslation } from '@/i18n';
import { type GoalWish, insertGoal, replaceByGoal, wordsAtCaret } from './goalcommands';
import { type GoalMode, goalModes } from './goalnodes';

/** A goal that was just made of words: what is needed to take it back. */
export interface MadeGoal {
  documentId: string;
  goalId: string;
  words: string;
}

interface GoalDialogProps {
  editor: Editor;
  groupId: string;
  wish: GoalWish;
  /** The list this text already has goals of. */
  usual: string | null;
  onMade: (made: MadeGoal) => void;
  onClose: () => void;
}

const longestTitle = 500;

/** Asks which goal to show, or where the goal goes that a paragraph becomes. */
export default function GoalDialog(props: GoalDialogProps) {
  const { editor, groupId, wish, usual, onClose } = props;
  const { t } = useTranslation('goalwork');
  const [list, setList] = useState(usual);
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  return (
    <Dialog labelledBy="goal-dialog-title" onClose={close}>
      <div className="form">
        <h2 id="goal-dialog-title">{t(`${wish}.title`)}</h2>
        {wish === 'make' && <p className="quiet">{t('make.detail')}</p>}
        <ListChoice groupId={groupId} value={list} onChange={setList} />
        {list && (
          <OpenList key={list} documentId={list}>
            {(open) =>
              wish === 'make' ? (
                <Make {...props} open={open} onClose={close} />
              ) : (
                <Insert {...props} open={open} onClose={close} />
              )
            }
          </OpenList>
        )}
      </div>
    </Dialog>
  );
}

interface StepProps extends GoalDialogProps {
  open: OpenGoalList;
}

function Insert({ editor, open, onClose }: StepProps) {
  const { t } = useTranslation('goalwork');
  const { list, store } = open;
  const [goalId, setGoal] = useState<string | null>(null);
  const [mode, setMode] = useState<GoalMode>('goal');
  const whole = goalId === '';
  const shown = whole && mode === 'goal' ? 'branch' : mode;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (goalId === null) return;
    const label = whole ? list.title : (store.goal(goalId)?.title ?? '');
    onClose();
    insertGoal(editor, { documentId: list.id, goalId, mode: shown, label });
  };
  return (
    <form className="form" onSubmit={save}>
      <GoalChoice
        store={store}
        legend={t('insert.which')}
        none={t('insert.wholeList')}
        value={goalId}
        onChange={setGoal}
      />
      <SelectField
        label={t('insert.how')}
        value={shown}
        onChange={(event) => setMode(event.target.value as GoalMode)}
      >
        {goalModes.map((one) => (
          <option key={one} value={one} disabled={whole && one === 'goal'}>
            {t(`block.modes.${one}`)}
          </option>
        ))}
      </SelectField>
      <div className="form__buttons">
        <Button type="submit" disabled={goalId === null}>
          {t('insert.do')}
        </Button>
        <Button variant="tertiary" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}

function Make({ editor, open, onMade, onClose }: StepProps) {
  const { t } = useTranslation('goalwork');
  const { list, store, writing } = open;
  const [words] = useState(() => wordsAtCaret(editor) ?? '');
  const [title, setTitle] = useState(() => words.slice(0, longestTitle));
  const [parent, setParent] = useState('');
  if (!writing) {
    return (
      <Notice kind="info" title={t('make.mayNot')}>
        <p>{t('make.mayNotDetail')}</p>
      </Notice>
    );
  }
  const full = store.spaceLeft() === 0;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const label = title.trim();
    if (label === '' || full) return;
    const goalId = addGoal(store, label, words, parent);
    const attrs = { documentId: list.id, goalId, mode: 'goal', label } as const;
    onClose();
    if (!replaceByGoal(editor, attrs)) return store.undo();
    announce(t('make.done', { title: label, list: list.title }));
    onMade({ documentId: list.id, goalId, words: words || label });
  };
  return (
    <form className="form" onSubmit={save}>
      <TextArea
        label={t('make.words')}
        value={title}
        rows={2}
        maxLength={longestTitle}
        onChange={(event) => setTitle(event.target.value.replace(/\s*\n\s*/g, ' '))}
      />
      <GoalChoice
        store={store}
        legend={t('make.under')}
        none={t('make.top')}
        value={parent}
        onChange={setParent}
      />
      {full && (
        <Notice kind="warning" title={t('make.full')}>
          <p>{t('make.fullDetail')}</p>
        </Notice>
      )}
      <div className="form__buttons">
        <Button type="submit" disabled={title.trim() === '' || full}>
          {t('make.do')}
        </Button>
        <Button variant="tertiary" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}

/** No word is lost: what is too long for a title stands in the description. */
function addGoal(store: GoalStore, title: string, words: string, parent: string): string {
  const texts = words.length > longestTitle ? { description: words } : {};
  return store.add({ parent: parent === '' ? null : parent, title, texts });
}
