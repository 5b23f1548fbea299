import type * as Y from 'yjs';
import { Collection, Topics } from '@/features/shareddoc';
import type {
  Action,
  Goal,
  GoalLink,
  GoalMeta,
  Indicator,
  IndicatorValue,
  Plan,
  TextField,
} from './entities';
import { goalTextKeys, planTextKeys } from './fields';
import type { GoalProgress, IndicatorProgress } from './progress';
import { type AdoptedPart, ProgressTable } from './progresstable';
import { readAction, readGoal, readIndicator, readLink, readMeta, readPlan } from './reading';
import type { GoalTree } from './tree';
import { isLocal, treeAfter } from './treechange';
import { type Level, levelByDepth } from './vocabulary';

export type All<T> = ReadonlyMap<string, T>;

/** What points at something that does not exist any more. */
export interface Lost {
  readonly links: readonly GoalLink[];
  readonly indicators: readonly Indicator[];
  readonly actions: readonly Action[];
}

const fieldsOf = (keys: Record<string, string>) =>
  new Map(Object.entries(keys).map(([field, key]) => [key, field]));

/**
 * The reading half of the store: follows the shared document and keeps frozen
 * values whose identity lasts until they change. The tree follows the goals whose
 * places change, progress the goals above what it counts; a letter in a title
 * touches neither.
 */
export class GoalReader {
  protected readonly goalRoot: Collection<Goal>;
  protected readonly linkRoot: Collection<GoalLink>;
  protected readonly indicatorRoot: Collection<Indicator>;
  protected readonly planRoot: Collection<Plan>;
  protected readonly actionRoot: Collection<Action>;
  protected readonly metaRoot: Y.Map<unknown>;
  protected readonly topics = new Topics();
  private metaValue: GoalMeta;
  private values: readonly IndicatorValue[] = [];
  // Derived on first use, forgotten when what it is made of changes.
  private treeValue: GoalTree | null = null;
  /** Whose places changed since the tree was made. */
  private readonly moved = new Set<string>();
  private live: Kept<Goal> | null = null;
  private soundLinks: Kept<GoalLink> | null = null;
  private soundIndicators: Kept<Indicator> | null = null;
  private soundActions: Kept<Action> | null = null;
  private byGoal: Grouped<Indicator> | null = null;
  private byPlan: Grouped<Action> | null = null;
  private progressTable: ProgressTable | null = null;
  private adopted: ReadonlyMap<string, readonly AdoptedPart[]> = new Map();
  // What the transaction that just ended has changed.
  private readonly placed = new Set<string>();
  private readonly counted = new Set<string>();
  private readonly countedPlans = new Set<string>();
  private metaChanged = false;
  private readonly stop: (() => void)[] = [];

  constructor(readonly doc: Y.Doc) {
    this.goalRoot = new Collection(doc.getMap('goals'), {
      many: 'goals',
      one: 'goal',
      texts: fieldsOf(goalTextKeys),
      read: readGoal,
      onChange: (was, now) => this.noteGoal(was, now),
    });
    this.linkRoot = new Collection(doc.getMap('links'), {
      many: 'links',
      one: 'link',
      texts: new Map(),
      read: readLink,
    });
    this.indicatorRoot = new Collection(doc.getMap('indicators'), {
      many: 'indicators',
      one: 'indicator',
      texts: new Map(),
      read: readIndicator,
      onChange: (was, now) => this.noteIndicator(was, now),
    });
    this.planRoot = new Collection(doc.getMap('plans'), {
      many: 'plans',
      one: 'plan',
      texts: fieldsOf(planTextKeys),
      read: readPlan,
      onChange: (was, now) => this.notePlan(was, now),
    });
    this.actionRoot = new Collection(doc.getMap('actions'), {
      many: 'actions',
      one: 'action',
      texts: new Map(),
      read: readAction,
      onChange: (was, now) => this.noteAction(was, now),
    });
    this.metaRoot = doc.getMap('meta');
    this.metaValue = readMeta(this.metaRoot);
    const onMeta = () => {
      this.metaChanged = true;
    };
    this.metaRoot.observe(onMeta);
    this.refresh();
    const after = () => {
      const topics = this.refresh();
      if (topics.size > 0) this.tell(topics);
    };
    doc.on('afterTransaction', after);
    this.stop.push(
      () => this.metaRoot.unobserve(onMeta),
      () => doc.off('afterTransaction', after),
    );
  }

