import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useGroupDocuments, useReferenceGoals } from '@/api';
import { SidePanel } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import type { GoalStore } from '../model';
import type { PartName, Parts } from './parts';
import type { Finding, ListPlace, RuleResult, Target } from './rules';
import './check.css';

/** Where the check is shown decides how one gets to what it names. */
export interface CheckPlace {
  groupId: string;
  /** Null: there is no strategy, or it may not be read. */
  strategyId: string | null;
  parts: Parts | null;
  /** Null: there is no list, or it may not be read. */
  list: { id: string; store: GoalStore } | null;
  /** In the strategy itself: goes to a part's heading. */
  onPart?: (part: PartName) => void;
  /** In the strategy, for who may write: puts in a heading that is missing. */
  onNewPart?: (part: PartName) => void;
  /** In the list itself: opens a goal. */
  onGoal?: (id: string) => void;
  /** In the list itself: shows a view of it, or its review. */
  onList?: (at: ListPlace, plan?: string) => void;
}

interface CheckPanelProps {
  results: readonly RuleResult[];
  place: CheckPlace;
  /** Which documents are looked at together. */
  children?: ReactNode;
  onClose: () => void;
}

/** What a strategy and its goals still lack, rule by rule, each with a way there. */
export function CheckPanel({ results, place, children, onClose }: CheckPanelProps) {
  const { t } = useTranslation('goalwork');
  const open = results.filter((one) => one.state === 'open');
  const unknown = results.filter((one) => one.state === 'unknown');
  const met = results.filter((one) => one.state === 'met');
  return (
    <SidePanel label={t('check.title')} onClose={onClose}>
      <div className="check">
        <h2>{t('check.title')}</h2>
        <p className="check__sum" role="status">
          {t('check.sum', { met: met.length, all: results.length })}
        </p>
        {children}
        {open.map((one) => (
          <Rule key={one.rule} result={one} place={place} />
        ))}
        <Plain title={t('check.unknown')} why={t('check.unknownWhy')} results={unknown} />
        <Plain title={t('check.met')} results={met} />
      </div>
    </SidePanel>
  );
}

function Rule({ result, place }: { result: RuleResult; place: CheckPlace }) {
  const { t } = useTranslation('goalwork');
  const id = useId();
  return (
    <section className="check__rule" aria-labelledby={id}>
      <h3 id={id}>
        <span className="check__number">{result.rule}</span> {t(`check.rules.${result.rule}`)}
      </h3>
      {result.findings.map((finding) => (
        <Found key={finding.problem} finding={finding} place={place} />
      ))}
    </section>
  );
}

