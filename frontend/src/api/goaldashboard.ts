import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';
import type { components } from './schema';

/** How the goals of a group stand, from rows that follow the lists. */
export type GoalDashboard = components['schemas']['GoalDashboard'];
/** A goal of any list of a group. */
export type ListedGoal = components['schemas']['ListedGoal'];

export interface DashboardFilter {
  /** An organisation's id, or "none". */
  municipality?: string | undefined;
  step?: number | undefined;
}

/** Looked at again whenever somebody comes back to the page. */
export function useGoalDashboard(groupId: string, filter: DashboardFilter) {
  return useQuery({
    queryKey: keys.goalDashboard(groupId, filter),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/groups/{groupId}/goal-dashboard', {
          params: { path: { groupId }, query: filter },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchOnWindowFocus: true,
  });
}
