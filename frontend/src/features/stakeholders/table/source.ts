import { useMemo } from 'react';
import type { FieldWords } from '../fields/useFieldWords';
import { type MapStore, type Relation, relationSpecs, type Stakeholder } from '../model';
import type { Column } from './columns';

/** What a table of something needs to know about it. */
export interface Source {
  /** What comments about a row are about. */
  about: 'stakeholder' | 'relation';
  store: MapStore;
  words: FieldWords;
  subscribe: (id: string, listener: () => void) => () => void;
  /** Null when it is gone; the same object while nothing of the row has changed. */
  row: (id: string) => RowValues | null;
  set: (ids: readonly string[], key: string, value: unknown) => void;
  remove: (ids: readonly string[]) => void;
  /** Shows all of it elsewhere. */
  open: ((id: string) => void) | null;
  nameOf: (id: string) => string;
}

export interface RowValues {
  value: (column: Column) => unknown;
}

interface Doing {
  remove: (ids: readonly string[]) => void;
  open: (id: string) => void;
}

export function useStakeholderSource(store: MapStore, words: FieldWords, doing: Doing): Source {
  const { remove, open } = doing;
  return useMemo(() => {
    const { row, forget } = cached(store.stakeholder, (one: Stakeholder) => ({
      value: ({ key, text }) => (text ? store.words(one.id, text) : one[key as keyof Stakeholder]),
    }));
    return {
      about: 'stakeholder',
      store,
      words,
      row,
      subscribe: (id, listener) => {
        const stops = [
          store.on(`stakeholder:${id}`, listener),
          store.on(`words:${id}`, () => {
            forget(id);
            listener();
          }),
        ];
        return () => {
          for (const stop of stops) stop();
        };
      },
      set: (ids, key, value) => store.setMany(ids, { [key]: value }),
      remove,
      open,
      nameOf: (id) => store.stakeholder(id)?.name ?? '',
    };
  }, [store, words, remove, open]);
}

export function useRelationSource(store: MapStore, words: FieldWords): Source {
  return useMemo(() => {
    const { row } = cached(store.relation, (one: Relation) => ({
      value: ({ key }) => one[key as keyof Relation],
    }));
    return {
      about: 'relation',
      store,
      words,
      row,
      subscribe: (id, listener) => store.on(`relation:${id}`, listener),
      set: (ids, key, value) =>
        store.transact(() => {
          for (const id of ids) store.setRelation(id, { [key]: value });
        }),
      remove: (ids) => store.removeRelations(ids),
      open: null,
      nameOf: (id) => {
        const relation = store.relation(id);
        return relation ? sentence(words, relation) : '';
      },
    };
  }, [store, words]);
}

function sentence(words: FieldWords, relation: Relation): string {
  return (['fromId', 'type', 'toId'] as const)
    .map((key) => words.say(relationSpecs[key], relation[key]))
    .filter(Boolean)
    .join(' ');
}

/** One object per row for as long as its entity is the same. */
function cached<T>(read: (id: string) => T | null, make: (one: T) => RowValues) {
  const known = new Map<string, { one: T; values: RowValues }>();
  return {
    row: (id: string): RowValues | null => {
      const one = read(id);
      if (one === null) return null;
      const before = known.get(id);
      if (before?.one === one) return before.values;
      const values = make(one);
      known.set(id, { one, values });
      return values;
    },
    forget: (id: string) => known.delete(id),
  };
}