function Plain(props: { title: string; why?: string; results: readonly RuleResult[] }) {
  const { title, why, results } = props;
  const { t } = useTranslation('goalwork');
  const id = useId();
  if (results.length === 0) return null;
  return (
    <section className="check__rule" aria-labelledby={id}>
      <h3 id={id}>
        {title} <span className="check__count">{results.length}</span>
      </h3>
      {why && <p className="check__why">{why}</p>}
      <ul className="check__plain">
        {results.map(({ rule }) => (
          <li key={rule}>
            <span className="check__number">{rule}</span> {t(`check.rules.${rule}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** More than that nobody mends at once. */
const shownAtMost = 8;

function Found({ finding, place }: { finding: Finding; place: CheckPlace }) {
  const { t } = useTranslation('goalwork');
  const { problem, targets, count = targets.length } = finding;
  const shown = targets.slice(0, shownAtMost);
  const left = targets.length - shown.length;
  return (
    <>
      <p className="check__why">{t(`check.problems.${problem}`, { count })}</p>
      <ul className="check__targets">
        {shown.map((target) => (
          <li key={keyOf(target)}>
            <Way target={target} place={place} />
          </li>
        ))}
      </ul>
      {targets[0]?.to === 'role' && <FirstMap groupId={place.groupId} />}
      {left > 0 && <p className="check__why">{t('check.more', { count: left })}</p>}
    </>
  );
}

const keyOf = (target: Target) => Object.values(target).join(' ');

/** The way to where it is mended. */
function Way({ target, place }: { target: Target; place: CheckPlace }) {
  const { t } = useTranslation(['goalwork', 'stakeholders']);
  const references = useReferenceGoals(place.groupId).data;
  const { groupId } = place;
  switch (target.to) {
    case 'part':
      return <PartWay part={target.part} place={place} />;
    case 'goal': {
      const title = place.list?.store.goal(target.id)?.title || t('block.untitled');
      return <GoalWay id={target.id} words={title} place={place} />;
    }
    case 'plan': {
      const missing = target.missing.map((heading) => t(`check.headings.${heading}`)).join(', ');
      const title = place.list?.store.plan(target.id)?.title || t('check.plan');
      return <ListWay at="plans" plan={target.id} words={`${title}: ${missing}`} place={place} />;
    }
    case 'list':
      return <ListWay at={target.at} words={t(listWords[target.at])} place={place} />;
    case 'role':
      return (
        <MapWay groupId={groupId} id={target.documentId}>
          {t(`stakeholders:values.domainRole.${target.role}`)}
        </MapWay>
      );
    default: {
      const one =
        target.to === 'reference' ? references?.find(({ id }) => id === target.id) : undefined;
      return (
        <Link to="/groups/$groupId/references" params={{ groupId }} className="check__way">
          {one ? one.title : t('check.toReferences')}
        </Link>
      );
    }
  }
}

function PartWay({ part, place }: { part: PartName; place: CheckPlace }) {
  const { t } = useTranslation('goalwork');
  const found = place.parts?.get(part);
  const name = found?.title ?? t(`check.parts.${part}`);
  const { onPart, onNewPart } = place;
  if (!place.parts || !place.strategyId) return <span>{name}</span>;
  if (!onPart) {
    return (
      <Link
        to="/documents/$documentId"
        params={{ documentId: place.strategyId }}
        search={found ? { part } : {}}
        className="check__way"
      >
        {name}
      </Link>
    );
  }
  if (found) {
    return (
      <button type="button" className="check__way" onClick={() => onPart(part)}>
        {name}
      </button>
    );
  }
  return onNewPart ? (
    <button type="button" className="check__way" onClick={() => onNewPart(part)}>
      {t('check.addPart', { part: name })}
    </button>
  ) : (
    <span>{name}</span>
  );
}

function GoalWay({ id, words, place }: { id: string; words: string; place: CheckPlace }) {
  const { onGoal } = place;
  if (!onGoal) {
    return (
      <DocumentWay id={place.list?.id} selected={id}>
        {words}
      </DocumentWay>
    );
  }
  return (
    <button type="button" className="check__way" onClick={() => onGoal(id)}>
      {words}
    </button>
  );
}

/** The maps of a group, those of nobody yet too; null while they are not known. */
function useMaps(groupId: string) {
  const documents = useGroupDocuments(groupId).data;
  return documents?.filter((one) => one.kind === 'stakeholder_map' && !one.archived) ?? null;
}

interface MapWayProps {
  groupId: string;
  /** Null: whichever map there is. */
  id: string | null;
  children: ReactNode;
}

/** To what is missing in a map. */
function MapWay({ groupId, id, children }: MapWayProps) {
  const maps = useMaps(groupId);
  return (
    <DocumentWay id={id ?? maps?.[0]?.id} panel="gaps">
      {children}
    </DocumentWay>
  );
}

/** To where the first map is made. */
function FirstMap({ groupId }: { groupId: string }) {
  const { t } = useTranslation('goalwork');
  if (useMaps(groupId)?.length !== 0) return null;
  return (
    <Link to="/groups/$groupId" params={{ groupId }} className="check__way">
      {t('check.toFirstMap')}
    </Link>
  );
}

const listWords = {
  tree: 'check.toList',
  coverage: 'check.toCoverage',
  plans: 'check.toPlans',
  review: 'check.toReview',
} as const;

interface ListWayProps {
  at: ListPlace;
  plan?: string;
  words: string;
  place: CheckPlace;
}

function ListWay({ at, plan, words, place }: ListWayProps) {
  const { onList, list } = place;
  if (!onList) {
    const where = at === 'review' ? { panel: at } : { view: at };
    return (
      <DocumentWay id={list?.id} {...where} {...(plan ? { selected: plan } : {})}>
        {words}
      </DocumentWay>
    );
  }
  return (
    <button type="button" className="check__way" onClick={() => onList(at, plan)}>
      {words}
    </button>
  );
}

interface DocumentWayProps {
  id: string | undefined;
  selected?: string;
  view?: string;
  panel?: string;
  children: ReactNode;
}

function DocumentWay({ id, children, ...search }: DocumentWayProps) {
  if (!id) return <span>{children}</span>;
  return (
    <Link
      to="/documents/$documentId"
      params={{ documentId: id }}
      search={search}
      className="check__way"
    >
      {children}
    </Link>
  );
}
