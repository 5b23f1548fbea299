import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { type Adoption, ApiError, useAdopt, useErrorWords, useGroup, useMe } from '@/api';
import { announce, Dialog, Notice, SelectField } from '@/design';
import { useTranslation } from '@/i18n';
import { DayInput, NumberInput, PersonInput } from '../inputs';
import { type GoalStore, useIndicatorsOf } from '../model';
import { ListChoice } from '../picker';
import type { GoalSectionProps } from '../view';

interface AdoptDialogProps extends GoalSectionProps {
  groupId: string;
  adoptions: readonly Adoption[];
  onClose: () => void;
}

/** Asks for what is a municipality's own in a joint goal. */
export default function AdoptDialog(props: AdoptDialogProps) {
  const { store, goalId, documentId, groupId, members, adoptions, onClose } = props;
  const { t } = useTranslation(['goalwork', 'common']);
  const me = useMe().data;
  const indicators = useIndicatorsOf(store, goalId);
  const municipalities = useMunicipalities(groupId, adoptions);
  const ownFirst = municipalities.find((one) => one.id === me?.organisation.id);
  const [municipalityId, setMunicipality] = useState<string | null>(null);
  const [intoDocumentId, setInto] = useState(documentId);
  const [ownerId, setOwner] = useState<string | null>(null);
  const [due, setDue] = useState<string | null>(() => store.goal(goalId)?.due ?? null);
  // The joint targets, until the municipality sets its own.
  const [targets, setTargets] = useState<Record<string, number>>(() => jointTargets(store, goalId));
  const adopt = useAdopt(documentId, goalId);
  const words = useErrorWords();
  const chosen = municipalityId ?? ownFirst?.id ?? municipalities[0]?.id ?? null;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What cannot be read is not kept: the joint target would be adopted in its place.
    const wrong = event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) return wrong.focus();
    if (!chosen) return;
    adopt.mutate(
      {
        municipalityId: chosen,
        intoDocumentId: intoDocumentId === documentId ? undefined : intoDocumentId,
        ownerId: ownerId ?? undefined,
        due: due ?? undefined,
        targets,
      },
      {
        onSuccess: () => {
          announce(t('adoption.done'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog labelledBy="adopt-title" onClose={onClose}>
      <form className="form" onSubmit={save} noValidate>
        <h2 id="adopt-title">{t('adoption.adopt')}</h2>
        <p className="quiet">{t('adoption.detail')}</p>
        {adopt.isError && (
          <Notice
            kind="danger"
            title={t(isTaken(adopt.error) ? 'adoption.taken' : 'common:failed')}
          >
            <p>{isTaken(adopt.error) ? t('adoption.takenDetail') : words(adopt.error)}</p>
          </Notice>
        )}
        {municipalities.length === 0 ? (
          <Notice kind="info" title={t('adoption.allHave')}>
            <p>{t('adoption.allHaveDetail')}</p>
          </Notice>
        ) : (
          <SelectField
            label={t('dashboard.municipality')}
            value={chosen ?? ''}
            onChange={({ target }) => setMunicipality(target.value)}
          >
            {municipalities.map((one) => (
              <option key={one.id} value={one.id}>
                {one.shortName}
              </option>
            ))}
          </SelectField>
        )}
        <ListChoice groupId={groupId} value={intoDocumentId} onChange={setInto} />
        <PersonInput label={t('block.owner')} value={ownerId} members={members} onSet={setOwner} />
        <DayInput label={t('block.due')} value={due} onSet={setDue} />
        {indicators.map((one) => (
          <NumberInput
            key={one.id}
            label={t('adoption.targetOf', { indicator: one.name || t('block.untitled') })}
            value={targets[one.id] ?? null}
            onSet={(value) =>
              setTargets(({ [one.id]: _, ...rest }) =>
                value === null ? rest : { ...rest, [one.id]: value },
              )
            }
          />
        ))}
        <div className="form__buttons">
          <Button type="submit" loading={adopt.isPending} disabled={!chosen}>
            {t('adoption.do')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function jointTargets(store: GoalStore, goalId: string): Record<string, number> {
  const all = store.indicatorsOf(goalId);
  return Object.fromEntries(
    all.flatMap(({ id, targetValue }) => (targetValue === null ? [] : [[id, targetValue]])),
  );
}

const isTaken = (error: unknown) => error instanceof ApiError && error.status === 409;

/** The organisations of the group's members that have not adopted it. */
function useMunicipalities(groupId: string, adoptions: readonly Adoption[]) {
  const group = useGroup(groupId).data;
  const taken = new Set(adoptions.map((one) => one.municipalityId));
  const all = new Map(
    (group?.members ?? []).map(({ person }) => [person.organisation.id, person.organisation]),
  );
  return [...all.values()]
    .filter(({ id }) => !taken.has(id))
    .sort((a, b) => a.shortName.localeCompare(b.shortName));
}
