import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { LiveText } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { fieldText, parseField } from '../fields/parse';
import { chosen } from '../fields/useFieldWords';
import type { FieldSpec } from '../model';
import type { Column } from './columns';
import type { Source } from './source';
import type { Leave } from './useGridKeys';

interface CellEditorProps {
  id: string;
  column: Column;
  value: unknown;
  /** The letter that started it replaces what was there. */
  typed: string | null;
  source: Source;
  onDone: (value: { value: unknown } | null, leave: Leave) => void;
}

/** The control inside a cell that is being edited. */
export function CellEditor(props: CellEditorProps) {
  const { column, source, id } = props;
  if (column.text) return <TextEditor {...props} />;
  const { spec } = column;
  if (!spec) return null;
  const choices = source.words.choices(spec, id);
  return choices ? (
    <ChoiceEditor {...props} spec={spec} choices={choices} />
  ) : (
    <LineEditor {...props} spec={spec} />
  );
}

const leaves = (event: KeyboardEvent): Leave | null => {
  if (event.key === 'Enter') return 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'before' : 'next';
  return event.key === 'Escape' ? 'stay' : null;
};

function LineEditor({
  column,
  value,
  typed,
  source,
  spec,
  onDone,
}: CellEditorProps & { spec: FieldSpec }) {
  const { t } = useTranslation('stakeholders');
  const before = fieldText(value, source.words.language);
  const [text, setText] = useState(typed ?? before);
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => {
    field.current?.focus();
    if (typed === null) field.current?.select();
  }, [typed]);
  const end = (leave: Leave) => {
    if (over.current) return;
    const parsed = text === before ? null : parseField(spec, text);
    if (parsed && 'wrong' in parsed) {
      setWrong(parsed.wrong);
      // Left by the mouse: what cannot be kept is given up.
      if (leave !== 'away') return;
    }
    over.current = true;
    onDone(parsed && !('wrong' in parsed) ? parsed : null, leave);
  };
  const range = spec.type === 'number' ? { min: spec.min, max: spec.max } : {};
  return (
    <>
      <input
        ref={field}
        className="grid-table__input"
        aria-label={column.label}
        aria-invalid={wrong !== null}
        inputMode={spec.type === 'number' ? 'decimal' : undefined}
        value={text}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setWrong(null);
        }}
        onBlur={() => end('away')}
        onKeyDown={(event) => {
          const leave = leaves(event);
          if (!leave || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          if (leave === 'stay') {
            over.current = true;
            onDone(null, 'stay');
          } else end(leave);
        }}
      />
      {wrong && (
        <span className="grid-table__wrong" role="alert">
          {t(`wrong.${wrong}`, range)}
        </span>
      )}
    </>
  );
}

interface ChoiceEditorProps extends CellEditorProps {
  spec: FieldSpec;
  choices: { value: string; label: string }[];
}

function ChoiceEditor({ column, value, typed, spec, choices, onDone }: ChoiceEditorProps) {
  const { t } = useTranslation('stakeholders');
  const before = value === null || value === undefined ? '' : String(value);
  const [now, setNow] = useState(() => startOf(choices, typed) ?? before);
  const field = useRef<HTMLSelectElement>(null);
  const over = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const end = (leave: Leave) => {
    if (over.current) return;
    over.current = true;
    onDone(now === before ? null : { value: chosen(spec, now) }, leave);
  };
  return (
    <select
      ref={field}
      className="grid-table__input"
      aria-label={column.label}
      value={now}
      onChange={(event) => setNow(event.target.value)}
      onBlur={() => end('away')}
      onKeyDown={(event) => {
        const leave = leaves(event);
        if (!leave) return;
        event.preventDefault();
        event.stopPropagation();
        if (leave === 'stay') {
          over.current = true;
          onDone(null, 'stay');
        } else end(leave);
      }}
    >
      {spec.type !== 'flag' && spec.type !== 'end' && <option value="">{t('notSet')}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** The first choice that begins with the letter. */
function startOf(choices: { value: string; label: string }[], typed: string | null) {
  if (typed === null) return null;
  const letter = typed.toLocaleLowerCase();
  return choices.find(({ label }) => label.toLocaleLowerCase().startsWith(letter))?.value ?? null;
}

/** A long text over the cell, shared as it is typed: nothing to keep or cancel. */
function TextEditor({ id, column, typed, source, onDone }: CellEditorProps) {
  const ref = useRef<HTMLDivElement>(null);
  const over = useRef(false);
  const { store } = source;
  const text = column.text;
  useEffect(() => {
    const area = ref.current?.querySelector('textarea');
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
    if (typed !== null && text) {
      const at = store.words(id, text).length;
      store.type(id, text, { at, remove: 0, insert: typed });
      area?.setSelectionRange(at + typed.length, at + typed.length);
    }
  }, [typed, text, store, id]);
  if (!text) return null;
  const end = (leave: Leave) => {
    if (over.current) return;
    over.current = true;
    onDone(null, leave);
  };
  return (
    <div ref={ref} className="grid-table__text">
      <LiveText
        store={store}
        of={id}
        field={text}
        aria-label={column.label}
        onBlur={() => end('away')}
        onKeyDown={(event) => {
          const leave = leaves(event);
          const done = leave && (leave !== 'down' || event.ctrlKey || event.metaKey);
          if (!done || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          end(leave === 'down' ? 'stay' : leave);
        }}
      />
    </div>
  );
}
