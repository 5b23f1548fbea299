import { Button } from '@digdir/designsystemet-react';
import { useSearch } from '@tanstack/react-router';
import { useDemo, useOrganisations } from '@/api';
import { Notice, SkeletonLines, useTitle } from '@/design';
import { useTranslation } from '@/i18n';
import { DemoPeople } from './DemoPeople';
import { LanguagePicker } from './LanguagePicker';
import { OrganisationPicker } from './OrganisationPicker';
import { SignInError } from './SignInError';
import './signin.css';

export function SignInPage() {
  const { t } = useTranslation(['signin', 'common']);
  const { return_to = '/', error, org, ref } = useSearch({ from: '/sign-in' });
  const organisations = useOrganisations();
  const demo = useDemo();
  useTitle(t('title'));
  const failed = organisations.data?.find((organisation) => organisation.id === org);
  return (
    <div className="sign-in">
      <header className="sign-in__bar">
        <p className="sign-in__brand">
          <img src="/favicon.svg" alt="" />
          Samråd
        </p>
        <LanguagePicker />
      </header>
      <main id="main" className="sign-in__main">
        <div className="sign-in__intro">
          <h1>{t('title')}</h1>
          <p className="quiet">{t(return_to === '/' ? 'lead' : 'leadReturn')}</p>
        </div>
        {error && <SignInError code={error} organisation={failed?.name} reference={ref} />}
        {organisations.isPending && <SkeletonLines count={4} shape="card" />}
        {organisations.isError && (
          <Notice
            kind="danger"
            title={t('listFailed')}
            action={
              <Button variant="secondary" onClick={() => void organisations.refetch()}>
                {t('common:tryAgain')}
              </Button>
            }
          >
            <p>{t('listFailedDetail')}</p>
          </Notice>
        )}
        {organisations.data && demo.data?.enabled && (
          <DemoPeople
            people={demo.data.people}
            organisations={organisations.data}
            returnTo={return_to}
          />
        )}
        {organisations.data && (
          <OrganisationPicker
            organisations={organisations.data}
            returnTo={return_to}
            suggested={org}
            demo={demo.data?.enabled ?? false}
          />
        )}
      </main>
    </div>
  );
}
