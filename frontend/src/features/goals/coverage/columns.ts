import { textWidth } from '@/design/textwidth';
import { type Goal, type GoalLink, steps } from '../model';
import { columnsInUse } from './matrix';

// What goals can cover: departments, target groups and steps, which stand in the
// goal itself, and national goals, which it is linked with.

export const coverKinds = ['departments', 'targetGroups', 'steps', 'references'] as const;
export type CoverKind = (typeof coverKinds)[number];

/** What must be known of a national goal. */
export interface Reference {
  readonly id: string;
  /** Two letters, or Nordic, UN. */
  readonly country: string;
  readonly title: string;
  readonly obligatory: boolean;
}

export interface CoverColumn {
  readonly key: string;
  readonly name: string;
  /** A national goal that has to be covered. */
  readonly obligatory?: boolean;
}

interface Source {
  readonly goals: readonly Goal[];
  readonly references: readonly Reference[];
  readonly language: string;
  readonly stepName: (step: number) => string;
  /** Columns that no goal names yet. */
  readonly added?: readonly string[];
}

/** Obligatory national goals come first, everything else by name or number. */
export function coverColumns(kind: CoverKind, source: Source): readonly CoverColumn[] {
  const { goals, references, language, stepName, added = [] } = source;
  if (kind === 'references') return [...references].sort(byDuty).map(columnOf);
  if (kind === 'steps')
    return steps.map((step) => ({ key: `${step}`, name: `${step} ${stepName(step)}` }));
  const inUse = columnsInUse([...goals.map((goal) => goal[kind]), added], language);
  return inUse.map((key) => ({ key, name: key }));
}

const byDuty = (a: Reference, b: Reference) =>
  Number(b.obligatory) - Number(a.obligatory) ||
  a.country.localeCompare(b.country) ||
  a.title.localeCompare(b.title);

const columnOf = ({ id, country, title, obligatory }: Reference): CoverColumn => ({
  key: id,
  name: `${country}: ${title}`,
  obligatory,
});

const covering = new Set(['fulfils_obligation', 'aligns_with']);
const none: readonly string[] = [];

/** A link that says that a goal covers a national goal. */
export const isCovering = ({ type, toKind, toId }: GoalLink): boolean =>
  toKind === 'reference_goal' && Boolean(toId) && covering.has(type);

/** Which national goals a goal covers. */
export function coveredBy(links: Iterable<GoalLink>): (goalId: string) => readonly string[] {
  const found = new Map<string, string[]>();
  for (const link of links) {
    if (!isCovering(link)) continue;
    const list = found.get(link.fromGoal);
    if (list) list.push(link.toId ?? '');
    else found.set(link.fromGoal, [link.toId ?? '']);
  }
  return (goalId) => found.get(goalId) ?? none;
}

/** The columns that a goal names itself. */
export const ownColumns = (
  kind: CoverKind,
  goal: Goal,
  references: (goalId: string) => readonly string[],
): readonly string[] =>
  kind === 'references' ? references(goal.id) : goal[kind].map((one) => String(one));

/** Pixels; beyond it a word is parted after all. */
const widest = 220;
const beside = 20;

/** So wide that no word in the names is parted, nor narrower than asked: in pixels. */
export function columnWidth(names: readonly string[], least: number): number {
  const words = names.flatMap((name) => name.split(/[\s/–-]+/u));
  const longest = Math.max(0, ...words.map((word) => textWidth(word, 14, 600) * 1.06));
  return Math.round(Math.min(widest, Math.max(least, longest + beside)));
}
