import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';
import type { WebhookEvent } from './types';

/** Programs that hear of a group; for its coordinators. */
export function useWebhooks(groupId: string) {
  return useQuery({
    queryKey: keys.webhooks(groupId),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/groups/{groupId}/webhooks', {
          params: { path: { groupId } },
          signal,
        }),
      ).items,
  });
}

/** The answer holds the secret, which is never shown again. */
export function useAddWebhook(groupId: string) {
  return useWebhookChange(groupId, async (webhook: { url: string; events: WebhookEvent[] }) =>
    body(
      await api.POST('/api/v1/groups/{groupId}/webhooks', {
        params: { path: { groupId } },
        body: webhook,
      }),
    ),
  );
}

interface WebhookChange {
  id: string;
  active?: boolean;
  newSecret?: boolean;
}

export function useChangeWebhook(groupId: string) {
  return useWebhookChange(groupId, async ({ id, ...change }: WebhookChange) =>
    body(
      await api.PATCH('/api/v1/webhooks/{webhookId}', {
        params: { path: { webhookId: id } },
        body: change,
      }),
    ),
  );
}

export function useRemoveWebhook(groupId: string) {
  return useWebhookChange(groupId, async (webhookId: string) => {
    await api.DELETE('/api/v1/webhooks/{webhookId}', { params: { path: { webhookId } } });
  });
}

/** What was sent lately, newest first; read again while something is under way. */
export function useDeliveries(webhookId: string) {
  return useQuery({
    queryKey: keys.deliveries(webhookId),
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/v1/webhooks/{webhookId}/deliveries', {
          params: { path: { webhookId }, query: { limit: 20 } },
          signal,
        }),
      ).items,
    refetchInterval: ({ state }) =>
      state.data?.some((one) => one.state === 'pending') ? 3_000 : false,
  });
}

/** Sends an event that means nothing, or, given its id, something once more. */
export function useSendDelivery(webhookId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (deliveryId?: string) => {
      if (deliveryId === undefined)
        await api.POST('/api/v1/webhooks/{webhookId}/test', { params: { path: { webhookId } } });
      else
        await api.POST('/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/retry', {
          params: { path: { webhookId, deliveryId } },
        });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.deliveries(webhookId) }),
  });
}

function useWebhookChange<Change, Answer>(
  groupId: string,
  change: (change: Change) => Promise<Answer>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.webhooks(groupId) }),
  });
}
