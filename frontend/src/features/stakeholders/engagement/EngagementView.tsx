import { useCallback, useMemo, useRef, useState } from 'react';
import { announce } from '@/design';
import { useRowWindow } from '@/design/useRowWindow';
import { useTranslation } from '@/i18n';
import { Legend } from '../marks/Legend';
import { useCategoryFilter } from '../marks/useCategoryFilter';
import { engagementGap, engagements, useStakeholders } from '../model';
import { Ghosts, Pointers, useViewPresence } from '../presence';
import { useSaid, useTalkAbout } from '../said';
import type { ViewProps } from '../view';
import { EngagementRow, NowMark, WantedMark, type Which } from './EngagementRow';
import { MatrixBand } from './MatrixBand';
import { rowsOf } from './rows';
import { sayGap } from './sayGap';
import { useMatrixHand } from './useMatrixHand';
import { useMatrixKeys } from './useMatrixKeys';
import '../marks/views.css';
import './engagement.css';

const rowHeight = 40;
const headHeight = 44;
const heightOf = () => rowHeight;

/** How engaged each one is now, and how engaged the work needs them to be. */
export default function EngagementView(props: ViewProps) {
  const { store, room, writing, selected, onSelect } = props;
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const stakeholders = useStakeholders(store);
  const { hidden, toggle, shown } = useCategoryFilter(stakeholders);
  const nobodyAssessed = !shown.some((one) => one.engagementNow || one.engagementWanted);
  const [unfolding, setUnfolding] = useState<boolean | null>(null);
  const unfolded = unfolding ?? nobodyAssessed;
  const rows = useMemo(() => rowsOf(shown, unfolded), [shown, unfolded]);
  const { presence, here, chosenBy } = useViewPresence(room, 'engagement', selected);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const scroller = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const words = useCallback(
    (column: number) => t(`stakeholders:values.engagement.${engagements[column] ?? 'neutral'}`),
    [t],
  );
  const put = useCallback(
    (id: string, which: Which, column: number | null) => {
      const one = store.stakeholder(id);
      if (!one) return;
      const value = column === null ? null : (engagements[column] ?? null);
      const field = which === 'now' ? 'engagementNow' : 'engagementWanted';
      if (one[field] !== value) store.set(id, { [field]: value });
      const said = value === null ? t('stakeholders:notSet') : words(column ?? 0);
      const gap = engagementGap(store.stakeholder(id) ?? one);
      announce(
        [`${one.name}, ${t(`engagement.${which}`)}: ${said}`, gap !== null && sayGap(gap, t)]
          .filter(Boolean)
          .join('. '),
      );
    },
    [store, t, words],
  );

  const said = useSaid('stakeholder');
  const talk = useTalkAbout('stakeholder', said, (id) => store.stakeholder(id)?.name ?? '');
  const keys = useMatrixKeys({ store, rows, writing, onSelect, put, talk, surface });
  const { at, indexOf } = keys;
  const list = useRowWindow({
    scroller,
    count: rows.length,
    heightOf,
    keep: at ? indexOf.get(at.id) : undefined,
  });
  keys.scrollTo.current = (index) => list.scrollTo(index, headHeight);
  const hand = useMatrixHand({ presence, writing, put, surface, indexOf, rowHeight });
  const draw = useCallback(
    () => (
      <span className="matrix__ghost">
        <NowMark />
      </span>
    ),
    [],
  );

  const assessed = shown.filter((one) => one.engagementNow || one.engagementWanted).length;
  const gaps = shown.filter((one) => (engagementGap(one) ?? 0) > 0).length;
  return (
    <section className="map-view engagement-view" aria-label={t('engagement.title')}>
      <p className="visually-hidden">
        {t('engagement.summary', { count: assessed, gaps })} {t('twin')}
      </p>
      <div className="map-view__bar">
        <Legend stakeholders={stakeholders} hidden={hidden} onToggle={toggle} />
        <div className="matrix-key">
          <span>
            <NowMark /> {t('engagement.now')}
          </span>
          <span>
            <WantedMark /> {t('engagement.wanted')}
          </span>
        </div>
      </div>
      {stakeholders.size === 0 ? (
        <div className="map-view__empty map-view__empty--alone">
          <p>{t('engagement.empty')}</p>
          {props.first}
        </div>
      ) : (
        <div ref={scroller} className="matrix-scroller">
          <div
            role="grid"
            className="matrix"
            aria-label={t('engagement.title')}
            aria-rowcount={rows.length + 1}
            aria-colcount={engagements.length + 1}
            aria-describedby="engagement-keys"
            onKeyDown={keys.onKeyDown}
            onPointerDown={hand.onPointerDown}
            onPointerMove={hand.onPointerMove}
            onPointerLeave={() => presence.movePointer(null)}
            onFocus={keys.onFocus}
            onClick={(event) => {
              const target = event.target as Element;
              const id = target.closest<HTMLElement>('[data-row]')?.dataset.row;
              if (id && target.closest('.matrix__name')) onSelect([id]);
              else target.closest<HTMLElement>('[data-column]')?.focus();
            }}
          >
            <div role="row" className="matrix__row matrix__head" aria-rowindex={1}>
              <div role="columnheader" className="matrix__corner">
                {t('engagement.stakeholder')}
              </div>
              {engagements.map((one) => (
                <div key={one} role="columnheader" className="matrix__column">
                  {t(`stakeholders:values.engagement.${one}`)}
                </div>
              ))}
            </div>
            <div
              ref={surface}
              role="rowgroup"
              className="matrix__rows"
              style={{ height: list.total }}
            >
              {list.items.map(({ index, start }) => {
                const row = rows[index];
                if (!row) return null;
                return (
                  <div
                    key={row.key}
                    role="presentation"
                    className="matrix__place"
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    {row.kind === 'stakeholder' ? (
                      <EngagementRow
                        one={row.one}
                        row={index + 2}
                        column={at?.id === row.one.id ? at.column : null}
                        selected={chosen.has(row.one.id)}
                        chosenBy={chosenBy.get(row.one.id)}
                      />
                    ) : (
                      <MatrixBand
                        band={row}
                        row={index + 2}
                        unfolded={unfolded}
                        onUnfold={setUnfolding}
                      />
                    )}
                  </div>
                );
              })}
              <Ghosts presence={presence} here={here} place={hand.placeDrag} draw={draw} />
              <Pointers presence={presence} here={here} place={hand.place} />
            </div>
          </div>
        </div>
      )}
      <p id="engagement-keys" className="map-view__keys">
        {t(writing ? 'engagement.keys' : 'engagement.keysReading')}
        {talk && ` · ${t('saidKey')}`}
      </p>
    </section>
  );
}
