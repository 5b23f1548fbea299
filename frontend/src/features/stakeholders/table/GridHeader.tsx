import { useTranslation } from '@/i18n';
import type { Column } from './columns';
import { cellId, type Sort } from './useGridKeys';

interface GridHeaderProps {
  gridId: string;
  columns: readonly Column[];
  sort: Sort | null;
  /** The column with the focus; −1 when it is in a row. */
  active: number;
  allChosen: boolean;
  someChosen: boolean;
  writing: boolean;
  onAll: (on: boolean) => void;
  onSort: (key: string) => void;
  onFocus: (col: number) => void;
}

/** The names of the columns; pressing one sorts: up, down, not at all. */
export function GridHeader(props: GridHeaderProps) {
  const { gridId, columns, sort, active, allChosen, someChosen, writing, onAll } = props;
  const { t } = useTranslation('stakeholders');
  return (
    <div role="rowgroup" className="grid-table__head">
      <div role="row" tabIndex={-1} aria-rowindex={1} className="grid-table__row">
        <div
          role="columnheader"
          id={cellId(gridId, null, 0)}
          aria-colindex={1}
          tabIndex={active === 0 ? 0 : -1}
          className="grid-table__cell grid-table__choose"
          onFocus={() => props.onFocus(0)}
        >
          {!writing && <span className="visually-hidden">{t('table.row')}</span>}
          {writing && (
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t('table.chooseAll')}
              checked={allChosen}
              ref={(box) => {
                if (box) box.indeterminate = someChosen && !allChosen;
              }}
              onChange={(event) => onAll(event.target.checked)}
            />
          )}
        </div>
        {columns.map(({ key, label }, i) => {
          const sorted = sort?.key === key ? (sort.down ? 'descending' : 'ascending') : undefined;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
            <div
              key={key}
              role="columnheader"
              id={cellId(gridId, null, i + 1)}
              aria-colindex={i + 2}
              aria-sort={sorted}
              tabIndex={active === i + 1 ? 0 : -1}
              className="grid-table__cell"
              data-col={key}
              onFocus={() => props.onFocus(i + 1)}
              onClick={() => props.onSort(key)}
            >
              <span className="grid-table__words">{label}</span>
              {sorted && <span aria-hidden="true">{sorted === 'ascending' ? '↑' : '↓'}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
