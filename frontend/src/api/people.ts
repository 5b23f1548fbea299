import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client';
import { keys } from './keys';
import type { Demo, List, Me, Organisation } from './types';

/** The organisations one can sign in from. Public. */
export function useOrganisations() {
  return useQuery({
    queryKey: keys.organisations,
    queryFn: ({ signal }) =>
      request<List<Organisation>>('GET', '/api/v1/organisations', undefined, signal).then(
        (list) => list.items,
      ),
    staleTime: 5 * 60_000,
  });
}

/** The demo people; `enabled` is false outside `--demo`. Public. */
export function useDemo() {
  return useQuery({
    queryKey: keys.demo,
    queryFn: ({ signal }) => request<Demo>('GET', '/api/v1/demo', undefined, signal),
    staleTime: 5 * 60_000,
  });
}

export const meQuery = {
  queryKey: keys.me,
  queryFn: () => request<Me>('GET', '/api/v1/me'),
  staleTime: 60_000,
};

/** Who is signed in. Inside the signed-in part of the app it is always loaded. */
export function useMe() {
  return useQuery(meQuery);
}

export function useChangeLocale() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (locale: string) => request<Me>('PATCH', '/api/v1/me', { locale }),
    onSuccess: (me) => queries.setQueryData(keys.me, me),
  });
}

/** Signs out here; the answer says where to go to sign out at the provider too. */
export function signOut(): Promise<{ redirect: string }> {
  return request('POST', '/auth/sign-out');
}
