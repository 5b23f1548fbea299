import { useTranslation } from '@/i18n';
import type { CategoryKey } from '../marks/categories';
import { Legend } from '../marks/Legend';
import type { Quadrant, Stakeholder } from '../model';
import { quadrants } from './coordinates';

interface GridBarProps {
  stakeholders: ReadonlyMap<string, Stakeholder>;
  hidden: ReadonlySet<CategoryKey>;
  onToggle: (category: CategoryKey) => void;
  quadrant: Quadrant | null;
  onQuadrant: (quadrant: Quadrant | null) => void;
  wordOf: (name: Quadrant) => string;
}

/** What the marks mean, and which part of the grid is seen. */
export function GridBar(props: GridBarProps) {
  const { stakeholders, hidden, onToggle, quadrant, onQuadrant, wordOf } = props;
  const { t } = useTranslation('stakeholderviews');
  return (
    <div className="map-view__bar">
      <Legend stakeholders={stakeholders} hidden={hidden} onToggle={onToggle} />
      <label className="map-view__choice">
        <span>{t('grid.show')}</span>
        <select
          className="ds-input"
          value={quadrant ?? ''}
          onChange={(event) =>
            onQuadrant(quadrants.find((one) => one === event.target.value) ?? null)
          }
        >
          <option value="">{t('grid.whole')}</option>
          {quadrants.map((name) => (
            <option key={name} value={name}>
              {wordOf(name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
