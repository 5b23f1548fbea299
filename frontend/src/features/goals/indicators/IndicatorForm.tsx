import type { ReactNode } from 'react';
import type { Person } from '@/api';
import { StakeholderPicker } from '@/features/stakeholders/picker';
import { useTranslation } from '@/i18n';
import {
  ChoiceInput,
  DayInput,
  LineInput,
  NumberInput,
  PersonInput,
  usePersonName,
} from '../inputs';
import {
  aggregates,
  benefitTypes,
  directions,
  effectPlaces,
  frequencies,
  type GoalStore,
  type Indicator,
  type IndicatorFields,
  indicatorKinds,
  indicatorSpecs,
  sources,
} from '../model';
import { IndicatorReading } from './IndicatorReading';
import { Milestones } from './Milestones';
import { useBeneficiary } from './useBeneficiary';

interface IndicatorFormProps {
  store: GoalStore;
  one: Indicator;
  writing: boolean;
  members: readonly Person[];
  groupId: string;
}

/** What an indicator counts and when it is good enough. */
export function IndicatorForm(props: IndicatorFormProps) {
  const { store, one, writing, members, groupId } = props;
  const { t } = useTranslation(['goalviews', 'goals']);
  const set = (patch: Partial<IndicatorFields>) => store.setIndicator(one.id, patch);
  const beneficiary = useBeneficiary(one);
  const personName = usePersonName(members);
  if (!writing)
    return <IndicatorReading one={one} personName={personName} beneficiary={beneficiary?.label} />;

  const label = (field: keyof IndicatorFields) => t(`indicators.fields.${field}`);
  const line = (
    field: 'name' | 'definition' | 'unit' | 'baselineMethod' | 'baselineMissingReason',
  ) => (
    <LineInput
      label={label(field)}
      value={one[field]}
      maxLength={2000}
      autoFocus={field === 'name' && one.name === ''}
      onSet={(value) => set({ [field]: field === 'name' ? (value ?? '') : value })}
    />
  );
  const number = (
    field: NumberField,
    range: { min?: number; max?: number } = {},
    hint?: ReactNode,
  ) => (
    <NumberInput
      label={label(field)}
      value={one[field]}
      hint={hint}
      {...range}
      onSet={(value) => set({ [field]: value })}
    />
  );
  const day = (field: 'baselineDate' | 'targetDate') => (
    <DayInput label={label(field)} value={one[field]} onSet={(value) => set({ [field]: value })} />
  );
  const choice = (field: ChoiceField, values: readonly string[]) => {
    const spec = indicatorSpecs[field];
    const words = spec.type === 'choice' ? spec.words : '';
    return (
      <ChoiceInput
        label={label(field)}
        value={one[field]}
        values={values}
        say={(value) => t(`goals:values.${words}.${value}`)}
        onSet={(value) => set({ [field]: value })}
      />
    );
  };
  const ranged = one.direction === 'keep' || one.direction === 'within_range';
  const same = one.baselineValue !== null && one.baselineValue === one.targetValue && !ranged;
  return (
    <div className="indicator-form">
      {line('name')}
      {line('definition')}
      <div className="pair">
        {choice('kind', indicatorKinds)}
        {line('unit')}
        {choice('direction', directions)}
        {choice('frequency', frequencies)}
      </div>
      <Group title={t('indicators.groups.baseline')}>
        <div className="pair">
          {number('baselineValue')}
          {day('baselineDate')}
        </div>
        {line('baselineMethod')}
        {one.baselineValue === null && line('baselineMissingReason')}
      </Group>
      <Group title={t('indicators.groups.target')}>
        <div className="pair">
          {number('targetValue', {}, same ? t('indicators.targetIsBaseline') : undefined)}
          {day('targetDate')}
          {ranged && number('rangeLow')}
          {ranged && number('rangeHigh')}
        </div>
        <Milestones store={store} one={one} />
        <div className="pair">
          {number('thresholdGreen', { min: 0, max: 100 })}
          {number('thresholdYellow', { min: 0, max: 100 })}
        </div>
      </Group>
      <Group title={t('indicators.groups.benefit')}>
        <div className="pair">
          {choice('benefitType', benefitTypes)}
          {choice('effectPlace', effectPlaces)}
        </div>
        <StakeholderPicker
          groupId={groupId}
          label={label('beneficiaryId')}
          value={beneficiary}
          onChange={(picked) =>
            set({
              beneficiaryDocument: picked?.documentId ?? null,
              beneficiaryId: picked?.stakeholderId ?? null,
            })
          }
        />
      </Group>
      <Group title={t('indicators.groups.work')}>
        <PersonInput
          label={label('ownerId')}
          value={one.ownerId}
          members={members}
          hint={t('indicators.ownerHint')}
          onSet={(ownerId) => set({ ownerId })}
        />
        <div className="pair">
          {choice('source', sources)}
          {choice('aggregate', aggregates)}
        </div>
      </Group>
    </div>
  );
}

type NumberField =
  | 'baselineValue'
  | 'targetValue'
  | 'rangeLow'
  | 'rangeHigh'
  | 'thresholdGreen'
  | 'thresholdYellow';
type ChoiceField =
  | 'kind'
  | 'direction'
  | 'frequency'
  | 'benefitType'
  | 'effectPlace'
  | 'source'
  | 'aggregate';

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="indicator-form__group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
