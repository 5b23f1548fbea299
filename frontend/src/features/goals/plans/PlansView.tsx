import { Button } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { type Plan, useActions, usePlans } from '../model';
import { useViewPresence } from '../presence';
import type { GoalViewProps } from '../view';
import { PlanPage } from './PlanPage';
import { useMissing } from './useMissing';
import '../checkins/stale.css';
import '../inputs/inputs.css';
import '../viewbar.css';
import './plans.css';

/** The list's action plans beside the one that is open. */
export default function PlansView(props: GoalViewProps) {
  const { store, writing, selected, onSelect } = props;
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  useViewPresence(props.room, 'plans', selected);
  const plans = usePlans(store);
  const sorted = useMemo(
    () => [...plans.values()].sort((a, b) => a.title.localeCompare(b.title, i18n.language)),
    [plans, i18n.language],
  );
  const forGoal = sorted.find(({ goalIds }) => goalIds.includes(selected[0] ?? ''));
  const own = plans.get(selected[0] ?? '');
  // It stays open while a goal of it is looked at.
  const [kept, setKept] = useState<string | null>(null);
  if (own && own.id !== kept) setKept(own.id);
  const open = own ?? plans.get(kept ?? '') ?? forGoal ?? sorted[0] ?? null;
  const add = () => {
    const goalIds = selected.slice(0, 1).filter((id) => store.goal(id));
    onSelect([store.addPlan({ title: '', ownerId: props.ownId, goalIds })]);
  };
  const remove = (plan: Plan) => {
    store.removePlans([plan.id]);
    setKept(null);
    onSelect([]);
    announce(t('plans.removed', { name: plan.title || t('plans.nameless') }));
  };
  return (
    <section className="plans" aria-label={t('plans.title')}>
      <div className="plans__list">
        {writing && (
          <Button data-size="sm" variant="secondary" onClick={add}>
            {t('plans.add')}
          </Button>
        )}
        {sorted.length === 0 && (
          <p className="quiet">{t(writing ? 'plans.empty' : 'plans.none')}</p>
        )}
        <ul>
          {sorted.map((plan) => (
            <PlanLine
              key={plan.id}
              {...props}
              plan={plan}
              open={open?.id === plan.id}
              onOpen={() => onSelect([plan.id])}
            />
          ))}
        </ul>
      </div>
      {open && (
        <section
          className="plans__page"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: who only reads scrolls it by keyboard
          tabIndex={0}
          aria-label={open.title || t('plans.nameless')}
        >
          <PlanPage key={open.id} {...props} plan={open} onDelete={() => remove(open)} />
        </section>
      )}
    </section>
  );
}

interface PlanLineProps extends GoalViewProps {
  plan: Plan;
  open: boolean;
  onOpen: () => void;
}

function PlanLine({ store, plan, open, onOpen }: PlanLineProps) {
  const { t } = useTranslation(['goalviews', 'goals']);
  useActions(store);
  const missing = useMissing(store, plan);
  const actions = store.actionsOf(plan.id).filter(({ status }) => status !== 'dropped');
  const done = actions.filter(({ status }) => status === 'done').length;
  const warned = plan.status === 'done' && missing.length > 0;
  return (
    <li>
      <button
        type="button"
        className="plans__one"
        aria-current={open ? 'true' : undefined}
        onClick={onOpen}
      >
        <strong>{plan.title || t('plans.nameless')}</strong>
        <span className="quiet small">
          {t(`goals:values.planStatus.${plan.status ?? 'draft'}`)}
          {actions.length > 0 && ` · ${t('plans.doneOf', { done, of: actions.length })}`}
        </span>
        {warned && (
          <span className="plans__warned">{t('plans.lacks', { count: missing.length })}</span>
        )}
      </button>
    </li>
  );
}
