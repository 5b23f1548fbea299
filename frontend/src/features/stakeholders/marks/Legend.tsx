import { useMemo } from 'react';
import { useTranslation } from '@/i18n';
import type { Stakeholder } from '../model';
import { CategoryMark } from './CategoryMark';
import { type CategoryKey, categoryLooks } from './categories';

interface LegendProps {
  stakeholders: ReadonlyMap<string, Stakeholder>;
  hidden: ReadonlySet<CategoryKey>;
  onToggle: (category: CategoryKey) => void;
}

/** What shape and colour mean, with how many there are; pressing one hides or shows it. */
export function Legend({ stakeholders, hidden, onToggle }: LegendProps) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const counts = useMemo(() => countByCategory(stakeholders), [stakeholders]);
  const present = categoryLooks.filter(({ key }) => (counts.get(key) ?? 0) > 0);
  if (present.length === 0) return null;
  return (
    <fieldset className="legend">
      <legend className="visually-hidden">{t('legend.label')}</legend>
      {present.map(({ key }) => (
        <button
          key={key}
          type="button"
          className="legend__one"
          aria-pressed={!hidden.has(key)}
          title={t(hidden.has(key) ? 'legend.show' : 'legend.hide')}
          onClick={() => onToggle(key)}
        >
          <CategoryMark category={key} size={14} />
          <span>
            {t(key === 'not_set' ? 'legend.notSet' : `stakeholders:values.mainCategory.${key}`)}
          </span>
          <span className="legend__count">{counts.get(key)}</span>
        </button>
      ))}
    </fieldset>
  );
}

export function countByCategory(stakeholders: ReadonlyMap<string, Stakeholder>) {
  const counts = new Map<CategoryKey, number>();
  for (const { mainCategory } of stakeholders.values()) {
    const key: CategoryKey = mainCategory ?? 'not_set';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
