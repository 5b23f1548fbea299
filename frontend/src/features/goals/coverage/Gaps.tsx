import { useTranslation } from '@/i18n';
import type { CoverColumn } from './columns';
import type { Matrix } from './matrix';

interface GapsProps {
  matrix: Matrix;
  columns: readonly CoverColumn[];
  kind: string;
  nameOf: (id: string) => string;
  onSelect: (ids: readonly string[]) => void;
}

const shownAtMost = 30;

/** What nobody covers, and goals that cover nothing, in words; each goal a jump. */
export function Gaps({ matrix, columns, kind, nameOf, onSelect }: GapsProps) {
  const { t } = useTranslation('goalviews');
  const empty = new Set(matrix.empty);
  const none = columns.filter(({ key }) => empty.has(key));
  const must = none.filter(({ obligatory }) => obligatory);
  const rest = none.filter(({ obligatory }) => !obligatory);
  const list = (some: readonly CoverColumn[]) => some.map(({ name }) => name).join(' · ');
  if (columns.length > 0 && none.length === 0 && matrix.bare.length === 0)
    return <p className="coverage__whole">{t('coverage.whole')}</p>;
  return (
    <div className="coverage__gaps">
      {must.length > 0 && (
        <p className="coverage__missing">
          <strong>{t('coverage.obligatoryMissing', { count: must.length })}</strong> {list(must)}
        </p>
      )}
      {rest.length > 0 && (
        <p>
          <strong>{t(`coverage.uncovered.${kind}`, { count: rest.length })}</strong> {list(rest)}
        </p>
      )}
      {matrix.bare.length > 0 && kind !== 'references' && (
        <details>
          <summary>{t(`coverage.bare.${kind}`, { count: matrix.bare.length })}</summary>
          <ul>
            {matrix.bare.slice(0, shownAtMost).map((id) => (
              <li key={id}>
                <button type="button" className="stale__one" onClick={() => onSelect([id])}>
                  {nameOf(id)}
                </button>
              </li>
            ))}
          </ul>
          {matrix.bare.length > shownAtMost && (
            <p className="quiet">
              {t('coverage.andMore', { count: matrix.bare.length - shownAtMost })}
            </p>
          )}
        </details>
      )}
    </div>
  );
}
