import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, pageSize, readAll } from './client';
import { keys } from './keys';
import type { components } from './schema';

/** A number reported for an indicator: a row of the server, said by a person, never changed. */
export type GoalValue = components['schemas']['IndicatorValue'];
export type NewValue = components['schemas']['NewValue'];

const none: readonly GoalValue[] = [];

/** All values of a list, oldest first, corrected ones too. */
export function useGoalValues(documentId: string): readonly GoalValue[] {
  return (
    useQuery({
      queryKey: keys.goalValues(documentId),
      queryFn: ({ signal }) =>
        readAll<GoalValue>(async (cursor) =>
          body(
            await api.GET('/api/v1/documents/{documentId}/indicator-values', {
              params: { path: { documentId }, query: { limit: pageSize, cursor } },
              signal,
            }),
          ),
        ),
    }).data ?? none
  );
}

/** Somebody reported or corrected one: what is known is stale. */
export const refreshGoalValues = (queries: QueryClient, documentId: string) =>
  queries.invalidateQueries({ queryKey: keys.goalValues(documentId) });

/** Reports a value of an indicator; with the same id twice it counts once. */
export function useReportValue(documentId: string, indicatorId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (value: NewValue) =>
      body(
        await api.POST('/api/v1/documents/{documentId}/indicators/{indicatorId}/values', {
          params: { path: { documentId, indicatorId } },
          body: value,
        }),
      ),
    onSuccess: (made) =>
      queries.setQueryData<readonly GoalValue[]>(
        keys.goalValues(documentId),
        (before) => before && withValue(before, made),
      ),
    onSettled: () => refreshGoalValues(queries, documentId),
  });
}

/** As the server will list it: what stood in its place is corrected by it. */
function withValue(before: readonly GoalValue[], made: GoalValue): GoalValue[] {
  const replaced = (one: GoalValue) =>
    !one.correctedBy &&
    one.indicatorId === made.indicatorId &&
    one.municipalityId === made.municipalityId &&
    one.periodStart === made.periodStart &&
    one.periodEnd === made.periodEnd;
  const others = before
    .filter(({ id }) => id !== made.id)
    .map((one) => (replaced(one) ? { ...one, correctedBy: made.id } : one));
  return [...others, made];
}
