import * as Y from 'yjs';
import type {
  Communication,
  CommunicationFields,
  GridWords,
  MapMeta,
  Point,
  Relation,
  RelationFields,
  Stakeholder,
  TextField,
} from './entities';
import {
  clean,
  communicationSpecs,
  type FieldSpec,
  isStep,
  relationSpecs,
  stakeholderSpecs,
  stepKey,
  tagPrefix,
  textKeys,
} from './fields';
import { gridKeys, reviewCycles, steps } from './vocabulary';

// From the shared document to frozen values. Others, older pages and programs
// write there too: whatever does not fit counts as "not set" and is left alone.

export function readStakeholder(id: string, map: Y.Map<unknown>, before?: Stakeholder) {
  const one = { id, ...readFields(stakeholderSpecs, map) } as Record<string, unknown>;
  one.personalData = one.personalData === true || one.kind === 'person';
  one.relevantSteps = readSteps(map);
  one.tags = readTags(map);
  return kept(one, before) as unknown as Stakeholder;
}

export function readRelation(id: string, map: Y.Map<unknown>, before?: Relation): Relation | null {
  const fields = readFields(relationSpecs, map) as Partial<RelationFields>;
  if (!fields.fromId || !fields.toId) return null;
  return kept({ id, ...fields }, before) as unknown as Relation;
}

export function readCommunication(id: string, map: Y.Map<unknown>, before?: Communication) {
  const fields = readFields(communicationSpecs, map) as Partial<CommunicationFields>;
  if (!fields.stakeholderId) return null;
  return kept({ id, ...fields }, before) as unknown as Communication;
}

function readFields(specs: Record<string, FieldSpec>, map: Y.Map<unknown>) {
  const fields: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) fields[name] = clean(spec, map.get(spec.key));
  return fields;
}

/** The union of one key per step and of the list that older documents hold. */
export function readSteps(map: Y.Map<unknown>): number[] {
  const old = listOf(map.get('relevant_steps'));
  return steps.filter((step) => map.get(stepKey(step)) === true || old.includes(step));
}

function listOf(value: unknown): number[] {
  const list = value instanceof Y.Array ? value.toArray() : value;
  return Array.isArray(list) ? list.filter(isStep) : [];
}

function readTags(map: Y.Map<unknown>): string[] {
  const tags: string[] = [];
  map.forEach((value, key) => {
    if (value === true && key.startsWith(tagPrefix) && key.length > tagPrefix.length)
      tags.push(key.slice(tagPrefix.length));
  });
  return tags.sort((a, b) => a.localeCompare(b));
}

export function readWords(map: Y.Map<unknown> | undefined, field: TextField): string {
  const value = map?.get(textKeys[field]);
  return value instanceof Y.Text || typeof value === 'string' ? value.toString() : '';
}

/** Only what somebody pinned by hand; the rest has no stored place. */
export function readPinned(views: Y.Map<unknown>): ReadonlyMap<string, Point> {
  const pinned = new Map<string, Point>();
  const network = views.get('network');
  if (!(network instanceof Y.Map)) return pinned;
  network.forEach((value: unknown, id: string) => {
    const place = (value instanceof Y.Map ? value.toJSON() : value) as Record<string, unknown>;
    if (typeof place !== 'object' || place === null || place.pinned !== true) return;
    if (Number.isFinite(place.x) && Number.isFinite(place.y))
      pinned.set(id, { x: place.x as number, y: place.y as number });
  });
  return pinned;
}

export function readGridWords(views: Y.Map<unknown>): GridWords {
  const grid = views.get('grid');
  const words: Record<string, string> = {};
  if (grid instanceof Y.Map) {
    for (const key of gridKeys) {
      const word: unknown = grid.get(key);
      if (typeof word === 'string' && word.trim() !== '') words[key] = word;
    }
  }
  return words;
}

export function readMeta(meta: Y.Map<unknown>): MapMeta {
  const cycle = meta.get('review_cycle');
  const template = meta.get('template');
  return {
    reviewCycle: reviewCycles.find((one) => one === cycle) ?? 'half_year',
    template: typeof template === 'string' ? template : null,
  };
}

/** The value before, when nothing differs: what did not change is not drawn again. */
function kept<T extends Record<string, unknown>>(now: T, before: object | undefined): T {
  if (!before) return Object.freeze(now);
  const old = before as Record<string, unknown>;
  let same = true;
  for (const key of Object.keys(now) as (keyof T & string)[]) {
    const value = now[key];
    const was = old[key];
    if (Array.isArray(value) && sameList(value, was)) now[key] = was as T[typeof key];
    else if (value !== was) same = false;
  }
  return same ? (before as T) : Object.freeze(now);
}

function sameList(a: readonly unknown[], b: unknown): boolean {
  return Array.isArray(b) && a.length === b.length && a.every((one, i) => one === b[i]);
}
