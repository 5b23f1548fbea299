import { Button } from '@digdir/designsystemet-react';
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { Person } from '@/api';
import { useTranslation } from '@/i18n';
import type { FieldWords } from '../fields/useFieldWords';
import {
  type Communication,
  type CommunicationFields,
  communicationSpecs,
  type MapStore,
  useCommunications,
} from '../model';
import { FieldControl } from './FieldControl';

interface ContactsProps {
  store: MapStore;
  id: string;
  words: FieldWords;
  members: readonly Person[];
  writing: boolean;
}

const fields = [
  'message',
  'whyForThem',
  'channel',
  'frequency',
  'ownerId',
  'start',
  'end',
  'status',
] as const satisfies (keyof CommunicationFields)[];

/** Planned contacts: who hears what, how and when. */
export function Contacts({ store, id, words, writing }: ContactsProps) {
  const { t } = useTranslation('stakeholders');
  const [fresh, setFresh] = useState<string | null>(null);
  const contacts = [...useCommunications(store).values()]
    .filter((one) => one.stakeholderId === id)
    .sort((a, b) => (a.start ?? '9').localeCompare(b.start ?? '9') || a.id.localeCompare(b.id));
  return (
    <div className="details__contacts">
      <h3>{t('contacts.title')}</h3>
      {contacts.length === 0 && <p className="quiet small">{t('contacts.none')}</p>}
      {contacts.map((contact) => (
        <Contact
          key={contact.id}
          {...{ store, contact, words, writing }}
          open={contact.id === fresh}
        />
      ))}
      {writing && (
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => setFresh(store.addCommunication({ stakeholderId: id, status: 'planned' }))}
        >
          <PlusIcon aria-hidden />
          {t('contacts.add')}
        </Button>
      )}
    </div>
  );
}

interface ContactProps {
  store: MapStore;
  contact: Communication;
  words: FieldWords;
  writing: boolean;
  open: boolean;
}

function Contact({ store, contact, words, writing, open }: ContactProps) {
  const { t } = useTranslation('stakeholders');
  const title = contact.message || t('contacts.untitled');
  const about = (['channel', 'start', 'status'] as const)
    .map((field) => words.say(communicationSpecs[field], contact[field]))
    .filter(Boolean)
    .join(' · ');
  return (
    <details className="details__contact" open={open}>
      <summary>
        <span>{title}</span>
        <span className="quiet small">{about}</span>
      </summary>
      {fields.map((field) =>
        writing ? (
          <FieldControl
            key={field}
            spec={communicationSpecs[field]}
            label={t(`contactFields.${field}`)}
            value={contact[field]}
            words={words}
            onSet={(value) => store.setCommunication(contact.id, { [field]: value })}
            autoFocus={open && field === 'message'}
          />
        ) : (
          contact[field] && (
            <p key={field} className="small">
              <span className="quiet">{t(`contactFields.${field}`)}: </span>
              {words.say(communicationSpecs[field], contact[field])}
            </p>
          )
        ),
      )}
      {writing && (
        <button
          type="button"
          className="plain-button"
          onClick={() => store.removeCommunications([contact.id])}
        >
          <TrashIcon aria-hidden />
          {t('contacts.remove')}
        </button>
      )}
    </details>
  );
}
