import { Button } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { FieldWords } from '../fields/useFieldWords';
import { useStakeholders } from '../model';
import type { ViewProps } from '../view';
import { BulkBar } from './BulkBar';
import { Cards } from './Cards';
import { useColumns } from './columns';
import { DataGrid } from './DataGrid';
import { RegisterTools } from './RegisterTools';
import { type Asked, rulesOf } from './rules';
import { useStakeholderSource } from './source';
import { useArranged } from './useArranged';
import { useChosen } from './useChosen';
import type { Sort } from './useGridKeys';
import { useNarrow } from './useNarrow';
import '../marks/views.css';

const everything: Asked = { text: '', filters: {}, sort: null, group: null };

/** All stakeholders as rows: to find, sort, group and change, one or many. */
export function Register(props: ViewProps & { words: FieldWords }) {
  const { store, room, words, writing, selected, onSelect, onRemove } = props;
  const { t } = useTranslation('stakeholders');
  const all = useStakeholders(store);
  const [asked, setAsked] = useState(everything);
  const rules = useMemo(() => rulesOf(store, words, t('notSet'), asked), [store, words, t, asked]);
  const { rows, stale, placed } = useArranged(all, rules);
  const { chosen, choose, chooseNone } = useChosen(all);
  const { columns, all: allColumns, toggle } = useColumns();
  const narrow = useNarrow();
  const open = useCallback((id: string) => onSelect([id]), [onSelect]);
  const source = useStakeholderSource(store, words, { remove: onRemove, open });
  const ask = useCallback((part: Partial<Asked>) => setAsked((old) => ({ ...old, ...part })), []);
  const onSort = useCallback((sort: Sort | null) => ask({ sort }), [ask]);

  const found = placed.length;
  const filtered = asked.text !== '' || Object.keys(asked.filters).length > 0;
  useEffect(() => {
    if (filtered) announce(t('table.found', { count: found }));
  }, [found, filtered, t]);

  return (
    <>
      <RegisterTools
        store={store}
        words={words}
        asked={asked}
        onAsk={ask}
        columns={allColumns}
        shown={columns}
        onColumn={toggle}
        narrow={narrow}
      />
      {chosen.size > 0 && writing && (
        <BulkBar
          store={store}
          words={words}
          chosen={chosen}
          onRemove={onRemove}
          onDone={chooseNone}
        />
      )}
      {stale && (
        <p className="table__stale" role="status">
          {t('table.stale')}
          <Button variant="tertiary" data-size="sm" onClick={() => setAsked({ ...asked })}>
            {t('table.sortAgain')}
          </Button>
        </p>
      )}
      {all.size === 0 ? (
        <div className="map-view__empty map-view__empty--alone">
          <p>{t('table.none')}</p>
          {props.first}
        </div>
      ) : narrow ? (
        <Cards
          {...{ store, words, rows, chosen, writing }}
          onChoose={choose}
          onOpen={open}
          label={t('table.stakeholders')}
        />
      ) : (
        <DataGrid
          label={t('table.stakeholders')}
          {...{ source, room, rows, columns, writing, chosen }}
          onChoose={choose}
          sort={asked.sort}
          onSort={onSort}
          openId={selected[0] ?? null}
          goTo={null}
        />
      )}
    </>
  );
}
