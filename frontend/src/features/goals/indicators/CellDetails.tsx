import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { GoalValue } from '@/api';
import { TextField } from '@/design';
import { formatDateTime, useTranslation } from '@/i18n';
import { NumberInput, sayNumber } from '../inputs';
import type { Cell } from './sheet';
import { usePeriodName } from './usePeriodName';
import type { At, useSheet } from './useSheet';

interface CellDetailsProps {
  at: At;
  place: string;
  cell: Cell<GoalValue> | undefined;
  sheet: ReturnType<typeof useSheet>;
  reporting: boolean;
}

/** The value of the cell one is in: who said it, what it was before, and what to add. */
export function CellDetails({ at, place, cell, sheet, reporting }: CellDetailsProps) {
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const nameOf = usePeriodName();
  if (!cell) return <p className="quiet small">{t('sheet.nothingHere')}</p>;
  const say = (value: GoalValue) =>
    [
      sayNumber(value.value, i18n.language, 6),
      value.estimate && t('sheet.estimate'),
      value.n !== null && t('sheet.nIs', { n: sayNumber(value.n, i18n.language) }),
      value.note,
    ]
      .filter(Boolean)
      .join(' · ');
  const source = (value: GoalValue) => (
    <span className="quiet">
      {t('sheet.by', {
        name: value.by?.name ?? t('goals:formerMember'),
        when: formatDateTime(value.at, i18n.language),
      })}
    </span>
  );
  return (
    <div className="cell-details">
      <h4>
        {place}, {nameOf(at.period)}
      </h4>
      <p>
        {say(cell.current)} {source(cell.current)}
      </p>
      {cell.before.length > 0 && (
        <>
          <p className="quiet small">{t('sheet.before')}</p>
          <ol className="cell-details__before">
            {cell.before.map((value) => (
              <li key={value.id}>
                <del>{say(value)}</del> {source(value)}
              </li>
            ))}
          </ol>
        </>
      )}
      {reporting && <About key={cell.current.id} at={at} value={cell.current} sheet={sheet} />}
    </div>
  );
}

interface AboutProps {
  at: At;
  value: GoalValue;
  sheet: ReturnType<typeof useSheet>;
}

/** What is known about a number; kept as a correction with the same number. */
function About({ at, value, sheet }: AboutProps) {
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const [estimate, setEstimate] = useState(value.estimate);
  const [n, setN] = useState<number | null>(value.n);
  const [note, setNote] = useState(value.note);
  const changed = estimate !== value.estimate || n !== value.n || note.trim() !== value.note;
  const keep = () =>
    sheet.send(at, sayNumber(value.value, i18n.language, 6), value.value, {
      estimate,
      note: note.trim(),
      ...(n === null ? {} : { n }),
    });
  return (
    <details className="cell-details__about">
      <summary>{t('sheet.about')}</summary>
      <label className="check">
        <input
          type="checkbox"
          checked={estimate}
          onChange={(event) => setEstimate(event.target.checked)}
        />
        {t('sheet.estimateLong')}
      </label>
      <NumberInput label={t('sheet.n')} value={n} min={0} onSet={setN} />
      <TextField
        label={t('sheet.note')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button variant="secondary" data-size="sm" disabled={!changed} onClick={() => void keep()}>
        {t('sheet.keepAbout')}
      </Button>
    </details>
  );
}
