import {
  CheckmarkIcon,
  CloudSlashIcon,
  CloudUpIcon,
  ExclamationmarkTriangleIcon,
} from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { Connection } from './connection';
import type { Room } from './room';
import { type StatusKind, slowAfter, statusWords } from './status';
import { useConnection, useRoomPart } from './useRoom';
import './collab.css';

const icons: Record<StatusKind, typeof CheckmarkIcon> = {
  connecting: CloudUpIcon,
  saved: CheckmarkIcon,
  saving: CloudUpIcon,
  offline: CloudSlashIcon,
  storageAway: CloudSlashIcon,
  refused: ExclamationmarkTriangleIcon,
};

/**
 * Where the document stands, in words. It is read out only when something a
 * person must know begins or ends, never for each save.
 */
export function StatusLine({ room, writing }: { room: Room; writing: boolean }) {
  const { t } = useTranslation('collab');
  const connection = useCalm(useConnection(room));
  const kept = useRoomPart(room, (state) => state.kept);
  const slow = useSlow(connection);
  const words = statusWords(connection, { kept, writing, slow });
  const long = t(words.long, { count: words.count });
  useAnnouncement(words.kind, long, t('status.back'));
  const Icon = icons[words.kind];
  return (
    <span className={`status status--${words.kind}`} data-state={words.kind} title={long}>
      <Icon aria-hidden className="status__icon" />
      <span className="status__long">{long}</span>
      <span className="status__short" aria-hidden="true">
        {t(words.short, { count: words.count })}
      </span>
    </span>
  );
}

/** "Saving…" at once, "Saved" only after a short quiet: no flicker between keys. */
function useCalm(connection: Connection): Connection {
  const [shown, setShown] = useState(connection);
  const wasSaving = shown.state === 'live' && shown.saving > 0;
  const isSaved = connection.state === 'live' && connection.saving === 0;
  const wait = wasSaving && isSaved;
  useEffect(() => {
    if (!wait) return setShown(connection);
    const timer = setTimeout(() => setShown(connection), 500);
    return () => clearTimeout(timer);
  }, [connection, wait]);
  return wait ? shown : connection;
}

function useSlow(connection: Connection): boolean {
  const saving = connection.state === 'live' && connection.saving > 0;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!saving) return;
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => clearTimeout(timer);
  }, [saving]);
  return slow;
}

function useAnnouncement(kind: StatusKind, sentence: string, back: string) {
  const trouble = kind === 'offline' || kind === 'storageAway' || kind === 'refused';
  const told = useRef<StatusKind | null>(null);
  useEffect(() => {
    if (trouble && told.current !== kind) {
      told.current = kind;
      announce(sentence);
    }
    if (told.current && (kind === 'saved' || kind === 'saving')) {
      told.current = null;
      announce(back);
    }
  }, [trouble, kind, sentence, back]);
}
