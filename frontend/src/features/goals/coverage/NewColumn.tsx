import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from '@/i18n';

/** Another department or target group to tick goals for; it stays once a goal has it. */
export function NewColumn({ label, onAdd }: { label: string; onAdd: (name: string) => void }) {
  const { t } = useTranslation('goalviews');
  const id = useId();
  const [name, setName] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onAdd(name.trim());
    setName('');
  };
  return (
    <form className="coverage__new" onSubmit={add}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        className="ds-input"
        value={name}
        maxLength={120}
        placeholder={label}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="plain-button">
        {t('coverage.addColumn')}
      </button>
    </form>
  );
}
