import { useMemo } from 'react';
import { useTranslation } from '@/i18n';

/** 2.1 as people write it: with a comma everywhere but in English. */
export function decimal(value: number, language: string): string {
  const digits = value.toFixed(1);
  return language.startsWith('en') ? digits : digits.replace('.', ',');
}

/** How a value of the 0–3 scale is said: "2.1 (medium)". */
export function useLevels() {
  const { t, i18n } = useTranslation('stakeholders');
  return useMemo(() => {
    const word = (value: number) =>
      t(`stakeholders:values.level.${Math.round(value)}`).toLocaleLowerCase(i18n.language);
    const say = (value: number) => `${decimal(value, i18n.language)} (${word(value)})`;
    return { word, say };
  }, [t, i18n.language]);
}
