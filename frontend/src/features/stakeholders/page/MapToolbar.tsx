import { Button } from '@digdir/designsystemet-react';
import { PersonPlusIcon, QuestionmarkCircleIcon } from '@navikt/aksel-icons';
import { type ReactNode, useState } from 'react';
import { later, Part } from '@/design';
import { MoreTools, UndoButtons } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { type MapStore, useUndo } from '../model';
import type { View } from '../view';
import { ViewSwitch } from './ViewSwitch';

const KeysHelp = later(() => import('./KeysHelp'));

interface MapToolbarProps {
  store: MapStore;
  view: View;
  onView: (view: View) => void;
  writing: boolean;
  onAdd: () => void;
  /** What other parts of the map offer: gaps, rounds, import. */
  children?: ReactNode;
}

/** One line above the view: which view, and what can be done in all of them. */
export function MapToolbar({ store, view, onView, writing, onAdd, children }: MapToolbarProps) {
  const { t } = useTranslation('stakeholders');
  const [keys, setKeys] = useState(false);
  const undo = useUndo(store);
  return (
    <div className="map__toolbar">
      <ViewSwitch view={view} onView={onView} />
      <div className="map__tools">
        {writing && (
          <Button onClick={onAdd} data-size="sm" className="map__add">
            <PersonPlusIcon aria-hidden />
            {t('add')}
          </Button>
        )}
        {writing && (
          <UndoButtons state={undo} steps={store} words={{ undo: t('undo'), redo: t('redo') }} />
        )}
        <MoreTools label={t('more')}>
          {children}
          <button
            type="button"
            className="tool"
            title={t('keys.title')}
            onClick={() => setKeys(true)}
          >
            <QuestionmarkCircleIcon aria-hidden />
            <span className="visually-hidden">{t('keys.title')}</span>
          </button>
        </MoreTools>
      </div>
      <Part>
        {keys && <KeysHelp view={view} writing={writing} onClose={() => setKeys(false)} />}
      </Part>
    </div>
  );
}
