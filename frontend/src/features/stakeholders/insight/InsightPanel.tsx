import { Button, Select } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { announce } from '@/design';
import { SidePanel } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import {
  type DomainRole,
  type MapStore,
  type ReviewCycle,
  reviewCycles,
  useMapMeta,
  useStakeholders,
} from '../model';
import { countsOf, type Gap, gapKinds, lostCount } from './gaps';
import { useGaps, useLost } from './useGaps';
import './insight.css';

interface InsightPanelProps {
  store: MapStore;
  writing: boolean;
  /** Opens somebody's details. */
  onJump: (id: string) => void;
  onClose: () => void;
}

/** What is missing in the map, followed live; each line leads to where it is mended. */
export default function InsightPanel({ store, writing, onJump, onClose }: InsightPanelProps) {
  const { t } = useTranslation('stakeholderwork');
  const gaps = useGaps(store);
  const lost = lostCount(useLost(store));
  const count = gaps.length + lost;
  return (
    <SidePanel label={t('insight.title')} onClose={onClose}>
      <div className="insight">
        <h2>{t('insight.title')}</h2>
        <p className="insight__sum">
          {count === 0 ? t('insight.none') : t('insight.sum', { count })}
        </p>
        {gapKinds.map((kind) => (
          <GapGroup
            key={kind}
            gaps={gaps.filter((gap) => gap.kind === kind)}
            {...{ kind, store, writing, onJump }}
          />
        ))}
        {lost > 0 && <LostGroup store={store} count={lost} writing={writing} />}
        <ReviewCycleChoice store={store} writing={writing} />
        <Counts store={store} />
      </div>
    </SidePanel>
  );
}

interface GapGroupProps extends Omit<InsightPanelProps, 'onClose'> {
  kind: Gap['kind'];
  gaps: readonly Gap[];
}

function GapGroup({ kind, gaps, store, writing, onJump }: GapGroupProps) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  const id = useId();
  if (gaps.length === 0) return null;
  const nameOf = (one: string) => store.stakeholder(one)?.name || t('stakeholders:nameless');
  return (
    <section className="insight__group" aria-labelledby={id}>
      <h3 id={id}>
        {t(`insight.kinds.${kind}.title`)} <span className="insight__count">{gaps.length}</span>
      </h3>
      <p className="insight__why">{t(`insight.kinds.${kind}.why`)}</p>
      <ul>
        {gaps.map((gap) =>
          gap.kind === 'roleMissing' ? (
            <li key={gap.role} className="insight__role">
              <span>{t(`stakeholders:values.domainRole.${gap.role}`)}</span>
              {writing && <AddRole store={store} role={gap.role} onJump={onJump} />}
            </li>
          ) : (
            <li key={gap.id}>
              <button type="button" className="insight__jump" onClick={() => onJump(gap.id)}>
                {nameOf(gap.id)}
              </button>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

interface AddRoleProps {
  store: MapStore;
  role: DomainRole;
  onJump: (id: string) => void;
}

function AddRole({ store, role, onJump }: AddRoleProps) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  const name = t(`stakeholders:values.domainRole.${role}`);
  return (
    <button
      type="button"
      className="insight__add"
      aria-label={t('insight.addNamed', { name })}
      onClick={() => onJump(store.add({ name, domainRole: role }))}
    >
      {t('insight.add')}
    </button>
  );
}

function LostGroup({
  store,
  count,
  writing,
}: {
  store: MapStore;
  count: number;
  writing: boolean;
}) {
  const { t } = useTranslation('stakeholderwork');
  return (
    <section className="insight__group">
      <h3>
        {t('insight.lost.title')} <span className="insight__count">{count}</span>
      </h3>
      <p className="insight__why">{t('insight.lost.why')}</p>
      {writing && (
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => {
            store.clearLost();
            announce(t('insight.lost.cleared'));
          }}
        >
          {t('insight.lost.clear')}
        </Button>
      )}
    </section>
  );
}

function ReviewCycleChoice({ store, writing }: { store: MapStore; writing: boolean }) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  const { reviewCycle } = useMapMeta(store);
  const id = useId();
  const words = (cycle: ReviewCycle) => t(`stakeholders:values.reviewCycle.${cycle}`);
  return (
    <section className="insight__group">
      <h3>{writing ? <label htmlFor={id}>{t('insight.cycle')}</label> : t('insight.cycle')}</h3>
      {writing ? (
        <Select
          id={id}
          value={reviewCycle}
          onChange={(event) => store.setMeta({ reviewCycle: event.target.value as ReviewCycle })}
        >
          {reviewCycles.map((cycle) => (
            <Select.Option key={cycle} value={cycle}>
              {words(cycle)}
            </Select.Option>
          ))}
        </Select>
      ) : (
        <p>{words(reviewCycle)}</p>
      )}
    </section>
  );
}

function Counts({ store }: { store: MapStore }) {
  const { t } = useTranslation(['stakeholderwork', 'stakeholders']);
  const stakeholders = useStakeholders(store);
  const counts = countsOf(stakeholders);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <section className="insight__group">
      <h3>{t('insight.counts', { count: stakeholders.size })}</h3>
      <dl className="insight__counts">
        {counts.map(({ category, count }) => (
          <div key={category ?? 'none'}>
            <dt>
              {category
                ? t(`stakeholders:values.mainCategory.${category}`)
                : t('stakeholders:notSet')}
            </dt>
            <dd>
              <meter value={count} max={most} aria-hidden="true" />
              {count}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
