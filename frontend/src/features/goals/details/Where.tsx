import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { type GoalStore, useTree } from '../model';
import MoveDialog from '../tree/MoveDialog';

/** Under which goal it stands, and the way to another place. */
export function Where({ store, id }: { store: GoalStore; id: string }) {
  const { t } = useTranslation('goals');
  const parent = useTree(store).parent(id);
  const [moving, setMoving] = useState(false);
  const name = parent ? store.goal(parent)?.title || t('untitled') : t('move.top');
  return (
    <div className="field goal-details__where">
      <span className="ds-label" data-weight="medium">
        {t('fields.parent')}
      </span>
      <p>{name}</p>
      <button type="button" className="plain-button" onClick={() => setMoving(true)}>
        {t('acts.moveTo')}
      </button>
      {moving && <MoveDialog store={store} ids={[id]} onDone={() => setMoving(false)} />}
    </div>
  );
}