  destroy() {
    for (const stop of this.stop.splice(0)) stop();
    for (const root of this.collections()) root.destroy();
    this.topics.clear();
  }

  // ---- what is there --------------------------------------------------------

  tree = (): GoalTree => {
    if (!this.treeValue || this.moved.size > 0) {
      this.treeValue = treeAfter(this.treeValue, this.goalRoot.all, this.moved);
      this.moved.clear();
    }
    return this.treeValue;
  };

  /** Without those that were removed. */
  goals = (): All<Goal> => {
    const tree = this.tree();
    const all = this.goalRoot.all;
    if (tree.order.length === all.size) return all;
    this.live = keep(this.live, all, tree, (one) => tree.has(one.id));
    return this.live.value;
  };
  /** Also a removed one; null when there is none. */
  goal = (id: string): Goal | null => this.goalRoot.all.get(id) ?? null;
  /** Removed ones too. */
  everyGoal = (): All<Goal> => this.goalRoot.all;

  /** Those that were removed and hold something, the last one first. Empty lines are not told. */
  removed = (): readonly string[] =>
    this.tree()
      .removed()
      .filter((id) => this.goal(id)?.title !== '' || this.tree().below(id).length > 0);

  /** What was set, or what its place makes of it. */
  levelOf = (id: string): Level => this.goal(id)?.level ?? levelByDepth(this.tree().depth(id));

  links = (): All<GoalLink> => {
    const tree = this.tree();
    const fits = (one: GoalLink) => tree.has(one.fromGoal);
    this.soundLinks = keep(this.soundLinks, this.linkRoot.all, tree, fits);
    return this.soundLinks.value;
  };
  link = (id: string): GoalLink | null => this.links().get(id) ?? null;

  /** Those of goals that are there. */
  indicators = (): All<Indicator> => {
    const tree = this.tree();
    const fits = (one: Indicator) => tree.has(one.goalId);
    this.soundIndicators = keep(this.soundIndicators, this.indicatorRoot.all, tree, fits);
    return this.soundIndicators.value;
  };
  indicator = (id: string): Indicator | null => this.indicators().get(id) ?? null;
  /** In their order. */
  indicatorsOf = (goalId: string): readonly Indicator[] => {
    this.byGoal = group(this.byGoal, this.indicators(), (one) => one.goalId);
    return this.byGoal.groups.get(goalId) ?? nothing;
  };

  plans = (): All<Plan> => this.planRoot.all;
  plan = (id: string): Plan | null => this.planRoot.all.get(id) ?? null;

  actions = (): All<Action> => {
    const plans = this.plans();
    const fits = (one: Action) => plans.has(one.planId);
    this.soundActions = keep(this.soundActions, this.actionRoot.all, plans, fits);
    return this.soundActions.value;
  };
  action = (id: string): Action | null => this.actions().get(id) ?? null;
  /** In their order. */
  actionsOf = (planId: string): readonly Action[] => {
    this.byPlan = group(this.byPlan, this.actions(), (one) => one.planId);
    return this.byPlan.groups.get(planId) ?? nothing;
  };

  meta = (): GoalMeta => this.metaValue;

  lost = (): Lost => {
    const goals = this.goalRoot.all;
    const rest = <T>(all: All<T>, lost: (one: T) => boolean) => [...all.values()].filter(lost);
    return {
      links: rest(this.linkRoot.all, (one) => !goals.has(one.fromGoal)),
      indicators: rest(this.indicatorRoot.all, (one) => !goals.has(one.goalId)),
      actions: rest(this.actionRoot.all, (one) => !this.plans().has(one.planId)),
    };
  };

