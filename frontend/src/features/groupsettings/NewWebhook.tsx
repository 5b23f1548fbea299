import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useAddWebhook, useErrorWords, type WebhookEvent } from '@/api';
import { Dialog, Notice, TextField } from '@/design';
import { useTranslation } from '@/i18n';
import { Secret } from './Secret';

const events: WebhookEvent[] = [
  'comment.created',
  'comment.mention',
  'thread.resolved',
  'document.created',
  'document.changed',
  'document.archived',
  'goal.changed',
];

/** The button, and the form for another program. */
export function NewWebhook({ groupId }: { groupId: string }) {
  const { t } = useTranslation('groupsettings');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
        {t('webhooks.add')}
      </Button>
      {open && (
        <Dialog onClose={() => setOpen(false)} labelledBy="new-webhook">
          <Form groupId={groupId} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function Form({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const { t } = useTranslation(['groupsettings', 'common']);
  const add = useAddWebhook(groupId);
  const words = useErrorWords();
  const [url, setUrl] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<WebhookEvent>>(new Set(events));
  const [missing, setMissing] = useState<'url' | 'events' | null>(null);
  const toggle = (event: WebhookEvent, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(event);
    else next.delete(event);
    setChosen(next);
  };
  const send = (submitted: FormEvent) => {
    submitted.preventDefault();
    const fault = !URL.canParse(url.trim()) ? 'url' : chosen.size === 0 ? 'events' : null;
    setMissing(fault);
    if (!fault) add.mutate({ url: url.trim(), events: events.filter((one) => chosen.has(one)) });
  };
  if (add.data?.secret)
    return (
      <div className="form">
        <h2 id="new-webhook">{t('webhooks.added')}</h2>
        <p>{t('webhooks.addedDetail')}</p>
        <Secret secret={add.data.secret} onClose={onClose} />
      </div>
    );
  return (
    <form className="form" onSubmit={send} noValidate>
      <h2 id="new-webhook">{t('webhooks.add')}</h2>
      <TextField
        label={t('webhooks.address')}
        hint={t('webhooks.addressHint')}
        type="url"
        value={url}
        maxLength={2000}
        onChange={(event) => setUrl(event.target.value)}
        error={missing === 'url' ? t('webhooks.addressMissing') : undefined}
      />
      <fieldset className="webhook__events">
        <legend>{t('webhooks.events')}</legend>
        {events.map((event) => (
          <label key={event} className="confidential__box">
            <input
              type="checkbox"
              checked={chosen.has(event)}
              onChange={({ target }) => toggle(event, target.checked)}
            />
            {t(`events.${event.replace('.', '-')}`)}
          </label>
        ))}
      </fieldset>
      {missing === 'events' && <Notice kind="warning" title={t('webhooks.eventsMissing')} />}
      {add.isError && <Notice kind="danger" title={words(add.error)} />}
      <div className="form__buttons">
        <Button type="submit" loading={add.isPending}>
          {t('webhooks.addSend')}
        </Button>
        <Button variant="tertiary" type="button" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
