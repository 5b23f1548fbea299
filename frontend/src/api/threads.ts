import { api, body, pageSize } from './client';
import type { Anchor, HealedAnchor, ReactionKey, Thread, ThreadPage } from './types';

// Threads of comments. The store of a document calls these and keeps what they
// answer: threads come by events as well, so a cache per request would be wrong.

export async function listThreads(
  documentId: string,
  query: { since?: number; cursor?: string },
  signal?: AbortSignal,
): Promise<ThreadPage> {
  const params = { path: { documentId }, query: { ...query, limit: pageSize } };
  return body(await api.GET('/api/v1/documents/{documentId}/threads', { params, signal }));
}

export async function getThread(threadId: string): Promise<Thread> {
  return body(await api.GET('/api/v1/threads/{threadId}', { params: { path: { threadId } } }));
}

export interface NewThread {
  body: string;
  anchor?: Anchor;
  kind: 'comment' | 'suggestion';
  replacement?: string;
}

/** `key` makes it safe to send the same again. */
export async function beginThread(
  documentId: string,
  thread: NewThread,
  key: string,
): Promise<Thread> {
  return body(
    await api.POST('/api/v1/documents/{documentId}/threads', {
      params: { path: { documentId } },
      headers: { 'Idempotency-Key': key },
      body: thread,
    }),
  );
}

export async function answerThread(threadId: string, text: string, key: string): Promise<Thread> {
  return body(
    await api.POST('/api/v1/threads/{threadId}/comments', {
      params: { path: { threadId } },
      headers: { 'Idempotency-Key': key },
      body: { body: text },
    }),
  );
}

/** Refused with 412 when somebody changed it meanwhile. */
export async function changeComment(
  commentId: string,
  text: string,
  version: number,
): Promise<Thread> {
  return body(
    await api.PATCH('/api/v1/comments/{commentId}', {
      params: { path: { commentId }, header: { 'If-Match': `"${version}"` } },
      body: { body: text },
    }),
  );
}

export async function deleteComment(commentId: string): Promise<void> {
  await api.DELETE('/api/v1/comments/{commentId}', { params: { path: { commentId } } });
}

export async function settleThread(threadId: string, how: 'resolve' | 'reopen'): Promise<Thread> {
  const params = { path: { threadId } };
  return body(
    how === 'resolve'
      ? await api.POST('/api/v1/threads/{threadId}/resolve', { params })
      : await api.POST('/api/v1/threads/{threadId}/reopen', { params }),
  );
}

/** Before the edit that accepts a suggestion; refused with 409 while somebody else makes it. */
export async function claimSuggestion(threadId: string, claim: string): Promise<Thread> {
  const params = { path: { threadId } };
  return body(await api.POST('/api/v1/threads/{threadId}/claim', { params, body: { claim } }));
}

interface Decision {
  word?: string;
  overtakes?: string[];
  claim?: string;
  /** The characters that the accepted words have become. */
  written?: { client: number; from: number; to: number };
}

export async function decideSuggestion(
  threadId: string,
  how: 'accept' | 'reject',
  decision: Decision,
): Promise<Thread> {
  const params = { path: { threadId } };
  return body(
    how === 'accept'
      ? await api.POST('/api/v1/threads/{threadId}/accept', { params, body: decision })
      : await api.POST('/api/v1/threads/{threadId}/reject', {
          params,
          body: { word: decision.word },
        }),
  );
}

export async function react(commentId: string, key: ReactionKey, on: boolean): Promise<Thread> {
  const params = { path: { commentId, key } };
  return body(
    on
      ? await api.PUT('/api/v1/comments/{commentId}/reactions/{key}', { params })
      : await api.DELETE('/api/v1/comments/{commentId}/reactions/{key}', { params }),
  );
}

export async function readThread(threadId: string, upTo: number): Promise<void> {
  await api.POST('/api/v1/threads/{threadId}/read', {
    params: { path: { threadId } },
    body: { upTo },
  });
}

export async function readAllThreads(documentId: string, upTo: number): Promise<void> {
  await api.POST('/api/v1/documents/{documentId}/threads/read', {
    params: { path: { documentId } },
    body: { upTo },
  });
}

export async function followThread(threadId: string, on: boolean): Promise<void> {
  const params = { path: { threadId } };
  if (on) await api.PUT('/api/v1/threads/{threadId}/following', { params });
  else await api.DELETE('/api/v1/threads/{threadId}/following', { params });
}

/** Gives an orphan a new place. */
export async function moveThread(
  threadId: string,
  anchor: Anchor,
  anchorSeq: number,
): Promise<Thread> {
  return body(
    await api.PATCH('/api/v1/threads/{threadId}/anchor', {
      params: { path: { threadId } },
      body: { anchor, state: 'placed', anchorSeq },
    }),
  );
}

/** Most anchors that may be healed by one request. */
export const healedAtOnce = 200;

/** `last`: the page is closing, and the browser sends it all the same. */
export async function healAnchors(documentId: string, items: HealedAnchor[], last = false) {
  const answer = await api.POST('/api/v1/documents/{documentId}/anchors', {
    params: { path: { documentId } },
    body: { items },
    keepalive: last,
  });
  return body(answer).items ?? [];
}
