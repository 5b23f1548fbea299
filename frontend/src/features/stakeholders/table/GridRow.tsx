import { InformationSquareIcon } from '@navikt/aksel-icons';
import { memo, useCallback, useSyncExternalStore } from 'react';
import { personColour } from '@/design';
import type { Room } from '@/features/collab';
import { CommentButton } from '@/features/comments/button';
import { useTranslation } from '@/i18n';
import { useEditors } from '../fields/useEditors';
import { useStakeholder } from '../model';
import type { Other } from '../presence';
import { CellEditor } from './CellEditor';
import type { Column } from './columns';
import type { RowValues, Source } from './source';
import { type CellHandlers, cellId, type Editing } from './useGridKeys';

interface GridRowProps {
  id: string;
  /** Among all rows, groups included. */
  index: number;
  top: number;
  columns: readonly Column[];
  source: Source;
  room: Room;
  writing: boolean;
  gridId: string;
  activeCol: number;
  editing: Editing | null;
  chosen: boolean;
  open: boolean;
  handlers: CellHandlers;
}

/** One row; drawn again only when something of it changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, index, top, columns, source, room, gridId, activeCol, chosen, open } = props;
  const { t } = useTranslation('stakeholders');
  const subscribe = useCallback(
    (listener: () => void) => source.subscribe(id, listener),
    [source, id],
  );
  const values = useSyncExternalStore(subscribe, () => source.row(id));
  const editors = useEditors(room, id);
  if (!values) return null;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-open={open}
      className="grid-table__row"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        id={cellId(gridId, id, 0)}
        aria-colindex={1}
        tabIndex={activeCol === 0 ? 0 : -1}
        className="grid-table__cell grid-table__choose"
        onFocus={() => props.handlers.focus(id, 0)}
      >
        {props.writing && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('table.choose', { name: source.nameOf(id) || t('nameless') })}
            checked={chosen}
            onChange={(event) => props.handlers.choose(id, event.target.checked)}
          />
        )}
      </div>
      {columns.map((column, i) => (
        <Cell
          key={column.key}
          {...props}
          column={column}
          col={i + 1}
          values={values}
          active={activeCol === i + 1}
          editing={activeCol === i + 1 ? props.editing : null}
          others={editors.filter((other) => other.editing?.field === column.key)}
        />
      ))}
    </div>
  );
});

interface CellProps extends GridRowProps {
  column: Column;
  col: number;
  values: RowValues;
  active: boolean;
  others: readonly Other[];
}

function Cell(props: CellProps) {
  const { id, column, col, values, active, editing, others, gridId, source, handlers } = props;
  const { t } = useTranslation('stakeholders');
  const first = others[0];
  const isName = column.key === 'name';
  const value = values.value(column);
  const cell = cellId(gridId, id, col);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a cell, whichever role it has
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: cells and row headers have both a column
    <div
      role={isName ? 'rowheader' : 'gridcell'}
      id={cell}
      // A header is read with every cell below it: without the words of its buttons.
      aria-labelledby={
        isName && !editing
          ? ['words', 'said', 'others'].map((part) => `${cell}-${part}`).join(' ')
          : undefined
      }
      aria-colindex={col + 1}
      tabIndex={active && !editing ? 0 : -1}
      className="grid-table__cell"
      data-col={column.key}
      data-others={first !== undefined}
      style={
        first ? ({ '--person': personColour(first.user.id) } as React.CSSProperties) : undefined
      }
      onFocus={() => !editing && handlers.focus(id, col)}
      onDoubleClick={() => handlers.edit(id, col)}
    >
      {editing ? (
        <CellEditor
          id={id}
          column={column}
          value={value}
          typed={editing.typed}
          source={source}
          onDone={(result, leave) => handlers.done(id, column, result, leave)}
        />
      ) : (
        <CellWords id={`${cell}-words`} column={column} value={value} source={source} />
      )}
      {col === 1 && !editing && (
        <span id={`${cell}-said`}>
          <CommentButton
            anchor={{ kind: source.about, id, quote: source.nameOf(id) }}
            small
            marksOnly
            tabIndex={-1}
          />
        </span>
      )}
      {isName && source.open && !editing && (
        <button
          type="button"
          tabIndex={-1}
          className="tool grid-table__open"
          title={t('table.open', { name: source.nameOf(id) || t('nameless') })}
          onClick={() => source.open?.(id)}
        >
          <InformationSquareIcon aria-hidden />
        </button>
      )}
      {first && (
        <span id={`${cell}-others`} className="grid-table__editor">
          <span className="visually-hidden">, </span>
          {t('editing', { name: first.user.name })}
        </span>
      )}
    </div>
  );
}

interface CellWordsProps {
  id: string;
  column: Column;
  value: unknown;
  source: Source;
}

function CellWords({ id: cell, column, value, source }: CellWordsProps) {
  const { t } = useTranslation('stakeholders');
  const { spec } = column;
  if (spec && (spec.type === 'parent' || spec.type === 'end') && typeof value === 'string') {
    return <NameOf source={source} id={value} />;
  }
  const said = spec ? source.words.say(spec, value) : String(value ?? '');
  if (said === '') {
    return (
      <span id={cell} className="grid-table__unset">
        {column.key === 'name' ? t('nameless') : t('notSet')}
      </span>
    );
  }
  return (
    <span id={cell} className="grid-table__words">
      {said}
    </span>
  );
}

/** Follows the other one's name. */
function NameOf({ source, id }: { source: Source; id: string }) {
  const { t } = useTranslation('stakeholders');
  const one = useStakeholder(source.store, id);
  return (
    <span className="grid-table__words">
      {one ? one.name || t('nameless') : t('somebodyRemoved')}
    </span>
  );
}
