import { Button } from '@digdir/designsystemet-react';
import {
  ArrowRedoIcon,
  ArrowUndoIcon,
  PersonPlusIcon,
  QuestionmarkCircleIcon,
} from '@navikt/aksel-icons';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '@/i18n';
import { type MapStore, useUndo } from '../model';
import type { View } from '../view';
import { KeysHelp } from './KeysHelp';
import { ViewSwitch } from './ViewSwitch';

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
        {children}
        {writing && <UndoButtons store={store} />}
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
      {keys && <KeysHelp view={view} writing={writing} onClose={() => setKeys(false)} />}
    </div>
  );
}

function UndoButtons({ store }: { store: MapStore }) {
  const { t } = useTranslation('stakeholders');
  const { canUndo, canRedo } = useUndo(store);
  return (
    <div className="map__undo">
      <button
        type="button"
        className="tool"
        title={`${t('undo')} (Ctrl Z)`}
        aria-label={t('undo')}
        aria-disabled={!canUndo}
        onClick={() => canUndo && store.undo()}
      >
        <ArrowUndoIcon aria-hidden />
      </button>
      <button
        type="button"
        className="tool"
        title={`${t('redo')} (Ctrl Shift Z)`}
        aria-label={t('redo')}
        aria-disabled={!canRedo}
        onClick={() => canRedo && store.redo()}
      >
        <ArrowRedoIcon aria-hidden />
      </button>
    </div>
  );
}
