import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useChangeLocale, useErrorWords, useMe } from '@/api';
import { useSignOut } from '@/app/shell';
import {
  Avatar,
  announce,
  applyTheme,
  Notice,
  Page,
  SelectField,
  storedTheme,
  themes,
} from '@/design';
import { NotificationChoice } from '@/features/inbox';
import { changeLanguage, isLanguage, languages, useTranslation } from '@/i18n';
import './settings.css';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const me = useMe().data;
  return (
    <Page title={t('title')} width="text">
      {me && (
        <section className="settings__me" aria-label={t('you')}>
          <Avatar person={me} size="large" decorative />
          <div>
            <p className="row__title">{me.name}</p>
            <p className="quiet">{me.organisation.name}</p>
            <p className="quiet small">{me.email}</p>
          </div>
          <p className="quiet small settings__note">{t('youDetail')}</p>
        </section>
      )}
      <LanguageChoice />
      <ThemeChoice />
      <NotificationChoice />
      <SignOut />
    </Page>
  );
}

/** Changes the page at once and keeps the choice with the person. */
function LanguageChoice() {
  const { t, i18n } = useTranslation(['settings', 'common']);
  const change = useChangeLocale();
  const words = useErrorWords();
  const choose = async (code: string) => {
    if (!isLanguage(code)) return;
    await changeLanguage(code);
    change.mutate(code);
  };
  return (
    <section className="section" aria-labelledby="language">
      <h2 id="language">{t('common:language.label')}</h2>
      <SelectField
        label={t('languageChoice')}
        value={i18n.language}
        onChange={(event) => void choose(event.target.value)}
      >
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </SelectField>
      {change.isError && (
        <Notice kind="warning" title={t('languageNotKept')}>
          <p>{words(change.error)}</p>
        </Notice>
      )}
    </section>
  );
}

function ThemeChoice() {
  const { t } = useTranslation('settings');
  const [theme, setTheme] = useState(storedTheme);
  return (
    <section className="section">
      <fieldset className="themes">
        <legend>
          <h2>{t('theme')}</h2>
        </legend>
        {themes.map((one) => (
          <label key={one} className="themes__one">
            <input
              type="radio"
              name="theme"
              checked={one === theme}
              onChange={() => {
                setTheme(one);
                applyTheme(one);
                announce(t('themeChanged'));
              }}
            />
            {t(`themes.${one}`)}
          </label>
        ))}
      </fieldset>
    </section>
  );
}

function SignOut() {
  const { t } = useTranslation(['settings', 'common']);
  const leave = useSignOut();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const press = async () => {
    setState('busy');
    const end = await leave();
    if (end !== 'left') setState(end === 'failed' ? 'failed' : 'idle');
  };
  return (
    <section className="section" aria-labelledby="sign-out">
      <h2 id="sign-out">{t('common:signOut.action')}</h2>
      <p className="quiet">{t('signOutDetail')}</p>
      {state === 'failed' && <Notice kind="danger" title={t('common:signOut.failed')} />}
      <Button variant="secondary" loading={state === 'busy'} onClick={() => void press()}>
        {t('common:signOut.action')}
      </Button>
    </section>
  );
}
