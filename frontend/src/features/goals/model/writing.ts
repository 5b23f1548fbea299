import * as Y from 'yjs';
import { upTo } from '@/features/shareddoc';
import type { GoalFields, GoalSet, GoalText } from './entities';
import { type FieldSpec, goalSpecs, goalTextKeys, setPrefixes } from './fields';
import { clean } from './reading';
import { limits, steps } from './vocabulary';

// From values to the shared document. Only what differs is written: an equal
// value written again would win over what somebody else does at that moment.

export function writeFields(
  entry: Y.Map<unknown>,
  specs: Record<string, FieldSpec>,
  patch: Record<string, unknown>,
) {
  for (const [name, value] of Object.entries(patch)) {
    const spec = specs[name];
    if (!spec || value === undefined) continue;
    const cleaned = clean(spec, typeof value === 'string' ? value.slice(0, limits.text) : value);
    // An entry that is not yet part of a document cannot be asked.
    const before = entry.doc ? entry.get(spec.key) : undefined;
    if (cleaned === null) {
      if (before !== undefined) entry.delete(spec.key);
    } else if (cleaned !== before) entry.set(spec.key, cleaned);
  }
}

/** A member as it is kept; null when nothing is left of it. */
export function cleanMember(of: GoalSet, member: string | number): string | null {
  if (of === 'steps') return steps.some((step) => step === Number(member)) ? String(member) : null;
  const clean = String(member).trim().replace(/\s+/g, ' ').slice(0, limits.member);
  return clean === '' ? null : clean;
}

export type Members = Partial<Record<GoalSet, readonly (string | number)[]>>;

/** Makes a set hold exactly these. */
export function writeMembers(entry: Y.Map<unknown>, members: Members) {
  for (const [name, wanted] of Object.entries(members) as [GoalSet, readonly string[]][]) {
    const prefix = setPrefixes[name];
    const keys = new Set<string>();
    for (const member of wanted) {
      const clean = cleanMember(name, member);
      if (clean !== null) keys.add(prefix + clean);
    }
    writeKeys(entry, prefix, keys);
  }
}

/** One key per member: true for each of `keys`, none of the others that begin with `prefix`. */
export function writeKeys(entry: Y.Map<unknown>, prefix: string, keys: ReadonlySet<string>) {
  if (entry.doc) {
    for (const key of [...entry.keys()])
      if (key.startsWith(prefix) && !keys.has(key)) entry.delete(key);
  }
  for (const key of keys) if (!entry.doc || entry.get(key) !== true) entry.set(key, true);
}

export type GoalWords = Partial<Record<GoalText, string>>;

export interface PlaceToWrite {
  parent: string | null;
  order: string;
}

/** A new entry with all its texts: two people who write first then write in the same one. */
export function newGoal(
  place: PlaceToWrite,
  words: GoalWords,
  fields: Partial<GoalFields>,
  members: Members = {},
): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  if (place.parent !== null) entry.set('parent', place.parent);
  entry.set('order', place.order);
  writeFields(entry, goalSpecs, fields);
  writeMembers(entry, members);
  for (const [field, key] of Object.entries(goalTextKeys)) {
    const text = words[field as GoalText] ?? '';
    entry.set(key, new Y.Text(upTo(text, longest(field))));
  }
  return entry;
}

/** Characters that a text may have. */
export const longest = (field: string) => (field === 'title' ? limits.title : limits.text);
