import { Menu } from '@/design';
import { useTranslation } from '@/i18n';
import type { Column, ColumnKey } from './columns';

interface TreeToolsProps {
  query: string;
  onQuery: (query: string) => void;
  found: number | null;
  all: readonly Column[];
  wanted: readonly ColumnKey[];
  onColumn: (key: ColumnKey) => void;
  onFoldAll: (folded: boolean) => void;
  narrow: boolean;
}

/** Above the outline: find, fold, and what stands beside the titles. */
export function TreeTools(props: TreeToolsProps) {
  const { query, onQuery, found, all, wanted, onColumn, onFoldAll, narrow } = props;
  const { t } = useTranslation('goals');
  return (
    <div className="tree__tools">
      <input
        type="search"
        className="ds-input tree__search"
        aria-label={t('find')}
        placeholder={t('find')}
        value={query}
        autoComplete="off"
        onChange={(event) => onQuery(event.target.value)}
      />
      <span className="quiet small" role="status">
        {found !== null && t('found', { count: found })}
      </span>
      <button type="button" className="plain-button tree__plain" onClick={() => onFoldAll(true)}>
        {t('foldAll')}
      </button>
      <button type="button" className="plain-button tree__plain" onClick={() => onFoldAll(false)}>
        {t('unfoldAll')}
      </button>
      {!narrow && (
        <Menu
          label={t('columns')}
          items={all.map(({ key, label }) => ({
            id: key,
            label: `${wanted.includes(key) ? '✓ ' : ''}${label}`,
            choose: () => onColumn(key),
          }))}
        />
      )}
    </div>
  );
}
