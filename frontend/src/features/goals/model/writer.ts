import type * as Y from 'yjs';
import { UndoSteps } from '@/features/shareddoc';
import type {
  ActionFields,
  GoalMeta,
  IndicatorFields,
  LinkFields,
  Milestone,
  PlanFields,
  PlanText,
} from './entities';
import { actionSpecs, indicatorSpecs, linkSpecs, planSpecs, planTextKeys } from './fields';
import { newEntry } from './newentry';
import { keysBetween } from './order';
import { GoalReader } from './reader';
import { milestonePrefix, raciPrefix } from './reading';
import { limits, planTemplate, type RaciRole, reviewCycles } from './vocabulary';
import { writeFields, writeKeys } from './writing';

type Members = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * Writes what belongs to goals: links, indicators, plans and activities, and the
 * list's own settings. The goals themselves are written by `GoalStore`.
 */
export class GoalWriter extends GoalReader {
  readonly origin = Object.freeze({ who: 'goal list' });
  protected readonly steps: UndoSteps;

  constructor(doc: Y.Doc) {
    super(doc);
    const roots = ['goals', 'links', 'indicators', 'plans', 'actions', 'meta'];
    this.steps = new UndoSteps(
      doc,
      roots.map((root) => doc.getMap(root) as Y.AbstractType<unknown>),
      this.origin,
      () => this.topics.emit(['undo']),
    );
  }

  override destroy() {
    this.steps.destroy();
    super.destroy();
  }

  /** Whatever is done inside is one step of undo, in as many messages as it needs. Not inside `transact`. */
  together = <T>(act: () => T): T => this.steps.together(act);

  // ---- links ----------------------------------------------------------------

  addLink(
    fields: Pick<LinkFields, 'fromGoal' | 'toKind' | 'type'> & Partial<LinkFields>,
    id: string = crypto.randomUUID(),
  ): string {
    this.transact(() => this.linkRoot.root.set(id, newEntry(linkSpecs, fields)));
    return id;
  }

  setLink(id: string, patch: Partial<LinkFields>) {
    const entry = this.linkRoot.entry(id);
    if (entry) this.transact(() => writeFields(entry, linkSpecs, patch));
  }

  removeLinks(ids: readonly string[]) {
    this.removeAll(this.linkRoot.root, ids);
  }

  // ---- indicators -----------------------------------------------------------

  /** Last among those of its goal. Throws a RangeError when the list is full. */
  addIndicator(
    fields: Pick<IndicatorFields, 'goalId'> & Partial<IndicatorFields>,
    id: string = crypto.randomUUID(),
  ): string {
    room(this.indicatorRoot.all.size, limits.indicators);
    const order = fields.order ?? orderAfter(this.indicatorsOf(fields.goalId));
    const entry = newEntry(indicatorSpecs, { name: '', ...fields, order });
    this.transact(() => this.indicatorRoot.root.set(id, entry));
    return id;
  }

  setIndicator(id: string, patch: Partial<IndicatorFields>) {
    const entry = this.indicatorRoot.entry(id);
    if (entry) this.transact(() => writeFields(entry, indicatorSpecs, patch));
  }

  /** Null takes it away. */
  setMilestone(id: string, date: string, value: Milestone['value'] | null) {
    const entry = this.indicatorRoot.entry(id);
    if (!entry) return;
    const key = milestonePrefix + date;
    this.transact(() => {
      if (value !== null && Number.isFinite(value)) entry.set(key, value);
      else if (entry.has(key)) entry.delete(key);
    });
  }

  /** With their places in plans and the links to them. */
  removeIndicators(ids: readonly string[]) {
    const gone = new Set(ids);
    this.transact(() => {
      for (const link of this.linkRoot.all.values())
        if (link.toKind === 'indicator' && !link.toDocument && gone.has(link.toId ?? ''))
          this.linkRoot.root.delete(link.id);
      this.takeFromPlans('indicators.', gone);
      this.removeAll(this.indicatorRoot.root, ids);
    });
  }

  // ---- plans ----------------------------------------------------------------

  addPlan(
    fields: Partial<PlanFields> & {
      goalIds?: readonly string[];
      indicatorIds?: readonly string[];
      texts?: Partial<Record<PlanText, string>>;
    },
    id: string = crypto.randomUUID(),
  ): string {
    room(this.planRoot.all.size, limits.plans);
    const { goalIds, indicatorIds, texts, ...rest } = fields;
    const entry = newEntry(
      planSpecs,
      { title: '', templateVersion: planTemplate, ...rest },
      planTextKeys,
      texts,
    );
    writePlanMembers(entry, { goals: goalIds, indicators: indicatorIds });
    this.transact(() => this.planRoot.root.set(id, entry));
    return id;
  }

  setPlan(
    id: string,
    patch: Partial<PlanFields> & {
      goalIds?: readonly string[];
      indicatorIds?: readonly string[];
    },
  ) {
    const entry = this.planRoot.entry(id);
    const { goalIds, indicatorIds, ...fields } = patch;
    if (!entry) return;
    this.transact(() => {
      writeFields(entry, planSpecs, fields);
      writePlanMembers(entry, { goals: goalIds, indicators: indicatorIds });
    });
  }

  /** One goal or indicator more or less in a plan, whatever others do with the rest. */
  putInPlan(id: string, of: 'goals' | 'indicators', member: string, on: boolean) {
    const entry = this.planRoot.entry(id);
    if (!entry) return;
    this.transact(() => writeMember(entry, `${of}.${member}`, on));
  }

  /** With their activities. */
  removePlans(ids: readonly string[]) {
    const gone = new Set(ids);
    this.transact(() => {
      const actions = [...this.actionRoot.all.values()].filter(({ planId }) => gone.has(planId));
      this.removeActions(actions.map(({ id }) => id));
      this.removeAll(this.planRoot.root, ids);
    });
  }

