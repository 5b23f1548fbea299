import { useRef, useState } from 'react';
import {
  ApiError,
  claimSuggestion,
  decideSuggestion,
  type Suggestion,
  type Thread,
  useErrorWords,
} from '@/api';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { CommentsHere } from '../model';
import { wordDiff } from '../text/diff';
import { rivals } from './filters';

type How = 'accept' | 'reject';

/** The server gives others the turn 20 s after a claim; a page that slept must not edit then. */
const claimedFor = 15_000;

/**
 * Decides about a suggestion. Accepting is three steps: the server says that it is
 * this page which makes the edit, the edit, and the record of it. When the page dies
 * after the second, the next who accepts finds the words there and only records it.
 */
export function useDeciding(
  here: CommentsHere,
  thread: Thread,
  suggestion: Suggestion,
  word: string,
) {
  const { t } = useTranslation('comments');
  const words = useErrorWords();
  const [busy, setBusy] = useState<How | null>(null);
  const [fault, setFault] = useState('');
  /** Changed words that one has been shown, and may replace all the same. */
  const [shown, setShown] = useState<string | null>(null);
  const claim = useRef('');
  const { desk, store } = here;
  const wanted = asWritten(suggestion);

  /** The words there now if they may be replaced; says why they may not. */
  const replaceable = (): string | null => {
    const now = desk.text?.wordsOf(thread.id) ?? null;
    if (now === null) setFault(t('suggestion.noPlace'));
    if (now === null || [suggestion.base, wanted, shown].includes(now)) return now;
    setShown(now);
    setFault(t('suggestion.changedSince', { words: now }));
    return null;
  };

  /** Puts the words into the text, unless they stand there; null when that cannot be. */
  const edit = async () => {
    if (replaceable() === null) return null;
    claim.current ||= crypto.randomUUID();
    const asked = performance.now();
    await claimSuggestion(thread.id, claim.current);
    if (performance.now() - asked > claimedFor) {
      setFault(t('suggestion.tooLate'));
      return null;
    }
    // Others may have written while the server was asked.
    const now = replaceable();
    if (now === null) return null;
    if (now === wanted) return { written: undefined };
    const written = desk.text?.replace(thread.id, wordDiff(now, wanted));
    if (!written) {
      setFault(t('suggestion.noPlace'));
      return null;
    }
    return { written };
  };

  const record = async (how: How, edited: Awaited<ReturnType<typeof edit>>) => {
    const others = rivals(thread, store.getState().threads.values(), desk.getState().spots);
    const decided = await decideSuggestion(thread.id, how, {
      ...(word && { word }),
      ...(edited && { claim: claim.current, written: edited.written }),
      overtakes: others.map(({ id }) => id),
    });
    store.put(decided);
    announce(t(how === 'accept' ? 'suggestion.didAccept' : 'suggestion.didReject'));
    if (others.length > 0) void store.read();
  };

  const decide = async (how: How) => {
    setFault('');
    setBusy(how);
    let edited: Awaited<ReturnType<typeof edit>> = null;
    try {
      if (how === 'accept') edited = await edit();
      if (how === 'reject' || edited) await record(how, edited);
    } catch (error) {
      // Refused, and not merely unheard: the words do not stay.
      const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
      if (edited?.written && refused) desk.text?.undo();
      setFault(words(error));
    }
    setBusy(null);
  };

  return { busy, fault, sure: shown !== null, decide };
}

/** The suggestion as paragraphs have it: an empty line between two is no paragraph of its own. */
function asWritten({ base, replacement }: Suggestion): string {
  return base.includes('\n\n') ? replacement : replacement.replace(/\n{2,}/g, '\n');
}
