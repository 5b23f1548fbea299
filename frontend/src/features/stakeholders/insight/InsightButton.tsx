import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import { lostCount } from './gaps';
import { useGaps, useLost } from './useGaps';
import './insight.css';

interface InsightButtonProps {
  store: MapStore;
  open: boolean;
  onToggle: () => void;
}

/** Opens what is missing, and says how much that is. */
export function InsightButton({ store, open, onToggle }: InsightButtonProps) {
  const { t } = useTranslation('stakeholderwork');
  const count = useGaps(store).length + lostCount(useLost(store));
  return (
    <button
      type="button"
      className="plain-button insight__button"
      aria-expanded={open}
      onClick={onToggle}
    >
      {t('insight.button')}
      <span className="insight__count">{count}</span>
    </button>
  );
}
