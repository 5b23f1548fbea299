import { useTranslation } from '@/i18n';
import { sayNumber } from '../inputs';
import './figure.css';

interface ProgressFigureProps {
  /** 0–100; null is not known, which is not 0. */
  value: number | null;
  /** Why it is not known. */
  reason: string | null;
  colour?: 'green' | 'yellow' | 'red' | null;
}

/** How far, as a bar and in words. What is not known says why. */
export function ProgressFigure({ value, reason, colour }: ProgressFigureProps) {
  const { t, i18n } = useTranslation('goals');
  if (value === null) {
    return <span className="figure figure--unknown">{t(`reasons.${reason ?? 'no_value'}`)}</span>;
  }
  return (
    <span className="figure" data-colour={colour ?? undefined}>
      <svg
        className="figure__bar"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="figure__track" width="100" height="6" rx="1" />
        <rect className="figure__fill" width={Math.min(100, value)} height="6" rx="1" />
      </svg>
      <span className="figure__number">{sayNumber(Math.round(value), i18n.language)} %</span>
      {colour && <span className="figure__word">{t(`colours.${colour}`)}</span>}
    </span>
  );
}