  // ---- long texts -----------------------------------------------------------

  /** A text of a goal or a plan as it stands. */
  words = (id: string, field: TextField): string => this.textRoot(field).wordsOf(id, field);

  /** The shared text; null when it is missing, or kept as a plain string. */
  text(id: string, field: TextField): Y.Text | null {
    return this.textRoot(field).textOf(id, field);
  }

  protected textRoot(field: TextField): Collection<Goal> | Collection<Plan> {
    return field in goalTextKeys ? this.goalRoot : this.planRoot;
  }

  // ---- progress -------------------------------------------------------------

  /** What was reported, from the server; each call replaces what was known. */
  setValues(values: readonly IndicatorValue[]) {
    if (values === this.values) return;
    this.values = values;
    this.progressTable?.forgetAll();
    this.tell(new Set(['progress']));
  }

  /** What other lists adopted from goals of this one, from the server. */
  setAdopted(parts: readonly AdoptedPart[]) {
    if (parts.length === 0 && this.adopted.size === 0) return;
    this.adopted = groupByGoal(parts);
    this.progressTable?.forgetAll();
    this.tell(new Set(['progress']));
  }

  adoptedParts = (goalId: string): readonly AdoptedPart[] => this.adopted.get(goalId) ?? noParts;
  reportedValues = (): readonly IndicatorValue[] => this.values;
  progressOf = (goalId: string): GoalProgress => this.progress().ofGoal(goalId);
  indicatorProgress = (id: string): IndicatorProgress => this.progress().ofIndicator(id);

  private progress(): ProgressTable {
    this.progressTable ??= new ProgressTable(this);
    return this.progressTable;
  }

  // ---- who wants to know ----------------------------------------------------

  /** Anything at all. */
  subscribe = (listener: () => void) => this.topics.on('any', listener);

  /**
   * One topic: `goals`, `links`, `indicators`, `plans`, `actions` (any of them),
   * `goal:ID`, `link:ID`, `indicator:ID`, `plan:ID`, `action:ID`, `tree` (places
   * and removals), `progress`, `words:ID:FIELD`, `meta`, `undo`.
   */
  on = (topic: string, listener: () => void) => this.topics.on(topic, listener);

  // ---- what happens ---------------------------------------------------------

  private collections() {
    return [this.goalRoot, this.linkRoot, this.indicatorRoot, this.planRoot, this.actionRoot];
  }

  private refresh(): Set<string> {
    const topics = new Set<string>();
    for (const root of this.collections()) root.refresh(topics);
    const before = this.treeValue;
    if (this.placed.size > 0) {
      for (const id of this.placed) this.moved.add(id);
      topics.add('tree');
      // What belongs to goals that are removed or back is hidden or shown with them.
      if (this.indicatorRoot.all.size > 0) topics.add('indicators');
      if (this.linkRoot.all.size > 0) topics.add('links');
    }
    if (topics.has('plans') && this.actionRoot.all.size > 0) topics.add('actions');
    if (this.placed.size + this.counted.size + this.countedPlans.size > 0) {
      this.forgetProgress(before);
      topics.add('progress');
    }
    if (this.metaChanged) {
      this.metaValue = readMeta(this.metaRoot);
      topics.add('meta');
    }
    this.placed.clear();
    this.counted.clear();
    this.countedPlans.clear();
    this.metaChanged = false;
    return topics;
  }

