import { useMemo, useState } from 'react';
import { type Placement, useErrorWords, usePlace } from '@/api';
import { Notice } from '@/design';
import { useTranslation } from '@/i18n';
import { levels, type Stakeholder, useStakeholders } from '../model';
import type { RoundPanelProps } from './RoundPanel';

/** Every stakeholder with one's own interest and influence, which only oneself sees. */
export function PlaceList({ store, documentId, round }: RoundPanelProps) {
  const { t } = useTranslation(['stakeholderwork', 'common']);
  const stakeholders = useStakeholders(store);
  const place = usePlace(documentId, round.id);
  const words = useErrorWords();
  const mine = useMemo(
    () => new Map((round.mine ?? []).map((one) => [one.stakeholderId, one])),
    [round.mine],
  );
  const all = useMemo(
    () => [...stakeholders.values()].sort((a, b) => a.name.localeCompare(b.name)),
    [stakeholders],
  );
  const done = all.filter((one) => mine.has(one.id)).length;
  return (
    <>
      <p role="status">{t('round.mine', { done, count: all.length })}</p>
      {place.isError && (
        <Notice kind="danger" title={t('common:failed')}>
          <p>{words(place.error)}</p>
        </Notice>
      )}
      <ul className="round__list">
        {all.map((one) => (
          <PlaceRow
            key={one.id}
            one={one}
            placed={mine.get(one.id)}
            onPlace={(to) => place.mutate({ stakeholderId: one.id, place: to })}
          />
        ))}
      </ul>
    </>
  );
}

type Half = number | null;

interface PlaceRowProps {
  one: Stakeholder;
  placed: Placement | undefined;
  onPlace: (place: { interest: number; influence: number } | null) => void;
}

function PlaceRow({ one, placed, onPlace }: PlaceRowProps) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  // A place needs both; until then what was chosen waits here.
  const [draft, setDraft] = useState<{ interest: Half; influence: Half } | null>(null);
  const now = draft ?? placed ?? { interest: null, influence: null };
  const choose = (field: 'interest' | 'influence', value: Half) => {
    const next = { interest: now.interest, influence: now.influence, [field]: value };
    const { interest, influence } = next;
    const whole = interest !== null && influence !== null;
    setDraft(next);
    if (whole) onPlace({ interest, influence });
    else if (placed && interest === null && influence === null) onPlace(null);
  };
  return (
    <li className="round__row">
      <span className="round__name">{one.name || t('stakeholders:nameless')}</span>
      {(['interest', 'influence'] as const).map((field) => (
        <label key={field} className="round__choice">
          <span>
            {t(`stakeholders:fields.${field}`)}
            <span className="visually-hidden">, {one.name || t('stakeholders:nameless')}</span>
          </span>
          <select
            className="ds-input"
            value={now[field] === null ? '' : Math.round(now[field])}
            onChange={(event) =>
              choose(field, event.target.value === '' ? null : Number(event.target.value))
            }
          >
            <option value="">{t('stakeholders:notSet')}</option>
            {levels.map((level) => (
              <option key={level} value={level}>
                {t(`stakeholders:values.level.${level}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </li>
  );
}
