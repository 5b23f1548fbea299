import { formatDate, useTranslation } from '@/i18n';
import { sayNumber } from '../inputs';
import { type FieldSpec, type Indicator, type IndicatorFields, indicatorSpecs } from '../model';
import { useUnit } from './useUnit';

interface IndicatorReadingProps {
  one: Indicator;
  personName: (id: string | null) => string;
  beneficiary: string | undefined;
}

const hidden = new Set<keyof IndicatorFields>(['goalId', 'order', 'name', 'beneficiaryDocument']);

/** What is set, for those who only read. */
export function IndicatorReading({ one, personName, beneficiary }: IndicatorReadingProps) {
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const unit = useUnit();
  const say = (field: keyof IndicatorFields, spec: FieldSpec): string => {
    const value = one[field];
    if (value === null || value === '') return '';
    if (field === 'beneficiaryId') return beneficiary ?? '';
    if (spec.type === 'choice') return t(`goals:values.${spec.words}.${value}`);
    if (spec.type === 'date') return formatDate(String(value), i18n.language);
    if (spec.type === 'person') return personName(String(value));
    if (typeof value !== 'number') return String(value);
    const number = sayNumber(value, i18n.language);
    return field.startsWith('threshold') ? `${number} %` : unit(one, number);
  };
  const lines = (Object.entries(indicatorSpecs) as [keyof IndicatorFields, FieldSpec][])
    .filter(([field]) => !hidden.has(field))
    .map(([field, spec]) => ({ field, said: say(field, spec) }))
    .filter(({ said }) => said !== '');
  return (
    <dl className="indicator-reading">
      {lines.map(({ field, said }) => (
        <div key={field}>
          <dt>{t(`indicators.fields.${field}`)}</dt>
          <dd>{said}</dd>
        </div>
      ))}
      {one.milestones.map(({ date, value }) => (
        <div key={date}>
          <dt>{t('milestones.on', { date: formatDate(date, i18n.language) })}</dt>
          <dd>{unit(one, sayNumber(value, i18n.language))}</dd>
        </div>
      ))}
    </dl>
  );
}
