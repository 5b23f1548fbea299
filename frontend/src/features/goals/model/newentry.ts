import * as Y from 'yjs';
import type { FieldSpec } from './fields';
import { limits } from './vocabulary';
import { writeFields } from './writing';

/** A new entry with its fields, and all its long texts as shared ones. */
export function newEntry(
  specs: Record<string, FieldSpec>,
  fields: Record<string, unknown>,
  textKeys: Record<string, string> = {},
  texts: Record<string, string | undefined> = {},
): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  writeFields(entry, specs, fields);
  for (const [field, key] of Object.entries(textKeys))
    entry.set(key, new Y.Text((texts[field] ?? '').slice(0, limits.text)));
  return entry;
}
