import { useCallback, useMemo, useRef, useState } from 'react';
import { type GoalValue, type NewValue, useErrorWords, useReportValue } from '@/api';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { readNumber } from '../inputs';
import type { Indicator } from '../model';
import { type Draft, type Drafts, withDraft } from './drafts';
import type { Period } from './periods';
import { type Cell, cellKey, cellsOf } from './sheet';

/** A place in the sheet. */
export interface At {
  /** Null: all municipalities together. */
  municipalityId: string | null;
  period: Period;
}

export const keyAt = ({ municipalityId, period }: At) => cellKey(municipalityId, period);

const outside = (one: Indicator, value: number): string | null => {
  if (one.kind === 'yes_no' && value !== 0 && value !== 1) return 'yesNo';
  if ((one.kind === 'count' || one.kind === 'hours') && value < 0) return 'negative';
  return null;
};

/** The values of one indicator, what is typed and not yet kept, and how to keep it. */
export function useSheet(documentId: string, one: Indicator, values: readonly GoalValue[]) {
  const { t, i18n } = useTranslation(['goalviews', 'goals']);
  const report = useReportValue(documentId, one.id);
  const errorWords = useErrorWords();
  const [drafts, setDrafts] = useState<Drafts>(new Map());
  const cells = useMemo(
    () => cellsOf(values.filter(({ indicatorId }) => indicatorId === one.id)),
    [values, one.id],
  );
  const latest = useRef({ cells, one, t, errorWords });
  latest.current = { cells, one, t, errorWords };
  const put = useCallback(
    (key: string, draft: Draft | null) => setDrafts((before) => withDraft(before, key, draft)),
    [],
  );

  const { mutateAsync } = report;
  /** Sends a value; with a note it may be the number that is there already. */
  const send = useCallback(
    async (at: At, text: string, value: number, more: Partial<NewValue> = {}) => {
      const key = keyAt(at);
      put(key, { text, state: 'sending', fault: null });
      try {
        await mutateAsync({
          periodStart: at.period.start,
          periodEnd: at.period.end,
          value,
          ...(at.municipalityId ? { municipalityId: at.municipalityId } : {}),
          ...more,
        });
        put(key, null);
        return true;
      } catch (error) {
        const fault = latest.current.errorWords(error);
        put(key, { text, state: 'failed', fault });
        announce(latest.current.t('sheet.notKept', { fault }));
        return false;
      }
    },
    [mutateAsync, put],
  );

  /** Keeps what was typed, or says what is wrong with it. */
  const keep = useCallback(
    (at: At, text: string): string | null => {
      const key = keyAt(at);
      const { one: indicator, cells: known } = latest.current;
      const current = known.get(key)?.current;
      const read = readNumber(wordOf(indicator, text, t), i18n.language);
      const wrong = (fault: string) => {
        put(key, { text, state: 'wrong', fault: t(`goals:numbers.${fault}`) });
        return fault;
      };
      if ('wrong' in read) return wrong(read.wrong);
      if (read.value === null) {
        if (current) return wrong('notEmpty');
        put(key, null);
        return null;
      }
      const fault = outside(indicator, read.value);
      if (fault) return wrong(fault);
      if (current?.value === read.value) put(key, null);
      else void send(at, text, read.value);
      return null;
    },
    [put, send, t, i18n.language],
  );
  const putBack = useCallback((at: At) => put(keyAt(at), null), [put]);
  return { cells, drafts, keep, send, putBack } as {
    cells: ReadonlyMap<string, Cell<GoalValue>>;
    drafts: Drafts;
    keep: typeof keep;
    send: typeof send;
    putBack: typeof putBack;
  };
}

/** Yes and no, as people write them, count as 1 and 0. */
function wordOf(one: Indicator, text: string, t: (key: string) => string): string {
  if (one.kind !== 'yes_no') return text;
  const typed = text.trim().toLocaleLowerCase();
  if (typed === t('yes').toLocaleLowerCase()) return '1';
  return typed === t('no').toLocaleLowerCase() ? '0' : text;
}
