import { useId } from 'react';
import { changeLanguage, isLanguage, languages, useTranslation } from '@/i18n';

/** Before sign-in the choice is kept in the browser only. */
export function LanguagePicker() {
  const { t, i18n } = useTranslation('common');
  const id = useId();
  return (
    <div className="language-picker">
      <label htmlFor={id} className="visually-hidden">
        {t('language.label')}
      </label>
      <select
        id={id}
        className="ds-input"
        value={i18n.language}
        onChange={(event) => {
          const code = event.target.value;
          if (isLanguage(code)) void changeLanguage(code);
        }}
      >
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
