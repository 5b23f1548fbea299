import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { announce } from '@/design';
import { formatDate, useTranslation } from '@/i18n';
import { usePersonName } from '../inputs';
import { type Action, type Plan, useActions, useActionsOf } from '../model';
import type { GoalViewProps } from '../view';
import { ActivityForm } from './ActivityForm';
import { tooEarly } from './rules';

export interface ActivitiesProps extends GoalViewProps {
  plan: Plan;
}

/** What is done, by whom, when, and what waits for what. A row opens to be changed. */
export function Activities(props: ActivitiesProps) {
  const { store, plan, writing, ownId } = props;
  const { t } = useTranslation('goalviews');
  const actions = useActionsOf(store, plan.id);
  const [open, setOpen] = useState<string | null>(null);
  const add = () =>
    setOpen(store.addAction({ planId: plan.id, responsibleId: ownId, status: 'todo' }));
  return (
    <section className="activities" aria-label={t('activities.title')}>
      <h3>{t('activities.title')}</h3>
      {actions.length === 0 && <p className="quiet small">{t('activities.none')}</p>}
      {actions.length > 0 && (
        <div className="activities__scroller">
          <table className="activities__table">
            <thead>
              <tr>
                {(['title', 'responsible', 'start', 'due', 'status', 'dependsOn'] as const).map(
                  (column) => (
                    <th key={column} scope="col">
                      {t(`activities.fields.${column}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {actions.map((one) => (
                <ActivityRow
                  key={one.id}
                  {...props}
                  one={one}
                  open={open === one.id}
                  onOpen={() => setOpen(open === one.id ? null : one.id)}
                  onRemove={() => {
                    store.removeActions([one.id]);
                    setOpen(null);
                    announce(
                      t('activities.removed', { name: one.title || t('activities.nameless') }),
                    );
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {writing && (
        <Button variant="secondary" data-size="sm" onClick={add}>
          {t('activities.add')}
        </Button>
      )}
    </section>
  );
}

interface ActivityRowProps extends ActivitiesProps {
  one: Action;
  open: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

function ActivityRow(props: ActivityRowProps) {
  const { store, one, open, onOpen, members, writing } = props;
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const all = useActions(store);
  const personName = usePersonName(members);
  const name = one.title || t('activities.nameless');
  const early = new Set(tooEarly(all, one));
  const day = (value: string | null) => (value ? formatDate(value, i18n.language) : '');
  return (
    <>
      <tr data-open={open}>
        <th scope="row">
          {writing ? (
            <button
              type="button"
              className="activities__open"
              aria-expanded={open}
              onClick={onOpen}
            >
              {name}
            </button>
          ) : (
            name
          )}
          {one.milestone && <span className="tag">{t('activities.milestone')}</span>}
        </th>
        <td>{personName(one.responsibleId)}</td>
        <td>{day(one.start)}</td>
        <td>{day(one.due)}</td>
        <td>
          {t(`goals:values.actionStatus.${one.status ?? 'todo'}`)}
          {one.percent !== null && ` · ${one.percent} %`}
        </td>
        <td>
          {one.dependsOn
            .flatMap((id) => all.get(id) ?? [])
            .map((other) => (
              <span key={other.id} className="activities__waits">
                {other.title || t('activities.nameless')}
                {early.has(other.id) && (
                  <em className="activities__early">{t('activities.tooEarly')}</em>
                )}
              </span>
            ))}
        </td>
      </tr>
      {open && (
        <tr className="activities__form">
          <td colSpan={6}>
            <ActivityForm {...props} />
          </td>
        </tr>
      )}
    </>
  );
}
