import type { Goal, GoalLink, GoalMeta, Level, Plan, PlanText } from '../model';
import type { PartName, Parts } from './parts';

// The eleven rules of a good strategy, as a pure function over a strategy and
// its goal list. A rule is met when nothing is found against it; what cannot be
// known (no list, no right to the maps) is said to be unknown, never met.

export const ruleNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
export type RuleNumber = (typeof ruleNumbers)[number];

/** A live goal, in the order of the tree. */
export interface CheckedGoal
  extends Pick<
    Goal,
    | 'id'
    | 'status'
    | 'due'
    | 'nextReviewOn'
    | 'municipalityId'
    | 'departments'
    | 'targetGroups'
    | 'resourcesAmount'
    | 'resourcesFte'
    | 'resourcesText'
    | 'isTemplateExample'
  > {
  /** What it is, by its place where nobody has said so. */
  readonly level: Level;
  /** By the tree; null at the top. */
  readonly parent: string | null;
  readonly hasEthicsNote: boolean;
}

export const planHeadings = ['ownership', 'training', 'organisation', 'support'] as const;
export type PlanHeading = Extract<PlanText, (typeof planHeadings)[number]>;

export interface CheckedPlan extends Pick<Plan, 'id' | 'goalIds' | 'status'> {
  readonly written: ReadonlySet<PlanHeading>;
}

export interface CheckedList {
  readonly goals: readonly CheckedGoal[];
  readonly links: readonly Pick<GoalLink, 'fromGoal' | 'toKind' | 'toId' | 'type'>[];
  readonly plans: readonly CheckedPlan[];
  readonly meta: Pick<GoalMeta, 'reviewCycle' | 'reviewClause' | 'nextReviewOn'>;
}

export interface CheckedStakeholder {
  readonly documentId: string;
  readonly domainRole: string | null;
  readonly involvement: string | null;
}

export interface CheckedReference {
  readonly id: string;
  readonly obligatory: boolean;
  readonly validTo?: string | null;
}

