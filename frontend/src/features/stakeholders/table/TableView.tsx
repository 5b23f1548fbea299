import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from '@/i18n';
import { useFieldWords } from '../fields/useFieldWords';
import { useRelations, useStakeholders } from '../model';
import type { ViewProps } from '../view';
import { Register } from './Register';
import { RelationsTable } from './RelationsTable';
import { useViewTold } from './useViewTold';
import './table.css';

const parts = ['stakeholders', 'relations'] as const;
type Part = (typeof parts)[number];

/** The full list twin of the canvases: everything of the map as rows and fields. */
export function TableView(props: ViewProps) {
  const { store, room, members, selected } = props;
  const { t } = useTranslation('stakeholders');
  const words = useFieldWords(store, members);
  const [part, setPart] = useState<Part>('stakeholders');
  const list = useRef<HTMLDivElement>(null);
  const counts = { stakeholders: useStakeholders(store).size, relations: useRelations(store).size };
  useViewTold(room, selected);

  const onKeyDown = useCallback((event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    setPart((before) => {
      const next = before === 'relations' ? 'stakeholders' : 'relations';
      list.current?.querySelector<HTMLElement>(`#table-tab-${next}`)?.focus();
      return next;
    });
  }, []);

  return (
    <div className="table">
      <div
        ref={list}
        role="tablist"
        aria-label={t('table.parts')}
        className="table__parts"
        onKeyDown={onKeyDown}
      >
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`table-tab-${one}`}
            className="table__part"
            aria-selected={one === part}
            aria-controls={one === part ? 'table-part' : undefined}
            tabIndex={one === part ? 0 : -1}
            onClick={() => setPart(one)}
          >
            {t(`table.${one}`)} <span className="quiet">{counts[one]}</span>
          </button>
        ))}
      </div>
      <div
        id="table-part"
        role="tabpanel"
        aria-labelledby={`table-tab-${part}`}
        className="table__page"
      >
        {part === 'stakeholders' ? (
          <Register {...props} words={words} />
        ) : (
          <RelationsTable {...props} words={words} />
        )}
      </div>
    </div>
  );
}
