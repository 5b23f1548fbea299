import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pageSize, readAll } from './client';
import { ask } from './goalrows';
import { keys } from './keys';
import type { Person } from './types';

/** A number reported for an indicator: a row of the server, said by a person. */
export interface GoalValue {
  id: string;
  indicatorId: string;
  municipalityId?: string;
  /** YYYY-MM-DD, both inside. */
  periodStart: string;
  periodEnd: string;
  value: number;
  estimate: boolean;
  /** How many it stands for. */
  n?: number;
  note?: string;
  by: Pick<Person, 'id' | 'name'>;
  at: string;
  corrects?: string;
  /** The value that stands in its place now. */
  correctedBy?: string;
}

export interface NewValue {
  indicatorId: string;
  municipalityId?: string | undefined;
  periodStart: string;
  periodEnd: string;
  value: number;
  estimate?: boolean;
  n?: number | undefined;
  note?: string | undefined;
  corrects?: string | undefined;
}

const none: readonly GoalValue[] = [];

/** All values of a list, corrected ones too. */
export function useGoalValues(documentId: string): readonly GoalValue[] {
  return (
    useQuery({
      queryKey: keys.goalValues(documentId),
      queryFn: ({ signal }) =>
        readAll<GoalValue>((cursor) =>
          ask(`documents/${documentId}/indicator-values`, {
            query: { limit: pageSize, cursor },
            signal,
          }),
        ),
    }).data ?? none
  );
}

/** Somebody reported or corrected one: what is known is stale. */
export const refreshGoalValues = (queries: QueryClient, documentId: string) =>
  queries.invalidateQueries({ queryKey: keys.goalValues(documentId) });

/** Reports values, one after the other; those before a failure are kept. */
export function useReportValues(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (values: readonly NewValue[]) => {
      for (const { indicatorId, ...value } of values) {
        const made = await ask<GoalValue>(
          `documents/${documentId}/indicators/${indicatorId}/values`,
          { method: 'POST', body: value },
        );
        queries.setQueryData<readonly GoalValue[]>(
          keys.goalValues(documentId),
          (before) => before && withValue(before, made),
        );
      }
    },
    onSettled: () => refreshGoalValues(queries, documentId),
  });
}

function withValue(before: readonly GoalValue[], made: GoalValue): GoalValue[] {
  const others = before
    .filter(({ id }) => id !== made.id)
    .map((one) => (one.id === made.corrects ? { ...one, correctedBy: made.id } : one));
  return [...others, made];
}
