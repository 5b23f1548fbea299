import { useTranslation } from '@/i18n';
import { allSpecs, type FieldWords } from '../fields/useFieldWords';
import { type MapStore, quadrantOf, type Stakeholder, textFields, useWords } from '../model';
import { Contacts } from './Contacts';
import type { DetailsProps } from './Details';
import { RelationsHere } from './RelationsHere';

type DetailsReadingProps = DetailsProps & { one: Stakeholder; words: FieldWords };

/** The same for those who read: what is set, and nothing to press by mistake. */
export function DetailsReading({ store, id, one, words, members, onSelect }: DetailsReadingProps) {
  const { t } = useTranslation(['stakeholders', 'connect']);
  const quadrant = quadrantOf(one);
  const set = allSpecs
    .filter(([name]) => name !== 'name' && name !== 'personalData' && name !== 'relevantSteps')
    .map(([name, spec]) => ({ name, said: words.say(spec, one[name]) }))
    .filter(({ said }) => said !== '');
  return (
    <div className="details__form">
      <h2>{one.name || t('nameless')}</h2>
      {quadrant && <p className="details__quadrant">{t(`values.quadrant.${quadrant}`)}</p>}
      <dl className="details__read">
        {set.map(({ name, said }) => (
          <div key={name}>
            <dt>{t(`fields.${name}`)}</dt>
            <dd>{said}</dd>
          </div>
        ))}
        {one.relevantSteps.length > 0 && (
          <div>
            <dt>{t('fields.relevantSteps')}</dt>
            <dd>
              {one.relevantSteps
                .map((step) => `${step} ${t(`connect:steps.${step}.title`)}`)
                .join(', ')}
            </dd>
          </div>
        )}
      </dl>
      {textFields.map((field) => (
        <ReadText key={field} store={store} id={id} field={field} />
      ))}
      <h3>{t('details.relations')}</h3>
      <RelationsHere store={store} id={id} writing={false} onSelect={onSelect} />
      <Contacts store={store} id={id} words={words} members={members} writing={false} />
    </div>
  );
}

interface ReadTextProps {
  store: MapStore;
  id: string;
  field: (typeof textFields)[number];
}

function ReadText({ store, id, field }: ReadTextProps) {
  const { t } = useTranslation('stakeholders');
  const words = useWords(store, id, field);
  if (words.trim() === '') return null;
  return (
    <section className="details__text">
      <h3>{t(`fields.${field}`)}</h3>
      <p>{words}</p>
    </section>
  );
}
