import { XMarkIcon } from '@navikt/aksel-icons';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from '@/i18n';
import { type MapStore, useStakeholders } from '../model';

interface TagsProps {
  store: MapStore;
  id: string;
  tags: readonly string[];
  label: string;
}

/** The tags, each with a way off, and a field that offers those of the others. */
export function Tags({ store, id, tags, label }: TagsProps) {
  const { t } = useTranslation('stakeholders');
  const fieldId = useId();
  const [typed, setTyped] = useState('');
  const known = useKnownTags(store).filter((tag) => !tags.includes(tag));
  const add = (event: FormEvent) => {
    event.preventDefault();
    for (const tag of typed.split(',')) store.addTag([id], tag);
    setTyped('');
  };
  return (
    <form className="field details__tags" data-field="tags" onSubmit={add}>
      <label className="ds-label" data-weight="medium" htmlFor={fieldId}>
        {label}
      </label>
      {tags.length > 0 && (
        <ul className="details__tag-list">
          {tags.map((tag) => (
            <li key={tag} className="tag">
              {tag}
              <button
                type="button"
                className="details__untag"
                aria-label={t('tags.remove', { tag })}
                onClick={() => store.removeTag([id], tag)}
              >
                <XMarkIcon aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={fieldId}
        className="ds-input"
        list={`${fieldId}-known`}
        value={typed}
        placeholder={t('tags.add')}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={(event) => typed.trim() !== '' && add(event)}
      />
      <datalist id={`${fieldId}-known`}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </form>
  );
}

/** Every tag in the map, in the order of the alphabet. */
export function useKnownTags(store: MapStore): string[] {
  const stakeholders = useStakeholders(store);
  const all = new Set<string>();
  for (const one of stakeholders.values()) for (const tag of one.tags) all.add(tag);
  return [...all].sort((a, b) => a.localeCompare(b));
}
