import { memo, useCallback, useRef } from 'react';
import { useRowWindow } from '@/design/useRowWindow';
import { CommentButton } from '@/features/comments/button';
import { useTranslation } from '@/i18n';
import type { FieldWords } from '../fields/useFieldWords';
import { type MapStore, quadrantOf, stakeholderSpecs, useStakeholder } from '../model';
import type { Row } from './arrange';

interface CardsProps {
  label: string;
  store: MapStore;
  words: FieldWords;
  rows: readonly Row[];
  chosen: ReadonlySet<string>;
  writing: boolean;
  onChoose: (ids: readonly string[], on: boolean) => void;
  onOpen: (id: string) => void;
}

const cardHeight = 84;
const groupHeight = 40;

/** The register on a phone: a card each, and all fields behind it. */
export function Cards({
  label,
  store,
  words,
  rows,
  chosen,
  writing,
  onChoose,
  onOpen,
}: CardsProps) {
  const { t } = useTranslation('stakeholders');
  const scroller = useRef<HTMLDivElement>(null);
  const heightOf = useCallback(
    (index: number) => (rows[index]?.kind === 'group' ? groupHeight : cardHeight),
    [rows],
  );
  const window = useRowWindow({ scroller, count: rows.length, heightOf });
  return (
    <div ref={scroller} className="table__scroller">
      {rows.length === 0 && <p className="table__empty">{t('table.nothing')}</p>}
      <ul aria-label={label} className="cards" style={{ height: window.total }}>
        {window.items.map(({ index, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <li
              key={row.kind === 'row' ? row.id : `group ${row.key}`}
              className="cards__place"
              style={{ transform: `translateY(${start}px)`, height: size }}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
            >
              {row.kind === 'group' ? (
                <h3 className="cards__group">
                  {row.label} <span className="quiet">{row.count}</span>
                </h3>
              ) : (
                <Card
                  id={row.id}
                  {...{ store, words, writing, onChoose, onOpen }}
                  chosen={chosen.has(row.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface CardProps extends Omit<CardsProps, 'rows' | 'chosen' | 'label'> {
  id: string;
  chosen: boolean;
}

const Card = memo(function Card(props: CardProps) {
  const { id, store, words, writing, chosen, onChoose, onOpen } = props;
  const { t } = useTranslation('stakeholders');
  const one = useStakeholder(store, id);
  if (!one) return null;
  const quadrant = quadrantOf(one);
  const said = (['kind', 'domainRole'] as const)
    .map((field) => words.say(stakeholderSpecs[field], one[field]))
    .filter(Boolean)
    .join(' · ');
  const name = one.name || t('nameless');
  return (
    <div className="cards__one">
      {writing && (
        <input
          type="checkbox"
          aria-label={t('table.choose', { name })}
          checked={chosen}
          onChange={(event) => onChoose([id], event.target.checked)}
        />
      )}
      <button type="button" className="cards__open" onClick={() => onOpen(id)}>
        <span className="cards__name">{name}</span>
        <span className="quiet small cards__line">{said || t('notSet')}</span>
        {quadrant && <span className="small cards__line">{t(`values.quadrant.${quadrant}`)}</span>}
      </button>
      <CommentButton anchor={{ kind: 'stakeholder', id, quote: name }} small marksOnly />
    </div>
  );
});
