import type { GoalLink, LinkEnd, LinkFields, LinkType } from '../model';

/** What each way of linking can lead to; the first is offered. */
export const endsOf: Record<LinkType, readonly LinkEnd[]> = {
  contributes_to: ['goal', 'reference_goal', 'initiative', 'indicator', 'stakeholder'],
  aligns_with: ['reference_goal', 'goal', 'initiative'],
  fulfils_obligation: ['reference_goal'],
  supports_initiative: ['initiative', 'goal'],
  depends_on: ['goal', 'action', 'initiative', 'stakeholder', 'indicator'],
  conflicts_with: ['goal', 'reference_goal', 'initiative', 'stakeholder'],
  adopted_from: ['goal'],
  duplicates: ['goal'],
};

export type LinkFault = 'missing' | 'self' | 'exists';

/** Why a link may not be made; null when it may. */
export function linkFault(
  link: Pick<LinkFields, 'fromGoal' | 'toKind' | 'type'> & Partial<LinkFields>,
  all: Iterable<GoalLink>,
): LinkFault | null {
  if (!link.toId && !link.toTitle?.trim()) return 'missing';
  if (link.toKind === 'goal' && !link.toDocument && link.toId === link.fromGoal) return 'self';
  for (const one of all) {
    const same =
      one.fromGoal === link.fromGoal &&
      one.type === link.type &&
      one.toKind === link.toKind &&
      (one.toDocument ?? null) === (link.toDocument ?? null) &&
      (link.toId ? one.toId === link.toId : !one.toId && one.toTitle === link.toTitle?.trim());
    if (same) return 'exists';
  }
  return null;
}