/** Null: there is none, or it may not be read. */
export interface CheckInput {
  readonly parts: Parts | null;
  readonly list: CheckedList | null;
  readonly stakeholders: readonly CheckedStakeholder[] | null;
  readonly references: readonly CheckedReference[] | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A place in the goal list: a view of it, or what is agreed on its review. */
export type ListPlace = 'tree' | 'coverage' | 'plans' | 'review';

/** Where something is mended. */
export type Target =
  | { readonly to: 'part'; readonly part: PartName }
  | { readonly to: 'goal'; readonly id: string }
  | { readonly to: 'plan'; readonly id: string; readonly missing: readonly PlanHeading[] }
  | { readonly to: 'list'; readonly at: ListPlace }
  | { readonly to: 'role'; readonly role: string; readonly documentId: string | null }
  | { readonly to: 'reference'; readonly id: string }
  | { readonly to: 'references' };

export type Problem =
  | 'partMissing'
  | 'partEmpty'
  | 'noVision'
  | 'outsideVision'
  | 'noResources'
  | 'noReferences'
  | 'obligationOpen'
  | 'oneDepartment'
  | 'noTargetGroup'
  | 'noDepartment'
  | 'alone'
  | 'noStatement'
  | 'fewGoals'
  | 'examples'
  | 'noPlan'
  | 'goalWithoutPlan'
  | 'noDate'
  | 'reviewOver'
  | 'dueOver'
  | 'roleMissing'
  | 'noInitiative'
  | 'noEthics'
  | 'tookNoPart'
  | 'planIncomplete';

export interface Finding {
  readonly problem: Problem;
  /** Each a jump; never empty. */
  readonly targets: readonly Target[];
  /** How many there are, where a target more leads elsewhere. */
  readonly count?: number;
}

export interface RuleResult {
  readonly rule: RuleNumber;
  readonly state: 'met' | 'open' | 'unknown';
  readonly findings: readonly Finding[];
}

/** Those who are asked too late; the gap report of a map begins with them too. */
export const forgottenRoles = ['procurement', 'legal', 'it', 'finance_admin'] as const;
/** Those who use what comes of it, and gain by it. */
export const affectedRoles = ['citizen', 'relative', 'care_staff', 'citizen_council'] as const;
const tookPart = new Set(['consulted', 'involved', 'collaborates', 'decides']);

type Found = Finding | null | false;
/** What a rule finds; null when it cannot be told. */
type Rule = (input: CheckInput) => readonly Found[] | null;

const rules: Record<RuleNumber, Rule> = {
  1: ({ parts, list }) =>
    list && [
      partOpen(parts, 'purpose'),
      !own(list).some(isVision) && listWide('noVision'),
      own(list).some(isVision) && onGoals('outsideVision', outsideVision(list)),
      !own(list).some(hasResources) && !isWritten(parts, 'resources')
        ? { problem: 'noResources', targets: [{ to: 'part', part: 'resources' }, inList('tree')] }
        : null,
    ],
  2: ({ parts, list, references, today }) =>
    references && [
      partOpen(parts, 'national'),
      references.length === 0 && { problem: 'noReferences', targets: [{ to: 'references' }] },
      list && obligationsOpen(list, references, today),
    ],
  3: ({ parts, list }) => list && [partOpen(parts, 'people'), ...reach(list)],
  4: ({ parts, list }) =>
    list && !isWritten(parts, 'cooperation') && !isJoint(list)
      ? [{ problem: 'alone', targets: [{ to: 'part', part: 'cooperation' }, inList('tree')] }]
      : list && [],
  5: ({ list }) =>
    list && [
      !own(list).some(isStatement) && listWide('noStatement'),
      onGoals('fewGoals', statementsWithFewGoals(list)),
      onGoals(
        'examples',
        list.goals.filter((goal) => goal.isTemplateExample),
      ),
    ],
  6: ({ parts, list }) =>
    list && [
      partOpen(parts, 'plans'),
      list.plans.length === 0 && listWide('noPlan', 'plans'),
      list.plans.length > 0 && onGoals('goalWithoutPlan', withoutPlan(list)),
    ],
  7: ({ parts, list, today }) => list && [partOpen(parts, 'time'), ...dates(list, today)],
  8: ({ parts, stakeholders }) =>
    stakeholders && [
      partOpen(parts, 'participants'),
      onRoles('roleMissing', stakeholders, forgottenRoles, () => true),
    ],
  9: ({ parts, list }) =>
    list && [
      !list.links.some((link) => link.type === 'supports_initiative') &&
        !isWritten(parts, 'initiatives') && {
          problem: 'noInitiative',
          targets: [{ to: 'part', part: 'initiatives' }, inList('tree')],
        },
    ],
  10: ({ parts, list, stakeholders }) =>
    stakeholders && [
      !isWritten(parts, 'ethics') && !list?.goals.some((goal) => goal.hasEthicsNote)
        ? { problem: 'noEthics', targets: [{ to: 'part', part: 'ethics' }] }
        : null,
      onRoles('tookNoPart', stakeholders, affectedRoles, (one) =>
        tookPart.has(one.involvement ?? ''),
      ),
    ],
  11: ({ list }) => list && plansFilledIn(list),
};

/** All eleven, in their order. */
export function checkStrategy(input: CheckInput): RuleResult[] {
  return ruleNumbers.map((rule) => {
    const found = rules[rule](input);
    const findings = (found ?? []).filter((one): one is Finding => Boolean(one));
    const state = found === null ? 'unknown' : findings.length > 0 ? 'open' : 'met';
    return { rule, state, findings };
  });
}

// A list alone is checked without its strategy: then no part can be missing.
const isWritten = (parts: Parts | null, part: PartName) => parts?.get(part)?.written ?? false;

function partOpen(parts: Parts | null, part: PartName): Found {
  const found = parts?.get(part);
  if (!parts || found?.written) return null;
  return { problem: found ? 'partEmpty' : 'partMissing', targets: [{ to: 'part', part }] };
}

const inList = (at: ListPlace): Target => ({ to: 'list', at });

const listWide = (problem: Problem, at: ListPlace = 'tree'): Finding => ({
  problem,
  targets: [inList(at)],
});

const toGoal = ({ id }: CheckedGoal): Target => ({ to: 'goal', id });

function onGoals(problem: Problem, goals: readonly CheckedGoal[]): Found {
  return goals.length > 0 && { problem, targets: goals.map(toGoal) };
}

/** What people have set themselves: the template's examples meet no rule. */
const own = (list: CheckedList) => list.goals.filter((goal) => !goal.isTemplateExample);

const isVision = (goal: CheckedGoal) => goal.level === 'vision';
const isStatement = (goal: CheckedGoal) => goal.level === 'strategy_statement';
const isGoal = (goal: CheckedGoal) => !isVision(goal) && !isStatement(goal);
const isOver = ({ status }: CheckedGoal) =>
  status === 'achieved' || status === 'not_achieved' || status === 'dropped';

const hasResources = (goal: CheckedGoal) =>
  goal.resourcesAmount !== null || goal.resourcesFte !== null || goal.resourcesText !== null;

/** Every goal with all above it, nearest first. The tree has no cycles. */
function above(list: CheckedList): (goal: CheckedGoal) => CheckedGoal[] {
  const byId = new Map(list.goals.map((goal) => [goal.id, goal]));
  return (goal) => {
    const up: CheckedGoal[] = [];
    let at = goal.parent === null ? undefined : byId.get(goal.parent);
    while (at && up.length < list.goals.length) {
      up.push(at);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    return up;
  };
}

/** The tops of branches that serve no vision, neither by their place nor by a link. */
function outsideVision(list: CheckedList): CheckedGoal[] {
  const visions = new Set(list.goals.filter(isVision).map((goal) => goal.id));
  const serves = new Set(
    list.links
      .filter((link) => link.type === 'contributes_to' && visions.has(link.toId ?? ''))
      .map((link) => link.fromGoal),
  );
  return own(list).filter(
    (goal) => goal.parent === null && !isVision(goal) && !isOver(goal) && !serves.has(goal.id),
  );
}

function obligationsOpen(
  list: CheckedList,
  references: readonly CheckedReference[],
  today: string,
): Found {
  const live = new Set(list.goals.map((goal) => goal.id));
  const met = new Set(
    list.links
      .filter((link) => link.toKind === 'reference_goal' && live.has(link.fromGoal))
      .map((link) => link.toId),
  );
  const open = references.filter(
    ({ id, obligatory, validTo }) => obligatory && !met.has(id) && !(validTo && validTo < today),
  );
  return (
    open.length > 0 && {
      problem: 'obligationOpen',
      targets: open.map(({ id }) => ({ to: 'reference', id })),
    }
  );
}

/** Whom the goals concern: what is said for a branch holds for all below. */
function reach(list: CheckedList): Found[] {
  const goals = own(list).filter((goal) => !isOver(goal));
  if (goals.length === 0) return [];
  const departments = new Set(goals.flatMap((goal) => goal.departments));
  const upFrom = above(list);
  const unmarked = goals.filter(
    (goal) =>
      isGoal(goal) && ![goal, ...upFrom(goal)].some(({ departments }) => departments.length > 0),
  );
  return [
    departments.size < 2 && listWide('oneDepartment', 'coverage'),
    !goals.some((goal) => goal.targetGroups.length > 0) &&
      onGoals('noTargetGroup', goals.filter(isGoal).concat(goals).slice(0, 1)),
    departments.size >= 2 && onGoals('noDepartment', unmarked),
  ];
}

const isJoint = (list: CheckedList) =>
  new Set(list.goals.map((goal) => goal.municipalityId).filter(Boolean)).size > 1 ||
  list.links.some((link) => link.type === 'adopted_from');

function statementsWithFewGoals(list: CheckedList): CheckedGoal[] {
  const upFrom = above(list);
  const below = new Map<string, number>();
  for (const goal of own(list).filter(isGoal))
    for (const { id } of upFrom(goal)) below.set(id, (below.get(id) ?? 0) + 1);
  return own(list).filter(
    (goal) => isStatement(goal) && !isOver(goal) && (below.get(goal.id) ?? 0) < 2,
  );
}

/** Goals under way that no plan is for, nor for anything above them. */
function withoutPlan(list: CheckedList): CheckedGoal[] {
  const planned = new Set(
    list.plans.filter((plan) => plan.status !== 'cancelled').flatMap((plan) => plan.goalIds),
  );
  const upFrom = above(list);
  return own(list).filter(
    (goal) =>
      isGoal(goal) &&
      (goal.status === 'in_progress' || goal.status === 'adopted') &&
      ![goal, ...upFrom(goal)].some(({ id }) => planned.has(id)),
  );
}

/** Dates on the goals, or a clause that the whole is looked at every year; and none of them over. */
function dates(list: CheckedList, today: string): Found[] {
  const { reviewCycle, reviewClause, nextReviewOn } = list.meta;
  const clause = reviewClause !== null || reviewCycle === 'yearly' || nextReviewOn !== null;
  const open = own(list).filter((goal) => !isOver(goal));
  const undated = open.filter((goal) => isGoal(goal) && goal.due === null);
  const reviews = open.filter((goal) => goal.nextReviewOn !== null && goal.nextReviewOn < today);
  const listOver = nextReviewOn !== null && nextReviewOn < today;
  return [
    !clause &&
      (undated.length > 0 || open.length === 0) && {
        problem: 'noDate',
        count: undated.length,
        targets: [inList('review'), ...undated.map(toGoal)],
      },
    (listOver || reviews.length > 0) && {
      problem: 'reviewOver',
      targets: [...(listOver ? [inList('review')] : []), ...reviews.map(toGoal)],
    },
    onGoals(
      'dueOver',
      open.filter((goal) => goal.due !== null && goal.due < today),
    ),
  ];
}

function onRoles(
  problem: Problem,
  stakeholders: readonly CheckedStakeholder[],
  roles: readonly string[],
  counts: (one: CheckedStakeholder) => boolean,
): Found {
  const there = new Set(stakeholders.filter(counts).map((one) => one.domainRole));
  const missing = roles.filter((role) => !there.has(role));
  const mapOf = (role: string) =>
    (stakeholders.find((one) => one.domainRole === role) ?? stakeholders[0])?.documentId ?? null;
  return (
    missing.length > 0 && {
      problem,
      targets: missing.map((role) => ({ to: 'role', role, documentId: mapOf(role) })),
    }
  );
}

function plansFilledIn(list: CheckedList): Found[] {
  if (list.plans.length === 0) return [listWide('noPlan', 'plans')];
  const incomplete = list.plans.flatMap((plan): Target[] => {
    const missing = planHeadings.filter((heading) => !plan.written.has(heading));
    if (plan.status === 'cancelled' || missing.length === 0) return [];
    return [{ to: 'plan', id: plan.id, missing }];
  });
  return [incomplete.length > 0 && { problem: 'planIncomplete', targets: incomplete }];
}
