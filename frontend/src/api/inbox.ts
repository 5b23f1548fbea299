import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

/** What is new in one thread. */
export type InboxEntry = Schemas['Entry'];
export type InboxNotification = Schemas['Notification'];
export type NotificationSettings = Schemas['InboxSettingsReplyBody'];
export type MailPace = NotificationSettings['default'];

/** What the server tells a person wherever they are. */
export type InboxNews =
  | { type: 'inbox.changed'; unread: number }
  | { type: 'thread.read'; document: string; thread: string; seq: number }
  | { type: 'threads.read'; document: string; seq: number };

// News comes over the socket of an open document; who listens knows nothing of
// sockets, and the frame loads none.
const listeners = new Set<(news: InboxNews) => void>();

export function onInboxNews(listener: (news: InboxNews) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellInboxNews(news: InboxNews) {
  for (const listener of listeners) listener(news);
}

const inboxKey = ['inbox'] as const;
const countKey = [...inboxKey, 'count'] as const;
const settingsKey = [...inboxKey, 'settings'] as const;

/** Without a socket it is asked so often, while the page is looked at. */
const askedEvery = 60_000;

/** How many notifications are unread. */
export function useUnreadCount(): number {
  const queries = useQueryClient();
  useEffect(
    () =>
      onInboxNews((news) => {
        if (news.type !== 'inbox.changed') return;
        queries.setQueryData(countKey, news.unread);
        void queries.invalidateQueries({ queryKey: [...inboxKey, 'list'] });
      }),
    [queries],
  );
  const count = useQuery({
    queryKey: countKey,
    queryFn: async ({ signal }) =>
      body(await api.GET('/api/v1/me/inbox', { params: { query: { limit: 1 } }, signal })).unread,
    refetchInterval: askedEvery,
    refetchOnWindowFocus: true,
  });
  return count.data ?? 0;
}

const atOnce = 30;

export function useInbox(unread: boolean) {
  return useInfiniteQuery({
    queryKey: [...inboxKey, 'list', unread],
    queryFn: async ({ signal, pageParam }) =>
      body(
        await api.GET('/api/v1/me/inbox', {
          params: { query: { unread: unread || undefined, limit: atOnce, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
    select: (data: InfiniteData<Schemas['Inbox']>) =>
      data.pages.flatMap(({ items }) => items ?? []),
  });
}

/** Notes that one has seen the notifications of threads, or all there are. */
export function useReadInbox() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (which: { threads: string[] } | { all: true }) => {
      await api.POST('/api/v1/me/inbox/read', { body: which });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: inboxKey }),
  });
}

export function useNotificationSettings() {
  return useQuery({
    queryKey: settingsKey,
    queryFn: async ({ signal }) =>
      body(await api.GET('/api/v1/me/notification-settings', { signal })),
  });
}

export function useChangeNotificationSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (settings: Schemas['Settings']) =>
      body(await api.PUT('/api/v1/me/notification-settings', { body: settings })),
    onSuccess: (settings) => queries.setQueryData(settingsKey, settings),
  });
}
