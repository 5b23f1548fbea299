import * as Y from 'yjs';
import { kept, readMembers } from '@/features/shareddoc';
import type {
  Communication,
  CommunicationFields,
  GridWords,
  MapMeta,
  Point,
  Relation,
  RelationFields,
  Stakeholder,
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
} from './fields';
import { gridKeys, reviewCycles, steps } from './vocabulary';

// From the shared document to frozen values. Others, older pages and programs
// write there too: whatever does not fit counts as "not set" and is left alone.

export function readStakeholder(id: string, map: Y.Map<unknown>, before?: Stakeholder) {
  const one = { id, ...readFields(stakeholderSpecs, map) } as Record<string, unknown>;
  one.personalData = one.personalData === true || one.kind === 'person';
  one.relevantSteps = readSteps(map);
  one.tags = readMembers(map, tagPrefix);
  return kept(one as unknown as Stakeholder, before);
}

export function readRelation(id: string, map: Y.Map<unknown>, before?: Relation): Relation | null {
  const fields = readFields(relationSpecs, map) as Partial<RelationFields>;
  if (!fields.fromId || !fields.toId) return null;
  return kept({ id, ...fields } as Relation, before);
}

export function readCommunication(id: string, map: Y.Map<unknown>, before?: Communication) {
  const fields = readFields(communicationSpecs, map) as Partial<CommunicationFields>;
  if (!fields.stakeholderId) return null;
  return kept({ id, ...fields } as Communication, before);
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
