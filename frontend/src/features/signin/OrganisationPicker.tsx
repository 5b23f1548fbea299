import { Button } from '@digdir/designsystemet-react';
import { useId, useRef, useState } from 'react';
import type { Organisation } from '@/api';
import { announce, MunicipalityMark, TextField } from '@/design';
import { useTranslation } from '@/i18n';
import { rememberedOrganisation, rememberOrganisation, startAddress } from './address';
import { matching } from './matching';

interface OrganisationPickerProps {
  organisations: Organisation[];
  returnTo: string;
  /** The one a failed attempt came from. */
  suggested?: string;
  demo: boolean;
}

const searchFrom = 8;

/** Pick one, remembered for the next time, and go. */
export function OrganisationPicker(props: OrganisationPickerProps) {
  const { organisations, returnTo, suggested, demo } = props;
  const { t, i18n } = useTranslation('signin');
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState(() => suggested ?? rememberedOrganisation());
  const [asked, setAsked] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const ids = useId();
  const chosen = organisations.find((organisation) => organisation.id === chosenId);
  const shown = matching(organisations, typed, i18n.language);

  const search = (text: string) => {
    setTyped(text);
    const found = matching(organisations, text, i18n.language);
    announce(t('found', { count: found.length }));
    if (found.length === 1 && found[0]) setChosenId(found[0].id);
  };
  const go = (event: React.FormEvent) => {
    event.preventDefault();
    if (!chosen) {
      setAsked(true);
      list.current?.querySelector('input')?.focus();
      return;
    }
    rememberOrganisation(chosen.id);
    window.location.assign(startAddress(chosen.id, returnTo));
  };

  return (
    <form className="picker" onSubmit={go} noValidate>
      <h2 id={`${ids}-title`}>{t(demo ? 'pickOrdinary' : 'pick')}</h2>
      {organisations.length >= searchFrom && (
        <TextField
          label={t('search')}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => search(event.target.value)}
        />
      )}
      <div
        ref={list}
        className="picker__list rows"
        role="radiogroup"
        aria-labelledby={`${ids}-title`}
        aria-describedby={asked && !chosen ? `${ids}-error` : undefined}
      >
        {shown.map((organisation) => (
          <label key={organisation.id} className="row picker__row">
            <input
              type="radio"
              name="organisation"
              checked={organisation.id === chosenId}
              onChange={() => setChosenId(organisation.id)}
            />
            <span className="row__words">
              <span className="row__title">{organisation.name}</span>
              <span className="quiet small">
                {t(`countries.${organisation.country}`, { defaultValue: organisation.country })}
              </span>
            </span>
            <MunicipalityMark colour={organisation.colour} />
          </label>
        ))}
        {shown.length === 0 && <p className="row quiet">{t('foundNothing')}</p>}
      </div>
      {asked && !chosen && (
        <p id={`${ids}-error`} className="ds-validation-message" data-color="danger">
          {t('pickFirst')}
        </p>
      )}
      <Button type="submit" className="picker__go">
        {chosen ? t('goTo', { organisation: chosen.name }) : t('go')}
      </Button>
      <p className="quiet small">{t('goDetail')}</p>
    </form>
  );
}
