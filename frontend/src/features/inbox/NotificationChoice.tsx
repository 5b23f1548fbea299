import {
  type MailPace,
  type NotificationSettings,
  useChangeNotificationSettings,
  useErrorWords,
  useGroups,
  useNotificationSettings,
} from '@/api';
import { announce, Notice, SelectField } from '@/design';
import { useTranslation } from '@/i18n';

const paces: MailPace[] = ['immediate', 'daily', 'weekly', 'none'];

/** How often mail comes: in general, and for each group. */
export function NotificationChoice() {
  const { t } = useTranslation('inbox');
  const settings = useNotificationSettings().data;
  return (
    <section className="section" aria-labelledby="mail">
      <h2 id="mail">{t('mail.title')}</h2>
      {settings && <Choices settings={settings} />}
    </section>
  );
}

function Choices({ settings }: { settings: NotificationSettings }) {
  const { t } = useTranslation('inbox');
  const groups = useGroups().data ?? [];
  const change = useChangeNotificationSettings();
  const words = useErrorWords();
  const keep = (part: { default?: MailPace; groups?: Record<string, string> }) =>
    change.mutate(
      { default: settings.default, groups: settings.groups, ...part },
      { onSuccess: () => announce(t('mail.kept')) },
    );
  const chooseFor = (group: string, pace: string) => {
    const { [group]: _was, ...others } = settings.groups;
    keep({ groups: pace === '' ? others : { ...others, [group]: pace } });
  };
  return (
    <>
      <p className="quiet">
        {settings.mail && settings.address
          ? t('mail.address', { address: settings.address })
          : t(settings.mail ? 'mail.noAddress' : 'mail.noServer')}
      </p>
      <SelectField
        label={t('mail.default')}
        value={settings.default}
        onChange={(event) => keep({ default: event.target.value as MailPace })}
      >
        {paces.map((pace) => (
          <option key={pace} value={pace}>
            {t(`mail.paces.${pace}`)}
          </option>
        ))}
      </SelectField>
      {groups.map(({ id, name }) => (
        <SelectField
          key={id}
          label={t('mail.group', { name })}
          value={settings.groups[id] ?? ''}
          onChange={(event) => chooseFor(id, event.target.value)}
        >
          <option value="">{t('mail.asAbove')}</option>
          {paces.map((pace) => (
            <option key={pace} value={pace}>
              {t(`mail.paces.${pace}`)}
            </option>
          ))}
        </SelectField>
      ))}
      {change.isError && (
        <Notice kind="warning" title={t('mail.notKept')}>
          <p>{words(change.error)}</p>
        </Notice>
      )}
    </>
  );
}
