import type { Connection } from './connection';

/** Longer than this without an answer, and the words change. */
export const slowAfter = 8_000;

export type StatusKind = 'connecting' | 'saved' | 'saving' | 'offline' | 'storageAway' | 'refused';

export interface StatusWords {
  kind: StatusKind;
  /** Keys of the `collab` texts: the whole sentence, and two words for a phone. */
  long: string;
  short: string;
  count: number;
}

/** Which words say where things stand. "Saved" only when everything is stored. */
export function statusWords(
  connection: Connection,
  options: { kept: boolean; writing: boolean; slow: boolean },
): StatusWords {
  const { kept, writing, slow } = options;
  const words = (kind: StatusKind, long: string, short: string, count = 0): StatusWords => ({
    kind,
    long: `status.${long}`,
    short: `status.${short}`,
    count,
  });
  switch (connection.state) {
    case 'connecting':
      return words('connecting', 'connecting', 'connecting');
    case 'live':
      if (connection.saving === 0)
        return writing ? words('saved', 'saved', 'saved') : words('saved', 'upToDate', 'upToDate');
      if (!slow) return words('saving', 'saving', 'saving', connection.saving);
      return words('saving', kept ? 'slow' : 'slowTab', 'saving', connection.saving);
    case 'offline': {
      const count = connection.unsaved;
      if (count === 0)
        return words('offline', writing ? 'offlineWriting' : 'offlineReading', 'offline');
      return words('offline', kept ? 'offlineKept' : 'offlineTab', 'offlineCount', count);
    }
    case 'storage-away': {
      const count = connection.unsaved;
      if (count === 0) return words('storageAway', 'storageAway', 'notSaved');
      return words(
        'storageAway',
        kept ? 'storageAwayKept' : 'storageAwayTab',
        'notSavedCount',
        count,
      );
    }
    case 'refused':
      return words('refused', `refused.${connection.code}`, 'notSent', connection.unsaved);
  }
}
