import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, send } from './client';
import { keys } from './keys';
import type { Locale } from './types';

const rarely = 5 * 60_000;

/** The organisations one can sign in from. Public. */
export function useOrganisations() {
  return useQuery({
    queryKey: keys.organisations,
    queryFn: async ({ signal }) =>
      body(await api.GET('/api/v1/organisations', { signal })).items ?? [],
    staleTime: rarely,
  });
}

/** The demo people; `enabled` is false outside `--demo`. Public. */
export function useDemo() {
  return useQuery({
    queryKey: keys.demo,
    queryFn: async ({ signal }) => body(await api.GET('/api/v1/demo', { signal })),
    staleTime: rarely,
  });
}

export const meQuery = {
  queryKey: keys.me,
  queryFn: async () => body(await api.GET('/api/v1/me')),
  staleTime: 60_000,
};

/** Who is signed in. Inside the signed-in part of the app it is always loaded. */
export function useMe() {
  return useQuery(meQuery);
}

export function useChangeLocale() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (locale: Locale) => body(await api.PATCH('/api/v1/me', { body: { locale } })),
    onSuccess: (me) => queries.setQueryData(keys.me, me),
  });
}

/** Signs out here; the answer says where to go to sign out at the provider too. */
export async function signOut(): Promise<{ redirect: string }> {
  const address = new URL('/auth/sign-out', window.location.origin);
  return (await send(new Request(address, { method: 'POST' }))).json();
}
