import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { readDay } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import type { GoalWords } from '../fields/useGoalWords';
import { readNumber } from '../inputs';
import type { Column } from './columns';

/** Where the focus goes after: on with the row below, the cell beside, or nowhere. */
export type Leave = 'stay' | 'down' | 'next' | 'before' | 'away';

interface CellEditorProps {
  column: Column;
  value: unknown;
  words: GoalWords;
  /** Says what is wrong with a value, in words. */
  check: (value: unknown) => string | null;
  onDone: (value: { value: unknown } | null, leave: Leave) => void;
}

const leaveOf = (event: KeyboardEvent): Leave | null => {
  if (event.key === 'Enter') return 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'before' : 'next';
  return event.key === 'Escape' ? 'stay' : null;
};

/** The control inside a cell that is being edited. */
export function CellEditor(props: CellEditorProps) {
  const choices = props.words.choices(props.column.spec);
  return choices ? <Chooser {...props} choices={choices} /> : <Line {...props} />;
}

type ChooserProps = CellEditorProps & { choices: { value: string; label: string }[] };

function Chooser({ column, value, words, choices, onDone }: ChooserProps) {
  const { t } = useTranslation('goals');
  const before = typeof value === 'string' ? value : '';
  const [now, setNow] = useState(before);
  const field = useRef<HTMLSelectElement>(null);
  const over = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const end = (leave: Leave) => {
    if (over.current) return;
    over.current = true;
    onDone(now === before ? null : { value: now === '' ? null : now }, leave);
  };
  return (
    <select
      ref={field}
      className="tree__input"
      aria-label={column.label}
      value={now}
      onChange={(event) => setNow(event.target.value)}
      onBlur={() => end('away')}
      onKeyDown={(event) => {
        event.stopPropagation();
        const leave = leaveOf(event);
        if (!leave) return;
        event.preventDefault();
        if (leave === 'stay') {
          over.current = true;
          onDone(null, 'stay');
        } else end(leave);
      }}
    >
      <option value="">{t('notSet')}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
      {before !== '' && !choices.some((choice) => choice.value === before) && (
        <option value={before}>{words.say(column.spec, before)}</option>
      )}
    </select>
  );
}

function Line({ column, value, words, check, onDone }: CellEditorProps) {
  const { t } = useTranslation('goals');
  const before = words.fieldText(value);
  const [text, setText] = useState(before);
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const read = (): { value: unknown } | { words: string } => {
    if (column.spec.type === 'date') {
      const day = readDay(text);
      return 'wrong' in day ? { words: t('wrongDate') } : day;
    }
    const typed = readNumber(text, words.language);
    if ('wrong' in typed) return { words: t(`numbers.${typed.wrong}`) };
    if (typed.value !== null && (typed.value < 0 || typed.value > 100))
      return { words: t('wrong.share') };
    return typed;
  };
  const end = (leave: Leave) => {
    if (over.current) return;
    const found = text === before ? null : read();
    const fault = found && ('words' in found ? found.words : check(found.value));
    if (fault) {
      setWrong(fault);
      // Left by the mouse: what cannot be kept is given up.
      if (leave !== 'away') return;
    }
    over.current = true;
    onDone(found && 'value' in found && !fault ? found : null, leave);
  };
  return (
    <>
      <input
        ref={field}
        className="tree__input"
        aria-label={column.label}
        aria-invalid={wrong !== null}
        placeholder={column.spec.type === 'date' ? t('datePlaceholder') : undefined}
        inputMode={column.spec.type === 'date' ? undefined : 'decimal'}
        value={text}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setWrong(null);
        }}
        onBlur={() => end('away')}
        onKeyDown={(event) => {
          event.stopPropagation();
          const leave = leaveOf(event);
          if (!leave || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (leave === 'stay') {
            over.current = true;
            onDone(null, 'stay');
          } else end(leave);
        }}
      />
      {wrong && (
        <span className="tree__wrong" role="alert">
          {wrong}
        </span>
      )}
    </>
  );
}
