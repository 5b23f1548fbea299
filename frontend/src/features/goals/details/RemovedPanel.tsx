import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { announce, Dialog } from '@/design';
import { SidePanel } from '@/features/shareddoc';
import { formatDateTime, useTranslation } from '@/i18n';
import { type GoalStore, useTree } from '../model';
import './details.css';

interface RemovedPanelProps {
  store: GoalStore;
  writing: boolean;
  onClose: () => void;
}

/** Goals that somebody removed: back into the list, or deleted for good. */
export default function RemovedPanel({ store, writing, onClose }: RemovedPanelProps) {
  const { t, i18n } = useTranslation(['goals', 'common']);
  const tree = useTree(store);
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const removed = store.removed();
  const name = (id: string) => store.goal(id)?.title || t('untitled');
  return (
    <SidePanel label={t('removed.title')} onClose={onClose}>
      <div className="goal-details">
        <h2>{t('removed.title')}</h2>
        <p className="quiet">{t(removed.length === 0 ? 'removed.none' : 'removed.what')}</p>
        <ul className="goal-details__removed">
          {removed.slice(0, 200).map((id) => {
            const below = tree.below(id).length;
            const at = store.goal(id)?.removedAt;
            return (
              <li key={id}>
                <b>{name(id)}</b>
                <span className="quiet small">
                  {below > 0 && `${t('removed.below', { count: below })} · `}
                  {at && formatDateTime(at, i18n.language)}
                </span>
                {writing && (
                  <span className="goal-details__buttons">
                    <button
                      type="button"
                      className="plain-button"
                      aria-label={t('removed.restoreOne', { title: name(id) })}
                      onClick={() => {
                        store.restore([id]);
                        announce(t('removed.restored', { title: name(id) }));
                      }}
                    >
                      {t('removed.restore')}
                    </button>
                    <button
                      type="button"
                      className="plain-button"
                      aria-label={t('removed.purgeOne', { title: name(id) })}
                      onClick={() => setAsked([id])}
                    >
                      {t('removed.purge')}
                    </button>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        {writing && removed.length > 1 && (
          <Button variant="secondary" data-size="sm" onClick={() => setAsked(tree.removed())}>
            {t('removed.purgeAll')}
          </Button>
        )}
      </div>
      {asked && (
        <Dialog onClose={() => setAsked(null)} labelledBy="purge-goals">
          <div className="form">
            <h2 id="purge-goals">
              {asked.length === 1
                ? t('removed.askOne', { title: name(asked[0] ?? '') })
                : t('removed.askAll', { count: asked.length })}
            </h2>
            <p>{t('removed.askDetail')}</p>
            <div className="form__buttons">
              <Button
                data-color="danger"
                onClick={() => {
                  store.purge(asked);
                  setAsked(null);
                  announce(t('removed.purged'));
                }}
              >
                {t('removed.purge')}
              </Button>
              <Button variant="tertiary" onClick={() => setAsked(null)}>
                {t('common:cancel')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </SidePanel>
  );
}
