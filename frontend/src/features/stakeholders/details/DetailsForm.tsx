import { Button } from '@digdir/designsystemet-react';
import { TrashIcon } from '@navikt/aksel-icons';
import { type ReactNode, useCallback, useState } from 'react';
import { Notice } from '@/design';
import { LiveText } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useEditors } from '../fields/useEditors';
import type { FieldWords } from '../fields/useFieldWords';
import {
  quadrantOf,
  type Stakeholder,
  type StakeholderField,
  stakeholderSpecs,
  type TextField,
  textFields,
} from '../model';
import type { Other } from '../presence';
import { Contacts } from './Contacts';
import type { DetailsProps } from './Details';
import { EditorTags } from './EditorTags';
import { FieldControl } from './FieldControl';
import { RelationsHere } from './RelationsHere';
import { Steps } from './Steps';
import { Tags } from './Tags';

type DetailsFormProps = DetailsProps & { one: Stakeholder; words: FieldWords };

// In the order in which one tells about somebody.
const who = ['kind', 'mainCategory', 'domainRole', 'municipalityId', 'area', 'parentId'] as const;
const contact = ['ownerId', 'contactName', 'contactEmail', 'contactPhone'] as const;
const place = ['interest', 'influence'] as const;
const stand = [
  'engagementNow',
  'engagementWanted',
  'attitude',
  'impactOnThem',
  'confidence',
  'assessedOn',
] as const;
const salience = ['power', 'legitimacy', 'urgency'] as const;

/** All fields to write in, in calm groups. */
export function DetailsForm(props: DetailsFormProps) {
  const { store, room, id, one, words, onRemove, onSelect, members } = props;
  const { t } = useTranslation('stakeholders');
  const editors = useEditors(room, id);
  const [isNew] = useState(() => one.name === '');
  const set = useCallback(
    (field: StakeholderField, value: unknown) => store.set(id, { [field]: value }),
    [store, id],
  );
  const field = (name: StakeholderField, hint?: ReactNode) => (
    <Field key={name} {...{ name, one, words, editors, hint, set }} />
  );
  const quadrant = quadrantOf(one);
  return (
    <div className="details__form">
      <div className="details__name" data-field="name">
        <FieldControl
          spec={stakeholderSpecs.name}
          label={t('fields.name')}
          value={one.name}
          words={words}
          onSet={(value) => set('name', value)}
          autoFocus={isNew}
        />
        <EditorTags others={editors.filter((other) => other.editing?.field === 'name')} />
      </div>
      {one.kind === 'person' && <AboutPerson one={one}>{field}</AboutPerson>}
      <Group title={t('details.who')}>
        <div className="details__pair">{who.map((name) => field(name))}</div>
        <Tags store={store} id={id} tags={one.tags} label={t('fields.tags')} />
      </Group>
      <Group title={t('details.standing')}>
        <div className="details__pair">{place.map((name) => field(name))}</div>
        {quadrant && <p className="details__quadrant">{t(`values.quadrant.${quadrant}`)}</p>}
        <div className="details__pair">{stand.map((name) => field(name))}</div>
        <details className="details__more">
          <summary>{t('details.salience')}</summary>
          <div className="details__pair">{salience.map((name) => field(name))}</div>
        </details>
      </Group>
      <Group title={t('details.part')}>
        {field('involvement')}
        <Steps store={store} id={id} steps={one.relevantSteps} />
      </Group>
      <Group title={t('details.contact')}>
        <div className="details__pair">{contact.map((name) => field(name))}</div>
        <Contacts store={store} id={id} words={words} members={members} writing />
      </Group>
      <Group title={t('details.texts')}>
        {textFields.map((name) => (
          <LongText key={name} {...{ store, id, name, editors }} />
        ))}
      </Group>
      <Group title={t('details.relations')}>
        <RelationsHere store={store} id={id} writing onSelect={onSelect} />
      </Group>
      <Button variant="secondary" data-color="danger" onClick={() => onRemove([id])}>
        <TrashIcon aria-hidden />
        {t('details.remove')}
      </Button>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="details__group" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface FieldProps {
  name: StakeholderField;
  one: Stakeholder;
  words: FieldWords;
  editors: readonly Other[];
  hint?: ReactNode;
  set: (field: StakeholderField, value: unknown) => void;
}

function Field({ name, one, words, editors, hint, set }: FieldProps) {
  const { t } = useTranslation('stakeholders');
  const onSet = useCallback((value: unknown) => set(name, value), [set, name]);
  const here = editors.filter((other) => other.editing?.field === name);
  return (
    <div className="details__field" data-field={name}>
      <FieldControl
        spec={stakeholderSpecs[name]}
        label={t(`fields.${name}`)}
        value={one[name]}
        words={words}
        onSet={onSet}
        of={one.id}
        hint={hint}
      />
      <EditorTags others={here} />
    </div>
  );
}

/** A named person: the law asks why they are here, and for how long. */
function AboutPerson({
  one,
  children: field,
}: {
  one: Stakeholder;
  children: (name: StakeholderField, hint?: ReactNode) => ReactNode;
}) {
  const { t } = useTranslation('stakeholders');
  const missing = !one.purpose || !one.retainUntil;
  return (
    <section className="details__person" aria-label={t('person.label')}>
      {missing && (
        <Notice kind="info" title={t('person.title')}>
          <p>{t('person.detail')}</p>
        </Notice>
      )}
      {field('purpose', t('person.purposeHint'))}
      {field('retainUntil', t('person.retainHint'))}
    </section>
  );
}

interface LongTextProps {
  store: DetailsProps['store'];
  id: string;
  name: TextField;
  editors: readonly Other[];
}

function LongText({ store, id, name, editors }: LongTextProps) {
  const { t } = useTranslation('stakeholders');
  const here = editors.filter((other) => other.editing?.field === name);
  const label = `details-${id}-${name}`;
  return (
    <div className="details__field field" data-field={name}>
      <label className="ds-label" data-weight="medium" htmlFor={label}>
        {t(`fields.${name}`)}
      </label>
      <LiveText id={label} store={store} of={id} field={name} />
      <EditorTags others={here} />
    </div>
  );
}
