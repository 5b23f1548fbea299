import { Button } from '@digdir/designsystemet-react';
import { announce, Notice } from '@/design';
import { useTranslation } from '@/i18n';
import type { Goal, GoalStore } from '../model';

interface RemovedNoticeProps {
  store: GoalStore;
  /** Null: deleted for good, or never there. */
  goal: Goal | null;
  writing: boolean;
  onClose: () => void;
}

/** The goal one was looking at is gone: what happened, and the way back. */
export function RemovedNotice({ store, goal, writing, onClose }: RemovedNoticeProps) {
  const { t } = useTranslation(['goals', 'common']);
  const title = goal?.title || t('untitled');
  const removedOnes = () => {
    const tree = store.tree();
    for (let at: string | null = goal?.id ?? null; at !== null; at = tree.parent(at))
      if (store.goal(at)?.removedAt) return [at];
    return [];
  };
  return (
    <div className="goal-details">
      {goal && <h2>{title}</h2>}
      <Notice kind="warning" title={t(goal ? 'removed.here' : 'removed.gone')}>
        {goal && writing && <p>{t('removed.hereDetail')}</p>}
      </Notice>
      <div className="form__buttons">
        {goal && writing && (
          <Button
            onClick={() => {
              store.restore(removedOnes());
              announce(t('removed.restored', { title }));
            }}
          >
            {t('removed.restore')}
          </Button>
        )}
        <Button variant="tertiary" onClick={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  );
}
