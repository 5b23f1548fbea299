import { useState } from 'react';
import { TextField } from '@/design';
import { readDay } from '@/features/shareddoc';
import { formatDate, useTranslation } from '@/i18n';
import { readNumber, sayNumber } from '../inputs';
import type { GoalStore, Indicator } from '../model';
import { useUnit } from './useUnit';

/** Values that should be reached on the way. */
export function Milestones({ store, one }: { store: GoalStore; one: Indicator }) {
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const unit = useUnit();
  const [day, setDay] = useState('');
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState<{ day?: string; value?: string }>({});
  const add = () => {
    const on = readDay(day);
    const number = readNumber(value, i18n.language);
    const faults = {
      ...('wrong' in on || on.value === null ? { day: t('goals:wrongDate') } : {}),
      ...('wrong' in number
        ? { value: t(`goals:numbers.${number.wrong}`) }
        : number.value === null
          ? { value: t('goals:numbers.notNumber') }
          : {}),
    };
    setWrong(faults);
    if ('wrong' in on || on.value === null || 'wrong' in number || number.value === null) return;
    store.setMilestone(one.id, on.value, number.value);
    setDay('');
    setValue('');
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <div className="milestones">
      <p className="small">{t('milestones.title')}</p>
      {one.milestones.length > 0 && (
        <ul className="milestones__list">
          {one.milestones.map(({ date, value: number }) => (
            <li key={date}>
              {formatDate(date, i18n.language)}: {unit(one, sayNumber(number, i18n.language))}
              <button
                type="button"
                className="plain-button"
                onClick={() => store.setMilestone(one.id, date, null)}
              >
                {t('milestones.remove')}
                <span className="visually-hidden"> {formatDate(date, i18n.language)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="pair" onKeyDown={onKeyDown} role="group" aria-label={t('milestones.add')}>
        <TextField
          label={t('milestones.day')}
          value={day}
          error={wrong.day}
          placeholder={t('goals:datePlaceholder')}
          autoComplete="off"
          onChange={(event) => setDay(event.target.value)}
        />
        <TextField
          label={t('milestones.value')}
          value={value}
          error={wrong.value}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => setValue(event.target.value)}
        />
      </div>
      <button type="button" className="plain-button" onClick={add}>
        {t('milestones.add')}
      </button>
    </div>
  );
}
