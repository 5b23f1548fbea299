import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { askedAgain } from './askedagain';
import { api, body, pageSize, readAll } from './client';
import { keys } from './keys';
import type { components } from './schema';

/** A stakeholder of any map of a group. */
export type ListedStakeholder = components['schemas']['ListedStakeholder'];

/**
 * Whether it holds the text, as the server looks for it. Until the answer to what
 * was typed is there, nobody must be chosen who does not.
 */
export function holdsText({ name, tags }: ListedStakeholder, text: string): boolean {
  const wanted = text.toLocaleLowerCase();
  return [name, ...tags].some((words) => words.toLocaleLowerCase().includes(wanted));
}

/** More than that nobody reads in a list; typing narrows it. */
const shownAtMost = 30;

/** Those of a group's maps whose name or tags hold the text; the last answer stays meanwhile. */
export function useFoundStakeholders(groupId: string, text: string, enabled = true) {
  return useQuery({
    queryKey: keys.foundStakeholders(groupId, text),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/groups/{groupId}/stakeholders', {
          params: { path: { groupId }, query: { q: text || undefined, limit: shownAtMost } },
          signal,
        }),
      ).items ?? [],
    enabled,
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
}

/** All of a group's maps, followed while they are changed elsewhere. */
export function useGroupStakeholders(groupId: string) {
  return useQuery({
    queryKey: keys.groupStakeholders(groupId),
    queryFn: ({ signal }) =>
      readAll(async (cursor) =>
        body(
          await api.GET('/api/v1/groups/{groupId}/stakeholders', {
            params: { path: { groupId }, query: { limit: pageSize, cursor } },
            signal,
          }),
        ),
      ),
    staleTime: 0,
    refetchInterval: askedAgain,
  });
}

/** One stakeholder of a map, whichever place it has in lists. */
export function useStakeholder(documentId: string | null, stakeholderId: string | null) {
  return useQuery({
    queryKey: keys.stakeholder(documentId ?? '', stakeholderId ?? ''),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/documents/{documentId}/stakeholders/{stakeholderId}', {
          params: { path: { documentId: documentId ?? '', stakeholderId: stakeholderId ?? '' } },
          signal,
        }),
      ),
    enabled: documentId !== null && stakeholderId !== null,
    staleTime: 15_000,
  });
}
