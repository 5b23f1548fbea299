import * as Y from 'yjs';
import type { StakeholderFields, TextField } from './entities';
import {
  clean,
  cleanTag,
  type FieldSpec,
  isStep,
  stakeholderSpecs,
  stepKey,
  tagKey,
  tagPrefix,
  textKeys,
} from './fields';
import { readSteps } from './reading';
import { steps } from './vocabulary';

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
    const cleaned = clean(spec, value);
    // An entry that is not yet part of a document cannot be asked.
    const before = entry.doc ? entry.get(spec.key) : undefined;
    if (cleaned === null) {
      if (before !== undefined) entry.delete(spec.key);
    } else if (cleaned !== before) entry.set(spec.key, cleaned);
  }
}

export function writeStakeholder(entry: Y.Map<unknown>, patch: Partial<StakeholderFields>) {
  const { relevantSteps, tags, ...rest } = patch;
  writeFields(entry, stakeholderSpecs, rest);
  if (relevantSteps) {
    for (const step of steps) writeStep(entry, step, relevantSteps.includes(step));
  }
  if (tags) writeTags(entry, tags);
}

export function writeStep(entry: Y.Map<unknown>, step: number, relevant: boolean) {
  if (!isStep(step)) return;
  const now = readSteps(entry);
  if (now.includes(step) === relevant) return;
  if (relevant) entry.set(stepKey(step), true);
  else {
    if (entry.has(stepKey(step))) entry.delete(stepKey(step));
    if (entry.has('relevant_steps')) dissolveOldList(entry, step, now);
  }
}

// The list of older documents would keep the removed step: its other members
// get a key each, and it goes.
function dissolveOldList(entry: Y.Map<unknown>, without: number, now: number[]) {
  for (const step of now) {
    if (step !== without && entry.get(stepKey(step)) !== true) entry.set(stepKey(step), true);
  }
  entry.delete('relevant_steps');
}

function writeTags(entry: Y.Map<unknown>, tags: readonly string[]) {
  const wanted = new Set(tags.map(cleanTag).filter((tag) => tag !== null));
  for (const key of [...entry.keys()]) {
    if (key.startsWith(tagPrefix) && !wanted.has(key.slice(tagPrefix.length))) entry.delete(key);
  }
  for (const tag of wanted) if (entry.get(tagKey(tag)) !== true) entry.set(tagKey(tag), true);
}

/** A new entry with all its long texts: two people who write first then write in the same one. */
export function newStakeholder(
  fields: Partial<StakeholderFields>,
  texts: Partial<Record<TextField, string>>,
): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  const { relevantSteps = [], tags = [], ...rest } = fields;
  writeFields(entry, stakeholderSpecs, { ...rest, name: rest.name ?? '' });
  for (const step of relevantSteps) if (isStep(step)) entry.set(stepKey(step), true);
  for (const tag of tags) {
    const cleaned = cleanTag(tag);
    if (cleaned) entry.set(tagKey(cleaned), true);
  }
  for (const [field, key] of Object.entries(textKeys))
    entry.set(key, new Y.Text(texts[field as TextField] ?? ''));
  return entry;
}

/** An entry with what another one held. */
export function entryOf(
  entries: Readonly<Record<string, unknown>>,
  texts: readonly string[] = [],
): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(entries)) {
    if (!texts.includes(key)) entry.set(key, value);
  }
  for (const key of texts) {
    const words = entries[key];
    entry.set(key, new Y.Text(typeof words === 'string' ? words : ''));
  }
  return entry;
}
