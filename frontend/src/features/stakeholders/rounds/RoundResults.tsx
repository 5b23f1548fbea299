import { Button } from '@digdir/designsystemet-react';
import { type RoundResult, useAgree, useErrorWords } from '@/api';
import { announce, Notice } from '@/design';
import { useTranslation } from '@/i18n';
import { decimal, useLevels } from '../marks/useLevels';
import { type Stakeholder, useStakeholders } from '../model';
import { atOne, isAgreed, tenth } from './agreement';
import type { RoundPanelProps } from './RoundPanel';

/** What all said, those they differ on most first, and how to agree. */
export function RoundResults({ store, documentId, round, mayLead }: RoundPanelProps) {
  const { t } = useTranslation(['stakeholderwork', 'common']);
  const stakeholders = useStakeholders(store);
  const agree = useAgree(documentId, round.id);
  const words = useErrorWords();
  const rows = (round.results ?? [])
    .flatMap((result) => {
      const one = stakeholders.get(result.stakeholderId);
      return one ? [{ result, one }] : [];
    })
    .sort((a, b) => differing(b.result) - differing(a.result));
  const easy = rows.filter(({ result, one }) => atOne(result) && !isAgreed(result, one));
  const accept = (some: readonly RoundResult[]) =>
    agree.mutate(some.map(proposal), {
      onSuccess: () => announce(t('round.agreedMany', { count: some.length })),
    });
  const withheld = (round.withheld ?? []).filter((id) => stakeholders.has(id)).length;
  const note = withheld > 0 && (
    <p className="round__quiet">{t('round.withheld', { count: withheld })}</p>
  );
  if (rows.length === 0) return note || <p className="round__quiet">{t('round.nobody')}</p>;
  return (
    <>
      <p className="round__quiet">{t('round.howToRead')}</p>
      {agree.isError && (
        <Notice kind="danger" title={t('common:failed')}>
          <p>{words(agree.error)}</p>
        </Notice>
      )}
      {mayLead && easy.length > 0 && (
        <Button
          variant="secondary"
          data-size="sm"
          loading={agree.isPending}
          onClick={() => accept(easy.map(({ result }) => result))}
        >
          {t('round.agreeAll', { count: easy.length })}
        </Button>
      )}
      <ul className="round__list">
        {rows.map(({ result, one }) => (
          <ResultRow
            key={one.id}
            {...{ result, one }}
            onAgree={mayLead ? () => accept([result]) : undefined}
          />
        ))}
      </ul>
      {note}
    </>
  );
}

const differing = ({ spread }: RoundResult) => spread.interest + spread.influence;

const proposal = ({ stakeholderId, median }: RoundResult) => ({
  stakeholderId,
  interest: tenth(median.interest),
  influence: tenth(median.influence),
});

interface ResultRowProps {
  result: RoundResult;
  one: Stakeholder;
  onAgree?: () => void;
}

function ResultRow({ result, one, onAgree }: ResultRowProps) {
  const { t, i18n } = useTranslation(['stakeholderwork', 'stakeholders']);
  const { say } = useLevels();
  const name = one.name || t('stakeholders:nameless');
  return (
    <li className="round__result">
      <div className="round__head">
        <span className="round__name">{name}</span>
        <span className="round__tag">{t(atOne(result) ? 'round.atOne' : 'round.differ')}</span>
      </div>
      <dl className="round__figures">
        {(['interest', 'influence'] as const).map((field) => (
          <div key={field}>
            <dt>{t(`stakeholders:fields.${field}`)}</dt>
            <dd>
              {say(result.median[field])},{' '}
              {t('round.spread', { spread: decimal(result.spread[field], i18n.language) })}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('round.placedBy')}</dt>
          <dd>{result.count}</dd>
        </div>
      </dl>
      {isAgreed(result, one) ? (
        <p className="round__agreed">{t('round.agreed')}</p>
      ) : (
        onAgree && (
          <button
            type="button"
            className="round__agree"
            aria-label={t('round.agreeNamed', { name })}
            onClick={onAgree}
          >
            {t('round.agree')}
          </button>
        )
      )}
    </li>
  );
}
