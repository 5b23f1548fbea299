import {
  type ClipboardEvent,
  type KeyboardEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { GoalValue } from '@/api';
import { useTranslation } from '@/i18n';
import { numberText, sayNumber } from '../inputs';
import type { Indicator } from '../model';
import { blockOf } from './drafts';
import { type Period, periodKey, periodOf } from './periods';
import type { Cell } from './sheet';
import { usePeriodName } from './usePeriodName';
import { type At, keyAt, type useSheet } from './useSheet';

export interface SheetRow {
  /** Null: all municipalities together. */
  readonly id: string | null;
  readonly name: string;
}

interface ValueSheetProps {
  one: Indicator;
  rows: readonly SheetRow[];
  columns: readonly Period[];
  sheet: ReturnType<typeof useSheet>;
  /** May report and correct values. */
  reporting: boolean;
  today: string;
  at: At | null;
  onAt: (at: At) => void;
}

/**
 * Values by municipality and period, by keyboard like a sheet: arrows move,
 * Enter, F2 or typing begins, Enter and Tab keep and go on, Escape puts back.
 * A block copied from a spreadsheet can be pasted.
 */
export function ValueSheet(props: ValueSheetProps) {
  const { one, rows, columns, sheet, reporting, today } = props;
  const { t, i18n } = useTranslation('goalviews');
  const id = useId();
  const nameOf = usePeriodName();
  const body = useRef<HTMLTableElement>(null);
  const last = columns.length - 1;
  const now = periodKey(periodOf(one.frequency ?? 'yearly', today));
  const [place, setPlace] = useState({ row: 0, column: Math.max(0, last) });
  const [typing, setTyping] = useState<string | null>(null);
  const wanted = useRef(false);
  // What is to be reported is the present period, not the oldest.
  useLayoutEffect(() => {
    const [scroller, head] = [
      body.current?.parentElement,
      body.current?.querySelector('[data-now="true"]'),
    ];
    if (!scroller || !(head instanceof HTMLElement)) return;
    scroller.scrollLeft = head.offsetLeft + head.offsetWidth - scroller.clientWidth;
  }, []);
  const row = Math.min(place.row, rows.length - 1);
  const column = Math.min(place.column, last);

  const pointOf = (r: number, c: number): At | null => {
    const [one, period] = [rows[r], columns[c]];
    return one && period ? { municipalityId: one.id, period } : null;
  };
  const go = (r: number, c: number) => {
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, r)),
      column: Math.max(0, Math.min(last, c)),
    };
    wanted.current = true;
    setTyping(null);
    setPlace(next);
    const point = pointOf(next.row, next.column);
    if (point) props.onAt(point);
  };
  useLayoutEffect(() => {
    if (!wanted.current || typing !== null) return;
    wanted.current = false;
    const cell = body.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const shown = (at: At) => sheet.drafts.get(keyAt(at))?.text ?? textOf(sheet.cells.get(keyAt(at)));
  const textOf = (cell: Cell<GoalValue> | undefined) =>
    cell ? numberText(cell.current.value, i18n.language) : '';

  const onKeyDown = (event: KeyboardEvent) => {
    if (typing !== null || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const moves: Record<string, () => void> = {
      ArrowUp: () => go(row - 1, column),
      ArrowDown: () => go(row + 1, column),
      ArrowLeft: () => go(row, column - 1),
      ArrowRight: () => go(row, column + 1),
      Home: () => go(control ? 0 : row, 0),
      End: () => go(control ? rows.length - 1 : row, last),
    };
    const move = moves[event.key];
    const point = pointOf(row, column);
    if (move) move();
    else if (control || !reporting || !point) return;
    else if (event.key === 'Enter' || event.key === 'F2') setTyping(shown(point));
    else if (event.key === 'Escape' && sheet.drafts.has(keyAt(point))) sheet.putBack(point);
    else if (event.key.length === 1 && event.key !== ' ') setTyping(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (typing !== null || !reporting) return;
    event.preventDefault();
    blockOf(event.clipboardData.getData('text/plain')).forEach((line, down) => {
      line.forEach((text, right) => {
        const point = pointOf(row + down, column + right);
        if (point && text.trim() !== '') sheet.keep(point, text);
      });
    });
  };

  return (
    <div className="sheet__scroller">
      <table
        ref={body}
        role="grid"
        className="sheet"
        aria-label={t('sheet.label', { name: one.name || t('indicators.nameless') })}
        aria-readonly={!reporting}
        aria-describedby={reporting ? `${id}-keys` : undefined}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <thead>
          <tr>
            <th scope="col">{t('sheet.municipality')}</th>
            {columns.map((period) => (
              <th key={periodKey(period)} scope="col" data-now={periodKey(period) === now}>
                {nameOf(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id: municipality, name }, r) => (
            <tr key={municipality ?? ''}>
              <th scope="row">{name}</th>
              {columns.map((period, c) => {
                const at = { municipalityId: municipality, period };
                const here = r === row && c === column;
                return (
                  <SheetCell
                    key={periodKey(period)}
                    one={one}
                    cell={sheet.cells.get(keyAt(at))}
                    draft={sheet.drafts.get(keyAt(at))}
                    place={`${r} ${c}`}
                    active={here}
                    typing={here ? typing : null}
                    onGo={() => go(r, c)}
                    onStart={() => {
                      go(r, c);
                      if (reporting) setTyping(shown(at));
                    }}
                    onDone={(text, to) => {
                      setTyping(null);
                      if (text !== null) sheet.keep(at, text);
                      if (to === 'down') go(r + 1, c);
                      else if (to === 'next') go(r, c + 1);
                      else if (to === 'before') go(r, c - 1);
                      else if (to === 'stay') go(r, c);
                    }}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {reporting && (
        <p id={`${id}-keys`} className="sheet__keys">
          {t('sheet.keys')}
        </p>
      )}
    </div>
  );
}

type Leave = 'down' | 'next' | 'before' | 'stay' | 'away';

interface SheetCellProps {
  one: Indicator;
  cell: Cell<GoalValue> | undefined;
  draft: { text: string; state: string; fault: string | null } | undefined;
  place: string;
  active: boolean;
  typing: string | null;
  onGo: () => void;
  onStart: () => void;
  /** Null: what was there stays. */
  onDone: (text: string | null, to: Leave) => void;
}

function SheetCell(props: SheetCellProps) {
  const { one, cell, draft, place, active, typing, onGo, onStart, onDone } = props;
  const { t, i18n } = useTranslation('goalviews');
  if (typing !== null) return <CellEditor label={one.name} start={typing} onDone={onDone} />;
  const value = cell?.current;
  const said =
    value === undefined
      ? ''
      : one.kind === 'yes_no' && (value.value === 0 || value.value === 1)
        ? t(value.value === 1 ? 'yes' : 'no')
        : sayNumber(value.value, i18n.language, 6);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the table's
    <td
      role="gridcell"
      data-cell={place}
      data-state={draft?.state}
      tabIndex={active ? 0 : -1}
      aria-invalid={draft?.fault ? true : undefined}
      onFocus={() => !active && onGo()}
      onClick={onGo}
      onDoubleClick={onStart}
    >
      {draft ? draft.text : said || <span className="visually-hidden">{t('sheet.empty')}</span>}
      {draft && (
        <span className={draft.fault ? 'sheet__fault' : 'visually-hidden'}>
          {draft.fault ?? t('sheet.sending')}
        </span>
      )}
      {!draft && value?.estimate && (
        <span className="sheet__mark"> {t('sheet.estimateShort')}</span>
      )}
      {!draft && (cell?.before.length ?? 0) > 0 && (
        <span className="sheet__mark" title={t('sheet.corrected')}>
          <span aria-hidden="true"> ✎</span>
          <span className="visually-hidden"> {t('sheet.corrected')}</span>
        </span>
      )}
    </td>
  );
}

interface CellEditorProps {
  label: string;
  start: string;
  onDone: SheetCellProps['onDone'];
}

function CellEditor({ label, start, onDone }: CellEditorProps) {
  const { t } = useTranslation('goalviews');
  const [text, setText] = useState(start);
  const over = useRef(false);
  const end = (kept: string | null, to: Leave) => {
    if (over.current) return;
    over.current = true;
    onDone(kept, to);
  };
  return (
    <td role="gridcell" data-state="typing">
      <input
        className="sheet__input"
        aria-label={t('sheet.value', { name: label })}
        inputMode="decimal"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: typing began in the cell
        autoFocus
        value={text}
        onFocus={(event) => event.target.setSelectionRange(start.length, start.length)}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(text, 'away')}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') end(text, 'down');
          else if (event.key === 'Tab') end(text, event.shiftKey ? 'before' : 'next');
          else if (event.key === 'Escape') end(null, 'stay');
          else return event.stopPropagation();
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </td>
  );
}
