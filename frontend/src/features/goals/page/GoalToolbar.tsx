import { Button } from '@digdir/designsystemet-react';
import { PlusIcon, QuestionmarkCircleIcon, TrashIcon } from '@navikt/aksel-icons';
import { type ReactNode, useState } from 'react';
import { later, Part } from '@/design';
import { UndoButtons, ViewTabs } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { type GoalStore, useTree, useUndo } from '../model';
import { type View, views } from '../view';

const KeysHelp = later(() => import('./KeysHelp'));

export const panelId = 'goals-view';
export const tabId = (view: View) => `goals-tab-${view}`;

interface GoalToolbarProps {
  store: GoalStore;
  view: View;
  onView: (view: View) => void;
  writing: boolean;
  onAdd: () => void;
  removedOpen: boolean;
  onRemoved: () => void;
  /** What other parts offer: import, the check. */
  children?: ReactNode;
}

/** One line above the view: which view, and what can be done in all of them. */
export function GoalToolbar(props: GoalToolbarProps) {
  const { store, view, onView, writing, onAdd, removedOpen, onRemoved, children } = props;
  const { t } = useTranslation('goals');
  const [keys, setKeys] = useState(false);
  const undo = useUndo(store);
  return (
    <div className="goals__toolbar">
      <ViewTabs
        label={t('views.label')}
        nameOf={(one) => t(`views.${one}`)}
        {...{ views, view, onView, panelId, tabId }}
      />
      <div className="goals__tools">
        {writing && (
          <Button onClick={onAdd} data-size="sm" className="goals__add">
            <PlusIcon aria-hidden />
            <span className="goals__word">{t('add')}</span>
          </Button>
        )}
        {children}
        <RemovedButton store={store} open={removedOpen} onToggle={onRemoved} />
        {writing && (
          <UndoButtons state={undo} steps={store} words={{ undo: t('undo'), redo: t('redo') }} />
        )}
        <button
          type="button"
          className="tool"
          title={t('keys.title')}
          aria-label={t('keys.title')}
          onClick={() => setKeys(true)}
        >
          <QuestionmarkCircleIcon aria-hidden />
        </button>
      </div>
      <Part>{keys && <KeysHelp writing={writing} onClose={() => setKeys(false)} />}</Part>
    </div>
  );
}

/** Only when there is something to bring back. */
function RemovedButton(props: { store: GoalStore; open: boolean; onToggle: () => void }) {
  const { store, open, onToggle } = props;
  const { t } = useTranslation('goals');
  useTree(store);
  const count = store.removed().length;
  if (count === 0 && !open) return null;
  return (
    <button type="button" className="menu-button" aria-expanded={open} onClick={onToggle}>
      <TrashIcon aria-hidden />
      {t('removed.button', { count })}
    </button>
  );
}
