import { type CategoryKey, categoryLooks } from '../marks/categories';
import { type Engagement, engagements, type Stakeholder } from '../model';

export type Row =
  | { kind: 'category'; key: string; category: CategoryKey; count: number }
  | { kind: 'stakeholder'; key: string; one: Stakeholder }
  | { kind: 'rest'; key: string; count: number };

/**
 * The matrix from top to bottom: those with a value by category, in the
 * order of names, so that assessing moves nobody; then those not assessed, when
 * they are unfolded.
 */
export function rowsOf(stakeholders: readonly Stakeholder[], unfolded: boolean): Row[] {
  const rows: Row[] = [];
  const assessed = stakeholders.filter((one) => one.engagementNow || one.engagementWanted);
  for (const { key: category } of categoryLooks) {
    const group = assessed
      .filter((one) => (one.mainCategory ?? 'not_set') === category)
      .sort(byName);
    if (group.length === 0) continue;
    rows.push({ kind: 'category', key: `category ${category}`, category, count: group.length });
    for (const one of group) rows.push({ kind: 'stakeholder', key: one.id, one });
  }
  const rest = stakeholders
    .filter((one) => !one.engagementNow && !one.engagementWanted)
    .sort(byName);
  if (rest.length > 0) {
    rows.push({ kind: 'rest', key: 'rest', count: rest.length });
    if (unfolded) for (const one of rest) rows.push({ kind: 'stakeholder', key: one.id, one });
  }
  return rows;
}

const byName = (a: Stakeholder, b: Stakeholder) =>
  a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

export function rankOf(engagement: Engagement | null): number {
  return engagement === null ? -1 : engagements.indexOf(engagement);
}

/** The next row with a stakeholder, from `at` on in that direction; −1 at the end. */
export function nextRow(rows: readonly Row[], at: number, way: 1 | -1): number {
  for (let i = at + way; i >= 0 && i < rows.length; i += way) {
    if (rows[i]?.kind === 'stakeholder') return i;
  }
  return -1;
}
