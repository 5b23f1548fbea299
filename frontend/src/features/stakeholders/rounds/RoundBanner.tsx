import { Button } from '@digdir/designsystemet-react';
import type { Round } from '@/api';
import { useTranslation } from '@/i18n';
import './rounds.css';

interface RoundBannerProps {
  round: Round;
  mayPlace: boolean;
  open: boolean;
  onToggle: () => void;
}

/** Above the views while a round goes on: who asks for what, and how far it is. */
export function RoundBanner({ round, mayPlace, open, onToggle }: RoundBannerProps) {
  const { t } = useTranslation('stakeholderwork');
  const isOpen = round.status === 'open';
  const person = round.openedBy?.name ?? t('round.somebody');
  return (
    <section className="round-banner" aria-label={t('round.label')}>
      <div className="round-banner__words">
        <strong>{round.title}</strong>
        <span>
          {isOpen ? t('round.asks', { person }) : t('round.revealed')}{' '}
          {t('round.progress', { placed: round.placedCount, count: round.memberCount })}
        </span>
      </div>
      <Button data-size="sm" variant="secondary" aria-expanded={open} onClick={onToggle}>
        {isOpen && mayPlace ? t('round.place') : t('round.look')}
      </Button>
    </section>
  );
}
