import { useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import { useGroupStakeholders, useReferenceGoals } from '@/api';
import { today } from '@/i18n';
import type { GoalStore } from '../model';
import { checkedList } from './checked';
import { type Parts, partsOf } from './parts';
import { type CheckedList, checkStrategy, type RuleResult } from './rules';

/** While somebody types, the check waits for so long a pause. */
const pause = 300;

/** What a source says now; looked at again a moment after it changes. */
function useFollowed<T>(read: () => T, follow: (listener: () => void) => () => void): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    setValue(read());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = follow(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setValue(read());
      }, pause);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [read, follow]);
  return value;
}

const nothing = () => () => {};

/** The parts of a strategy's text, live; null without a strategy. */
export function useParts(text: Y.XmlFragment | null): Parts | null {
  const [read, follow] = useMemo(() => {
    if (!text) return [() => null, nothing] as const;
    const observe = (listener: () => void) => {
      text.observeDeep(listener);
      return () => text.unobserveDeep(listener);
    };
    return [() => partsOf(text), observe] as const;
  }, [text]);
  return useFollowed<Parts | null>(read, follow);
}

function useChecked(store: GoalStore | null): CheckedList | null {
  const [read, follow] = useMemo(
    () =>
      store
        ? ([() => checkedList(store), store.subscribe] as const)
        : ([() => null, nothing] as const),
    [store],
  );
  return useFollowed<CheckedList | null>(read, follow);
}

export interface CheckSources {
  groupId: string;
  parts: Parts | null;
  store: GoalStore | null;
}

/**
 * The eleven rules over what both documents say now, and over what the group's maps and
 * national goals said a few seconds ago.
 */
export function useCheck({ groupId, parts, store }: CheckSources): RuleResult[] {
  const list = useChecked(store);
  const stakeholders = useGroupStakeholders(groupId).data ?? null;
  const references = useReferenceGoals(groupId, true).data ?? null;
  return useMemo(
    () => checkStrategy({ parts, list, stakeholders, references, today: today() }),
    [parts, list, stakeholders, references],
  );
}
