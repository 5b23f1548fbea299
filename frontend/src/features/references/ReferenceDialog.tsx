import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import {
  type ReferenceFields,
  type ReferenceGoal,
  referenceCountries,
  useAddReference,
  useChangeReference,
  useErrorWords,
} from '@/api';
import { Dialog, Notice, SelectField, TextArea, TextField } from '@/design';
import { readDay } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { readReference } from './read';

interface ReferenceDialogProps {
  groupId: string;
  /** Null: a new one. */
  goal: ReferenceGoal | null;
  onClose: () => void;
}

const words = (goal: ReferenceGoal | null) => ({
  country: goal?.country ?? 'DK',
  title: goal?.title ?? '',
  issuer: goal?.issuer ?? '',
  year: goal?.year ? String(goal.year) : '',
  url: goal?.url ?? '',
  validTo: goal?.validTo ?? '',
  text: goal?.text ?? '',
  obligatory: goal?.obligatory ?? false,
});

/** One national goal, written down or changed. */
export function ReferenceDialog({ groupId, goal, onClose }: ReferenceDialogProps) {
  const { t } = useTranslation(['goalwork', 'common']);
  const [draft, setDraft] = useState(() => words(goal));
  const [wrong, setWrong] = useState<Partial<Record<keyof ReferenceFields, string>>>({});
  const add = useAddReference(groupId);
  const change = useChangeReference(groupId);
  const errorWords = useErrorWords();
  const error = add.error ?? change.error;
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const line = (name: 'title' | 'issuer' | 'year' | 'url' | 'validTo') => ({
    label: t(`references.fields.${name}`),
    value: draft[name],
    error: wrong[name] && t(`references.wrong.${wrong[name]}`),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readReference(draft, readDay);
    setWrong(read.wrong);
    if (!read.fields) return;
    if (goal) change.mutate({ id: goal.id, ...read.fields }, { onSuccess: onClose });
    else add.mutate(read.fields, { onSuccess: onClose });
  };
  return (
    <Dialog labelledBy="reference-title" onClose={onClose}>
      <form className="form" onSubmit={save} noValidate>
        <h2 id="reference-title">{t(goal ? 'references.editTitle' : 'references.add')}</h2>
        {error && (
          <Notice kind="danger" title={t('common:failed')}>
            <p>{errorWords(error)}</p>
          </Notice>
        )}
        <SelectField
          label={t('references.fields.country')}
          value={draft.country}
          onChange={({ target }) => set({ country: target.value as ReferenceGoal['country'] })}
        >
          {referenceCountries.map((country) => (
            <option key={country} value={country}>
              {t(`references.countries.${country}`)}
            </option>
          ))}
        </SelectField>
        <TextField {...line('title')} maxLength={500} />
        <TextField {...line('issuer')} maxLength={200} />
        <TextField {...line('year')} inputMode="numeric" maxLength={4} />
        <TextField {...line('url')} inputMode="url" maxLength={2000} />
        <TextField {...line('validTo')} placeholder="2027-12-31" />
        <label className="reference__tick">
          <input
            type="checkbox"
            checked={draft.obligatory}
            onChange={({ target }) => set({ obligatory: target.checked })}
          />
          {t('references.fields.obligatory')}
        </label>
        <TextArea
          label={t('references.fields.text')}
          value={draft.text}
          rows={3}
          maxLength={5000}
          onChange={({ target }) => set({ text: target.value })}
        />
        <div className="form__buttons">
          <Button type="submit" loading={add.isPending || change.isPending}>
            {t('common:save')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
