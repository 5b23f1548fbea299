import { useMemo } from 'react';
import { useTranslation } from '@/i18n';
import { beginsEarly, type Link } from './bars';
import type { Row } from './rows';
import { readDay } from './scale';

const daysOf = ({ start, due }: Row) => ({ start: readDay(start), due: readDay(due) });

interface EarlyStartsProps {
  rows: readonly Row[];
  dependencies: readonly Link[];
  onSelect: (ids: readonly string[]) => void;
}

/** In words: what begins before that is done which it waits for. */
export function EarlyStarts({ rows, dependencies, onSelect }: EarlyStartsProps) {
  const { t } = useTranslation('goalviews');
  const early = useMemo(() => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return dependencies.flatMap(({ before, after }) => {
      const [first, next] = [byId.get(before), byId.get(after)];
      if (!first || !next) return [];
      return beginsEarly(daysOf(first), daysOf(next)) ? [{ first, next }] : [];
    });
  }, [rows, dependencies]);
  if (early.length === 0) return null;
  return (
    <details className="stale timeline__early">
      <summary>{t('timeline.early', { count: early.length })}</summary>
      <ul>
        {early.map(({ first, next }) => (
          <li key={`${first.id} ${next.id}`}>
            <button
              type="button"
              className="stale__one"
              onClick={() => onSelect(next.goalId ? [next.goalId] : [])}
            >
              {t('timeline.beginsBefore', {
                name: next.title.trim() || t('untitled'),
                other: first.title.trim() || t('untitled'),
              })}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
