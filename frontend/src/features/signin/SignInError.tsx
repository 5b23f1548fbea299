import { Notice } from '@/design';
import { useTranslation } from '@/i18n';

/** The codes the callback can send us back with; others read as `internal`. */
export const signInErrors = [
  'provider_unavailable',
  'provider_refused',
  'flow_expired',
  'flow_forged',
  'claims_missing',
  'not_allowed',
  'internal',
] as const;

interface SignInErrorProps {
  code: string;
  organisation?: string;
  reference?: string;
}

export function SignInError({ code, organisation, reference }: SignInErrorProps) {
  const { t } = useTranslation('signin');
  const known = signInErrors.find((one) => one === code) ?? 'internal';
  const name = organisation ?? t('yourMunicipality');
  return (
    <Notice kind="danger" title={t(`errors.${known}.title`, { organisation: name })}>
      <p>{t(`errors.${known}.detail`, { organisation: name })}</p>
      {reference && <p className="quiet small">{t('reference', { reference })}</p>}
    </Notice>
  );
}
