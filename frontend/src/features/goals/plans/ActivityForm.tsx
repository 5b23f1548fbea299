import { Button } from '@digdir/designsystemet-react';
import { useDeferredValue, useState } from 'react';
import type { Person } from '@/api';
import { announce } from '@/design';
import { found, SearchField } from '@/features/listbox';
import { useTranslation } from '@/i18n';
import {
  ChoiceInput,
  DayInput,
  LineInput,
  NumberInput,
  PersonInput,
  usePersonName,
} from '../inputs';
import {
  type Action,
  type ActionFields,
  actionStatuses,
  type Plan,
  raciRoles,
  useActions,
  usePlans,
} from '../model';
import type { GoalViewProps } from '../view';
import { wouldCircle } from './rules';

interface ActivityFormProps extends GoalViewProps {
  plan: Plan;
  one: Action;
  onRemove: () => void;
}

/** All of one activity. */
export function ActivityForm(props: ActivityFormProps) {
  const { store, one, members, onRemove } = props;
  const { t } = useTranslation(['goalviews', 'goals']);
  const set = (patch: Partial<ActionFields>) => store.setAction(one.id, patch);
  const backwards = one.start !== null && one.due !== null && one.due < one.start;
  return (
    <div className="activity">
      <LineInput
        label={t('activities.fields.title')}
        value={one.title}
        maxLength={300}
        autoFocus={one.title === ''}
        onSet={(title) => set({ title: title ?? '' })}
      />
      <div className="pair">
        <PersonInput
          label={t('activities.fields.responsible')}
          value={one.responsibleId}
          members={members}
          onSet={(responsibleId) => set({ responsibleId })}
        />
        <ChoiceInput
          label={t('activities.fields.status')}
          value={one.status}
          values={actionStatuses}
          say={(status) => t(`goals:values.actionStatus.${status}`)}
          onSet={(status) => set({ status })}
        />
        <DayInput
          label={t('activities.fields.start')}
          value={one.start}
          onSet={(start) => set({ start })}
        />
        <DayInput
          label={t('activities.fields.due')}
          value={one.due}
          error={backwards ? t('timeline.backwards') : undefined}
          onSet={(due) => set({ due })}
        />
        <NumberInput
          label={t('activities.fields.percent')}
          value={one.percent}
          min={0}
          max={100}
          onSet={(percent) => set({ percent })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={one.milestone}
          onChange={(event) => set({ milestone: event.target.checked })}
        />
        {t('activities.isMilestone')}
      </label>
      <Dependencies {...props} />
      <Roles {...props} />
      <Button variant="tertiary" data-color="danger" data-size="sm" onClick={onRemove}>
        {t('activities.remove')}
      </Button>
    </div>
  );
}

/** What must be done before. What would wait for itself is refused, with the reason. */
function Dependencies({ store, one }: ActivityFormProps) {
  const { t } = useTranslation('goalviews');
  const all = useActions(store);
  const plans = usePlans(store);
  const [refused, setRefused] = useState<string | null>(null);
  const nameOf = (other: Action) => other.title || t('activities.nameless');
  const [typed, setTyped] = useState<string | null>(null);
  const query = useDeferredValue(typed ?? '');
  const planName = (id: string) => plans.get(id)?.title || t('plans.nameless');
  const offered = typed === null ? [] : nearFirst(all.values(), one);
  const { options, left } = found(
    offered,
    query,
    (other) => `${nameOf(other)} ${planName(other.planId)}`,
  );
  const add = (other: Action) => {
    if (wouldCircle(all, one.id, other.id)) {
      setRefused(t('activities.circle', { name: nameOf(other) }));
      return;
    }
    setRefused(null);
    store.setDependency(one.id, other.id, true);
    announce(t('plans.added', { name: nameOf(other) }));
  };
  return (
    <div className="plan__members">
      <ul>
        {one.dependsOn
          .flatMap((id) => all.get(id) ?? [])
          .map((other) => (
            <li key={other.id}>
              {t('activities.after', { name: nameOf(other) })}
              <button
                type="button"
                className="plain-button"
                aria-label={t('activities.notAfter', { name: nameOf(other) })}
                onClick={() => store.setDependency(one.id, other.id, false)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
      </ul>
      <SearchField<Action>
        label={t('activities.waitFor')}
        placeholder={t('find.hint')}
        {...{ typed, options }}
        onTyped={setTyped}
        keyOf={({ id }) => id}
        name={nameOf}
        hint={({ planId }) => (planId === one.planId ? '' : planName(planId))}
        none={t('find.none')}
        more={left > 0 ? t('find.more', { count: left }) : undefined}
        onTake={add}
        error={refused}
        inFlow
      />
    </div>
  );
}

/** What an activity may wait for: those of its own plan first. */
function nearFirst(all: Iterable<Action>, one: Action): readonly Action[] {
  const offered = [...all].filter(({ id }) => id !== one.id && !one.dependsOn.includes(id));
  const near = ({ planId }: Action) => Number(planId === one.planId);
  return offered.sort((a, b) => near(b) - near(a));
}

/** Who is responsible, accountable, consulted, informed. */
function Roles({ store, one, members }: ActivityFormProps) {
  const { t } = useTranslation(['goalviews', 'goals']);
  const personName = usePersonName(members);
  const others = members.filter(({ id }) => !one.raci.some(([person]) => person === id));
  const [typed, setTyped] = useState<string | null>(null);
  const { options, left } = found(
    typed === null ? [] : others,
    typed ?? '',
    ({ name, organisation }) => `${name} ${organisation.shortName}`,
  );
  const say = (role: string) => t(`activities.raci.${role}`);
  return (
    <details className="activity__roles">
      <summary>{t('activities.roles', { count: one.raci.length })}</summary>
      {one.raci.map(([personId, role]) => (
        <ChoiceInput
          key={personId}
          label={personName(personId)}
          value={role}
          values={raciRoles}
          say={say}
          none={t('activities.noRole')}
          onSet={(next) => store.setRaci(one.id, personId, next)}
        />
      ))}
      {others.length > 0 && (
        <SearchField<Person>
          label={t('activities.addPerson')}
          placeholder={t('find.hint')}
          {...{ typed, options }}
          onTyped={setTyped}
          keyOf={({ id }) => id}
          name={({ name }) => name}
          hint={({ organisation }) => organisation.shortName}
          none={t('find.none')}
          more={left > 0 ? t('find.more', { count: left }) : undefined}
          onTake={({ id, name }) => {
            store.setRaci(one.id, id, 'I');
            announce(t('plans.added', { name }));
          }}
          inFlow
        />
      )}
    </details>
  );
}
