import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { type Round, useCloseRound, useErrorWords, useRevealRound } from '@/api';
import { announce, Notice } from '@/design';
import { SidePanel } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import { PlaceList } from './PlaceList';
import { RoundResults } from './RoundResults';
import './rounds.css';

export interface RoundPanelProps {
  store: MapStore;
  documentId: string;
  round: Round;
  /** One's own places may be set. */
  mayPlace: boolean;
  /** The round may be revealed and closed, and results agreed on. */
  mayLead: boolean;
  onClose: () => void;
}

/** One's own places while the round is open; what all said after the reveal. */
export default function RoundPanel(props: RoundPanelProps) {
  const { round, mayPlace, mayLead, onClose } = props;
  const { t } = useTranslation('stakeholderwork');
  const isOpen = round.status === 'open';
  const heading = useTopOnChange(round.status);
  return (
    <SidePanel label={t('round.label')} onClose={onClose}>
      <div className="round">
        <h2 ref={heading} tabIndex={-1}>
          {round.title}
        </h2>
        {isOpen && (
          <p className="round__quiet">{t(mayPlace ? 'round.private' : 'round.readOnly')}</p>
        )}
        {isOpen && mayPlace && <PlaceList {...props} />}
        {!isOpen && <RoundResults {...props} />}
        {mayLead && <Lead {...props} />}
      </div>
    </SidePanel>
  );
}

/** What the round shows now begins at its heading; the button that was pressed is gone. */
function useTopOnChange(status: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(status);
  useEffect(() => {
    if (before.current === status) return;
    before.current = status;
    heading.current?.focus();
  }, [status]);
  return heading;
}

function Lead({ documentId, round, onClose }: RoundPanelProps) {
  const { t } = useTranslation(['stakeholderwork', 'common']);
  const reveal = useRevealRound(documentId, round.id);
  const close = useCloseRound(documentId, round.id);
  const words = useErrorWords();
  const [sure, setSure] = useState(false);
  const isOpen = round.status === 'open';
  const failed = reveal.error ?? close.error;
  const onReveal = () =>
    reveal.mutate(undefined, { onSuccess: () => announce(t('round.revealed')) });
  const onCloseRound = () =>
    isOpen && round.placedCount > 0 && !sure
      ? setSure(true)
      : close.mutate(undefined, { onSuccess: onClose });
  return (
    <section className="round__lead" aria-label={t('round.lead')}>
      {isOpen && round.fewPeople && (
        <Notice kind="info" title={t('round.few')}>
          <p>{t('round.fewDetail')}</p>
        </Notice>
      )}
      {failed && (
        <Notice kind="danger" title={t('common:failed')}>
          <p>{words(failed)}</p>
        </Notice>
      )}
      {sure && (
        <Notice kind="warning" title={t('round.closeSure')}>
          <p>{t('round.closeSureDetail')}</p>
        </Notice>
      )}
      <div className="form__buttons">
        {isOpen && (
          <Button data-size="sm" loading={reveal.isPending} onClick={onReveal}>
            {t('round.reveal')}
          </Button>
        )}
        <Button
          data-size="sm"
          variant={isOpen ? 'tertiary' : 'secondary'}
          loading={close.isPending}
          onClick={onCloseRound}
        >
          {t(isOpen ? 'round.drop' : 'round.close')}
        </Button>
      </div>
    </section>
  );
}
