import { Button } from '@digdir/designsystemet-react';
import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { useId, useRef, useState } from 'react';
import {
  useChangeWebhook,
  useErrorWords,
  useRemoveWebhook,
  useSendDelivery,
  useWebhooks,
  type Webhook,
} from '@/api';
import { announce, Dialog, Menu, Notice, SkeletonLines } from '@/design';
import { useTranslation } from '@/i18n';
import { Deliveries } from './Deliveries';
import { NewWebhook } from './NewWebhook';
import { Secret } from './Secret';

/** The programs that hear of the group. */
export function Webhooks({ groupId }: { groupId: string }) {
  const { t } = useTranslation('groupsettings');
  const webhooks = useWebhooks(groupId);
  const words = useErrorWords();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="section" aria-labelledby="webhooks">
      <div className="section__head">
        <h2 id="webhooks" ref={heading} tabIndex={-1}>
          {t('webhooks.title')}
        </h2>
        <NewWebhook groupId={groupId} />
      </div>
      <p className="quiet">{t('webhooks.detail')}</p>
      {webhooks.isPending && <SkeletonLines count={2} shape="card" />}
      {webhooks.isError && <Notice kind="danger" title={words(webhooks.error)} />}
      {webhooks.data?.length === 0 && (
        <div className="empty">
          <p>{t('webhooks.none')}</p>
        </div>
      )}
      <ul className="webhooks">
        {webhooks.data?.map((webhook) => (
          <li key={webhook.id}>
            <OneWebhook
              webhook={webhook}
              // After the dialog has given the focus back to what is gone.
              onGone={() => setTimeout(() => heading.current?.focus())}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneWebhook({ webhook, onGone }: { webhook: Webhook; onGone: () => void }) {
  const { t } = useTranslation('groupsettings');
  const title = useId();
  const [log, setLog] = useState(false);
  const [removing, setRemoving] = useState(false);
  const change = useChangeWebhook(webhook.groupId);
  const test = useSendDelivery(webhook.id);
  const words = useErrorWords();
  const error = change.error ?? test.error;
  const { id, active } = webhook;
  const sendTest = () =>
    test.mutate(undefined, {
      onSuccess: () => {
        setLog(true);
        announce(t('webhooks.testSent'));
      },
    });
  const items = [
    { id: 'log', label: t('webhooks.log'), checked: log, choose: () => setLog(!log) },
    {
      id: 'active',
      label: t(active ? 'webhooks.pause' : 'webhooks.resume'),
      choose: () => change.mutate({ id, active: !active }),
    },
    {
      id: 'secret',
      label: t('webhooks.newSecret'),
      choose: () => change.mutate({ id, newSecret: true }),
    },
    { id: 'remove', label: t('webhooks.remove'), choose: () => setRemoving(true) },
  ];
  const state = !active ? 'paused' : webhook.failing ? 'failing' : 'active';
  return (
    <article className="webhook" aria-labelledby={title}>
      <div className="webhook__head">
        <h3 id={title} className="webhook__address">
          {webhook.url}
        </h3>
        <Button variant="secondary" data-size="sm" loading={test.isPending} onClick={sendTest}>
          {t('webhooks.test')}
        </Button>
        <Menu label={t('webhooks.more', { address: webhook.url })} items={items}>
          <MenuElipsisHorizontalIcon aria-hidden />
        </Menu>
      </div>
      <p className="webhook__state" data-state={state}>
        {t(`webhooks.${state}`)}
      </p>
      <p className="quiet small">
        {webhook.events.map((event) => t(`events.${event.replace('.', '-')}`)).join(' · ')}
      </p>
      {error && <Notice kind="danger" title={words(error)} />}
      {change.data?.secret && <Secret secret={change.data.secret} onClose={() => change.reset()} />}
      {log && <Deliveries webhookId={id} />}
      {removing && (
        <RemoveDialog webhook={webhook} onClose={() => setRemoving(false)} onGone={onGone} />
      )}
    </article>
  );
}

interface RemoveDialogProps {
  webhook: Webhook;
  onClose: () => void;
  onGone: () => void;
}

function RemoveDialog({ webhook, onClose, onGone }: RemoveDialogProps) {
  const { t } = useTranslation(['groupsettings', 'common']);
  const remove = useRemoveWebhook(webhook.groupId);
  const words = useErrorWords();
  const send = () =>
    remove.mutate(webhook.id, {
      onSuccess: () => {
        announce(t('webhooks.removed'));
        onClose();
        onGone();
      },
    });
  return (
    <Dialog onClose={onClose} labelledBy="remove-webhook">
      <div className="form">
        <h2 id="remove-webhook">{t('webhooks.removeAsk')}</h2>
        <p className="webhook__address">{webhook.url}</p>
        <p>{t('webhooks.removeDetail')}</p>
        {remove.isError && <Notice kind="danger" title={words(remove.error)} />}
        <div className="form__buttons">
          <Button data-color="danger" loading={remove.isPending} onClick={send}>
            {t('webhooks.removeYes')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
