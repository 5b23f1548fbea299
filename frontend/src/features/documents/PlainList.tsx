import { useEffect, useState } from 'react';
import type { Room } from '@/features/collab';
import { formatDate, useTranslation } from '@/i18n';
import { goalsIn, type PlainEntry } from './plainlist';

/** A goal list to read, following every change. */
export function PlainList({ room }: { room: Room }) {
  const { t } = useTranslation('documents');
  const entries = useEntries(room);
  return (
    <div className="plain">
      <p className="document__note">{t('plain.goal_list.note')}</p>
      {entries.length === 0 ? (
        <p className="plain__empty">{t('plain.goal_list.empty')}</p>
      ) : (
        <ol className="plain__list">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: PlainEntry }) {
  const { t, i18n } = useTranslation('documents');
  const wordsOf = (key: string, value: string) => {
    if (key === 'due' && /^\d{4}-\d\d-\d\d/.test(value)) return formatDate(value, i18n.language);
    return t(`values.${key}.${value}`, { defaultValue: value });
  };
  return (
    <li className="plain__entry" data-depth={Math.min(entry.depth, 4)}>
      <h2 className="plain__name">{entry.name}</h2>
      {entry.fields.length > 0 && (
        <dl className="plain__fields">
          {entry.fields.map(({ key, value }) => (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{wordsOf(key, value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function useEntries(room: Room): PlainEntry[] {
  const [entries, setEntries] = useState(() => goalsIn(room.doc));
  useEffect(() => {
    const update = () => setEntries(goalsIn(room.doc));
    update();
    room.doc.on('update', update);
    return () => room.doc.off('update', update);
  }, [room]);
  return entries;
}
