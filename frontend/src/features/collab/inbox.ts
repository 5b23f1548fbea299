import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { type InboxNews, tellInboxNews } from '@/api';
import type { CollabSocket } from './socket';

/** Hears on a socket what is for its person alone; there is no document behind it. */
export function openInbox(socket: CollabSocket): () => void {
  const doc = new Y.Doc();
  const provider = new HocuspocusProvider({
    name: 'inbox',
    document: doc,
    awareness: null,
    websocketProvider: socket,
    token: '',
    onStateless: ({ payload }) => {
      const news = readNews(payload);
      if (news) tellInboxNews(news);
    },
  });
  provider.attach();
  return () => {
    provider.destroy();
    doc.destroy();
  };
}

/** Null for anything this version does not know. */
export function readNews(payload: string): InboxNews | null {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { type, unread, document, thread, seq } = value as Record<string, unknown>;
  if (type === 'inbox.changed' && typeof unread === 'number') return { type, unread };
  if (typeof document !== 'string' || typeof seq !== 'number') return null;
  if (type === 'threads.read') return { type, document, seq };
  return type === 'thread.read' && typeof thread === 'string'
    ? { type, document, thread, seq }
    : null;
}
