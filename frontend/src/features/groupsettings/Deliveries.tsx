import { Button } from '@digdir/designsystemet-react';
import { type Delivery, useDeliveries, useErrorWords, useSendDelivery } from '@/api';
import { announce, Notice, SkeletonLines } from '@/design';
import { formatDateTime, useTranslation } from '@/i18n';

/** What was sent to one program lately, and what it answered. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const { t } = useTranslation('groupsettings');
  const deliveries = useDeliveries(webhookId);
  const words = useErrorWords();
  if (deliveries.isPending) return <SkeletonLines count={3} />;
  if (deliveries.isError && !deliveries.data)
    return <Notice kind="danger" title={words(deliveries.error)} />;
  if (deliveries.data.length === 0) return <p className="quiet">{t('log.none')}</p>;
  return (
    <section className="deliveries" aria-label={t('log.title')}>
      <h4>{t('log.title')}</h4>
      <ul>
        {deliveries.data.map((delivery) => (
          <li key={delivery.id}>
            <Line webhookId={webhookId} delivery={delivery} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ webhookId, delivery }: { webhookId: string; delivery: Delivery }) {
  const { t, i18n } = useTranslation('groupsettings');
  const again = useSendDelivery(webhookId);
  const { event, state, attempts, error, status } = delivery;
  const when = (at: string) => formatDateTime(at, i18n.language);
  return (
    <div className="delivery">
      <span className="delivery__state" data-state={state}>
        {t(`log.${state}`)}
      </span>
      <span className="delivery__what">
        {t(`events.${event.replace('.', '-')}`)}
        <span className="quiet small">
          {' '}
          {when(delivery.createdAt)}
          {attempts > 0 && `, ${t('log.attempts', { count: attempts })}`}
          {state === 'pending' &&
            delivery.nextAt &&
            attempts > 0 &&
            `, ${t('log.next', { when: when(delivery.nextAt) })}`}
        </span>
        {state !== 'delivered' && (error || status) && (
          <span className="delivery__error small">
            {status ? t('log.answered', { status }) : error}
          </span>
        )}
      </span>
      {state !== 'delivered' && attempts > 0 && (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={again.isPending}
          onClick={() =>
            again.mutate(delivery.id, { onSuccess: () => announce(t('webhooks.testSent')) })
          }
        >
          {t('log.again')}
        </Button>
      )}
    </div>
  );
}