  // ---- activities -----------------------------------------------------------

  /** Last in its plan. Throws a RangeError when the list is full. */
  addAction(
    fields: Pick<ActionFields, 'planId'> & Partial<ActionFields>,
    id: string = crypto.randomUUID(),
  ): string {
    room(this.actionRoot.all.size, limits.actions);
    const order = fields.order ?? orderAfter(this.actionsOf(fields.planId));
    const entry = newEntry(actionSpecs, { title: '', ...fields, order });
    this.transact(() => this.actionRoot.root.set(id, entry));
    return id;
  }

  setAction(id: string, patch: Partial<ActionFields>) {
    const entry = this.actionRoot.entry(id);
    if (entry) this.transact(() => writeFields(entry, actionSpecs, patch));
  }

  setDependency(id: string, on: string, depends: boolean) {
    const entry = this.actionRoot.entry(id);
    if (entry && id !== on) this.transact(() => writeMember(entry, `depends_on.${on}`, depends));
  }

  /** Null takes the role away. */
  setRaci(id: string, personId: string, role: RaciRole | null) {
    const entry = this.actionRoot.entry(id);
    if (!entry) return;
    const key = raciPrefix + personId;
    this.transact(() => {
      if (role) entry.set(key, role);
      else if (entry.has(key)) entry.delete(key);
    });
  }

  /** With what depended on them, and the links to them. */
  removeActions(ids: readonly string[]) {
    const gone = new Set(ids);
    this.transact(() => {
      for (const { id, dependsOn } of this.actionRoot.all.values()) {
        const entry = this.actionRoot.entry(id);
        if (entry && !gone.has(id))
          for (const on of dependsOn) if (gone.has(on)) entry.delete(`depends_on.${on}`);
      }
      for (const link of this.linkRoot.all.values())
        if (link.toKind === 'action' && !link.toDocument && gone.has(link.toId ?? ''))
          this.linkRoot.root.delete(link.id);
      this.removeAll(this.actionRoot.root, ids);
    });
  }

  // ---- the list itself ------------------------------------------------------

  setMeta(
    patch: Partial<
      Pick<GoalMeta, 'reviewCycle' | 'nextReviewOn' | 'reviewClause' | 'strategyDocument'>
    >,
  ) {
    this.transact(() => writeFields(this.metaRoot, metaSpecs, patch));
  }

  setReferenceCountry(country: string, on: boolean) {
    this.transact(() => writeMember(this.metaRoot, `reference_countries.${country}`, on));
  }

  /** Clears whatever points at something that does not exist any more. */
  clearLost() {
    const { links, indicators, actions } = this.lost();
    this.transact(() => {
      this.removeLinks(links.map(({ id }) => id));
      this.removeIndicators(indicators.map(({ id }) => id));
      this.removeActions(actions.map(({ id }) => id));
    });
  }

  /** What belongs to goals that are deleted for good goes with them. */
  protected forgetGoals(gone: ReadonlySet<string>) {
    for (const link of this.linkRoot.all.values()) {
      const toGone = link.toKind === 'goal' && !link.toDocument && gone.has(link.toId ?? '');
      if (gone.has(link.fromGoal) || toGone) this.linkRoot.root.delete(link.id);
    }
    const indicators = [...this.indicatorRoot.all.values()].filter((one) => gone.has(one.goalId));
    this.removeIndicators(indicators.map(({ id }) => id));
    this.takeFromPlans('goals.', gone);
  }

  private takeFromPlans(prefix: 'goals.' | 'indicators.', gone: ReadonlySet<string>) {
    for (const plan of this.planRoot.all.values()) {
      const entry = this.planRoot.entry(plan.id);
      const members = prefix === 'goals.' ? plan.goalIds : plan.indicatorIds;
      for (const id of members) if (gone.has(id)) entry?.delete(prefix + id);
    }
  }

  private removeAll(root: Y.Map<unknown>, ids: readonly string[]) {
    if (!ids.some((id) => root.has(id))) return;
    this.transact(() => {
      for (const id of ids) if (root.has(id)) root.delete(id);
    });
  }

  // ---- steps ----------------------------------------------------------------

  /** Several changes as one transaction and one step of undo. */
  transact<T>(change: () => T): T {
    return this.steps.transact(change);
  }

  undo = () => this.steps.undo();
  redo = () => this.steps.redo();
  undoState = () => this.steps.state();
  /** Which step undo would take back now: the same value as long as it is the last one. */
  lastStep = (): unknown => this.steps.last();
}

const metaSpecs = {
  reviewCycle: {
    key: 'review_cycle',
    type: 'choice',
    values: reviewCycles,
    words: 'reviewCycle',
  },
  nextReviewOn: { key: 'next_review_on', type: 'date' },
  reviewClause: { key: 'review_clause', type: 'string' },
  strategyDocument: { key: 'strategy_document', type: 'string' },
} as const;

function room(now: number, most: number) {
  if (now >= most) throw new RangeError('the list is full');
}

function orderAfter(all: readonly { readonly order: string }[]): string {
  return keysBetween(all.at(-1)?.order ?? null, null, 1)?.[0] ?? 'zz';
}

function writeMember(entry: Y.Map<unknown>, key: string, on: boolean) {
  if (on && entry.get(key) !== true) entry.set(key, true);
  else if (!on && entry.has(key)) entry.delete(key);
}

function writePlanMembers(entry: Y.Map<unknown>, members: Members) {
  for (const [of, ids] of Object.entries(members))
    if (ids) writeKeys(entry, `${of}.`, new Set(ids.map((id) => `${of}.${id}`)));
}