  /** What was known until now was computed in the tree `before`. */
  private forgetProgress(before: GoalTree | null) {
    const table = this.progressTable;
    if (!table || !before) return;
    const tree = this.tree();
    for (const id of this.placed) {
      if (!isLocal(id, before, tree)) return table.forgetAll();
      table.forgetGoal(id, before);
      table.forgetGoal(id, tree);
      // They may have come before their goal.
      for (const one of this.indicatorsOf(id)) table.forgetIndicator(one.id);
    }
    for (const id of this.countedPlans)
      for (const goal of this.plan(id)?.goalIds ?? []) this.counted.add(goal);
    for (const id of this.counted) table.forgetGoal(id, tree);
  }

  private tell(topics: Set<string>) {
    topics.add('any');
    this.topics.emit(topics);
  }

  private noteGoal(was: Goal | undefined, now: Goal | undefined) {
    if (
      !was ||
      !now ||
      was.parentId !== now.parentId ||
      was.order !== now.order ||
      was.moved !== now.moved ||
      was.parentBefore !== now.parentBefore ||
      was.removedAt !== now.removedAt
    ) {
      const id = was?.id ?? now?.id;
      if (id !== undefined) this.placed.add(id);
    }
    if (!was || !now) return;
    if (
      was.progress !== now.progress ||
      was.progressMode !== now.progressMode ||
      was.weight !== now.weight ||
      was.status !== now.status
    )
      this.counted.add(now.id);
  }

  private noteIndicator(was: Indicator | undefined, now: Indicator | undefined) {
    for (const one of [was, now]) {
      if (!one) continue;
      this.progressTable?.forgetIndicator(one.id);
      this.counted.add(one.goalId);
    }
  }

  private notePlan(was: Plan | undefined, now: Plan | undefined) {
    this.progressTable?.forgetPlans();
    for (const one of [was, now]) for (const id of one?.goalIds ?? []) this.counted.add(id);
  }

  private noteAction(was: Action | undefined, now: Action | undefined) {
    for (const one of [was, now]) if (one) this.countedPlans.add(one.planId);
  }
}

interface Kept<T> {
  readonly all: All<T>;
  readonly by: unknown;
  readonly value: All<T>;
}

/** Those that fit; the map before when they are the same, all when all fit. */
function keep<T>(
  before: Kept<T> | null,
  all: All<T>,
  by: unknown,
  fits: (one: T) => boolean,
): Kept<T> {
  if (before && before.all === all && before.by === by) return before;
  const some = new Map<string, T>();
  for (const [id, one] of all) if (fits(one)) some.set(id, one);
  const value =
    some.size === all.size ? all : before && same(before.value, some) ? before.value : some;
  return { all, by, value };
}

function same<T>(a: All<T>, b: All<T>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, one] of a) if (b.get(id) !== one) return false;
  return true;
}

interface Grouped<T> {
  readonly all: All<T>;
  readonly groups: ReadonlyMap<string, readonly T[]>;
}
const nothing: readonly never[] = [];

/** By what they belong to, in their order; a group stays the same list while nothing in it changes. */
function group<T extends { readonly id: string; readonly order: string }>(
  before: Grouped<T> | null,
  all: All<T>,
  of: (one: T) => string,
): Grouped<T> {
  if (before?.all === all) return before;
  const groups = new Map<string, T[]>();
  for (const one of all.values()) {
    const list = groups.get(of(one));
    if (list) list.push(one);
    else groups.set(of(one), [one]);
  }
  const kept = new Map<string, readonly T[]>();
  for (const [key, list] of groups) {
    list.sort((a, b) =>
      a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1,
    );
    const was = before?.groups.get(key);
    const unchanged = was?.length === list.length && list.every((one, i) => one === was[i]);
    kept.set(key, unchanged && was ? was : list);
  }
  return { all, groups: kept };
}

const noParts: readonly AdoptedPart[] = [];

function groupByGoal(parts: readonly AdoptedPart[]): ReadonlyMap<string, readonly AdoptedPart[]> {
  const groups = new Map<string, AdoptedPart[]>();
  for (const part of parts) {
    const group = groups.get(part.goalId);
    if (group) group.push(part);
    else groups.set(part.goalId, [part]);
  }
  return groups;
}
