import { ChevronDownIcon } from '@navikt/aksel-icons';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { SelectField } from '@/design';
import { useTranslation } from '@/i18n';
import { useKnownTags } from '../details/Tags';
import type { FieldWords } from '../fields/useFieldWords';
import { type MapStore, type StakeholderField, stakeholderSpecs, steps } from '../model';
import type { Column } from './columns';
import { type Asked, filterFields, groupFields, unset } from './rules';

interface RegisterToolsProps {
  store: MapStore;
  words: FieldWords;
  asked: Asked;
  onAsk: (part: Partial<Asked>) => void;
  columns: readonly Column[];
  shown: readonly Column[];
  onColumn: (key: string, show: boolean) => void;
  narrow: boolean;
}

/** Search, filters, grouping and columns: one quiet line above the rows. */
export function RegisterTools(props: RegisterToolsProps) {
  const { asked, onAsk, columns, shown, onColumn, narrow } = props;
  const { t } = useTranslation('stakeholders');
  const used = Object.keys(asked.filters).length;
  return (
    <div className="table__tools">
      <input
        type="search"
        className="ds-input table__search"
        aria-label={t('table.search')}
        placeholder={t('table.search')}
        value={asked.text}
        onChange={(event) => onAsk({ text: event.target.value })}
      />
      <Disclosure label={used > 0 ? t('table.filtersUsed', { count: used }) : t('table.filters')}>
        <Filters {...props} />
      </Disclosure>
      <label className="table__group">
        <span className="small">{t('table.group')}</span>
        <select
          className="ds-input"
          value={asked.group ?? ''}
          onChange={(event) => onAsk({ group: (event.target.value || null) as Asked['group'] })}
        >
          <option value="">{t('table.noGroup')}</option>
          {groupFields.map((field) => (
            <option key={field} value={field}>
              {t(`fields.${field}`)}
            </option>
          ))}
        </select>
      </label>
      {!narrow && (
        <Disclosure label={t('table.columns')}>
          <fieldset className="table__columns">
            <legend className="visually-hidden">{t('table.columns')}</legend>
            {columns
              .filter(({ key }) => key !== 'name')
              .map(({ key, label }) => (
                <label key={key} className="table__check">
                  <input
                    type="checkbox"
                    checked={shown.some((column) => column.key === key)}
                    onChange={(event) => onColumn(key, event.target.checked)}
                  />
                  {label}
                </label>
              ))}
          </fieldset>
        </Disclosure>
      )}
    </div>
  );
}

function Filters({ store, words, asked, onAsk }: RegisterToolsProps) {
  const { t } = useTranslation(['stakeholders', 'connect']);
  const tags = useKnownTags(store);
  const choicesOf = (field: StakeholderField) => {
    if (field === 'tags') return tags.map((tag) => ({ value: tag, label: tag }));
    if (field === 'relevantSteps')
      return steps.map((step) => ({
        value: String(step),
        label: `${step} ${t(`connect:steps.${step}.title`)}`,
      }));
    const spec = stakeholderSpecs[field];
    if (spec.type === 'number')
      return [0, 1, 2, 3].map((level) => ({
        value: String(level),
        label: t(`values.level.${level}`),
      }));
    return words.choices(spec) ?? [];
  };
  const set = (field: string, value: string) => {
    const { [field]: _, ...rest } = asked.filters;
    onAsk({ filters: value === 'all' ? rest : { ...rest, [field]: value } });
  };
  return (
    <div className="table__filters">
      {filterFields.map((field) => (
        <SelectField
          key={field}
          label={t(`fields.${field}`)}
          value={asked.filters[field] ?? 'all'}
          onChange={(event) => set(field, event.target.value)}
        >
          <option value="all">{t('table.all')}</option>
          <option value={unset}>{t('notSet')}</option>
          {choicesOf(field).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </SelectField>
      ))}
      <button type="button" className="plain-button" onClick={() => onAsk({ filters: {} })}>
        {t('table.clearFilters')}
      </button>
    </div>
  );
}

/** A button with a panel under it; Escape and a press outside close it. */
function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape from whatever is inside closes it
    <div
      ref={box}
      className="table__disclosure"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
        <ChevronDownIcon aria-hidden className="menu-button__arrow" />
      </button>
      {open && (
        <div id={id} className="table__panel">
          {children}
        </div>
      )}
    </div>
  );
}
