import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { decideSuggestion, type Suggestion, type Thread, useErrorWords } from '@/api';
import { announce, Notice, TextField } from '@/design';
import { useTranslation } from '@/i18n';
import { type CommentsHere, useDeskPart } from '../model';
import { rivals } from '../model/filters';
import { wordDiff } from '../text/diff';

/** What would change, by words: struck out and new, each with a word for screen readers. */
export function Diff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('comments');
  return (
    <p className="diff">
      {wordDiff(before, after).map(({ is, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
        if (is === 'same') return <span key={index}>{text}</span>;
        const Tag = is === 'gone' ? 'del' : 'ins';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
          <Tag key={index}>
            <span className="visually-hidden">{t(is === 'gone' ? 'diff.gone' : 'diff.new')} </span>
            {text}
          </Tag>
        );
      })}
    </p>
  );
}

/** A proposed change, and what became of it. */
export function SuggestionBox({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation('comments');
  const { state, word, decidedBy } = suggestion;
  return (
    <div className="suggestion" data-state={state}>
      <Diff before={suggestion.base} after={suggestion.replacement} />
      {state !== 'open' && (
        <p className="suggestion__state">
          {t(`suggestion.${state}`, { name: decidedBy?.name ?? t('someone') })}
          {word && `: ${word}`}
        </p>
      )}
    </div>
  );
}

/** For editors, while it is open: accept or decline, with a word. */
export function Decision({ here, thread }: { here: CommentsHere; thread: Thread }) {
  const { suggestion } = thread;
  if (suggestion?.state !== 'open' || !here.mayEdit) return null;
  return <Deciding here={here} thread={thread} suggestion={suggestion} />;
}

interface DecidingProps {
  here: CommentsHere;
  thread: Thread;
  suggestion: Suggestion;
}

function Deciding({ here, thread, suggestion }: DecidingProps) {
  const { t } = useTranslation('comments');
  const words = useErrorWords();
  const [word, setWord] = useState('');
  const [busy, setBusy] = useState<'accept' | 'reject' | null>(null);
  const [fault, setFault] = useState('');
  const spots = useDeskPart(here.desk, (state) => state.spots);
  const [sure, setSure] = useState(false);

  const decide = async (how: 'accept' | 'reject') => {
    const { desk, store } = here;
    setFault('');
    if (how === 'accept') {
      const now = desk.text?.wordsOf(thread.id);
      if (now === null || now === undefined) return setFault(t('suggestion.noPlace'));
      if (now !== suggestion.base && !sure) {
        setSure(true);
        return setFault(t('suggestion.changedSince', { words: now }));
      }
    }
    setBusy(how);
    const others = rivals(thread, store.getState().threads.values(), spots);
    const pieces = wordDiff(desk.text?.wordsOf(thread.id) ?? '', suggestion.replacement);
    const edited = how === 'accept' && desk.text?.replace(thread.id, pieces);
    if (how === 'accept' && !edited) {
      setBusy(null);
      return setFault(t('suggestion.noPlace'));
    }
    try {
      store.put(
        await decideSuggestion(thread.id, how, {
          ...(word.trim() && { word: word.trim() }),
          overtakes: others.map(({ id }) => id),
        }),
      );
      announce(t(how === 'accept' ? 'suggestion.didAccept' : 'suggestion.didReject'));
      if (others.length > 0) void store.read();
    } catch (error) {
      if (edited) desk.text?.undo();
      setFault(words(error));
    }
    setBusy(null);
  };

  return (
    <div className="suggestion__decide">
      <TextField
        label={t('suggestion.word')}
        value={word}
        maxLength={500}
        onChange={(event) => setWord(event.target.value)}
      />
      {fault && <Notice kind="warning" title={fault} />}
      <div className="composer__buttons">
        <Button data-size="sm" loading={busy === 'accept'} onClick={() => void decide('accept')}>
          {t(sure ? 'suggestion.acceptAnyway' : 'suggestion.accept')}
        </Button>
        <Button
          data-size="sm"
          variant="secondary"
          loading={busy === 'reject'}
          onClick={() => void decide('reject')}
        >
          {t('suggestion.reject')}
        </Button>
      </div>
    </div>
  );
}

/** Other suggestions for the same words, side by side, each under its municipality. */
export function Rivals({ here, thread }: { here: CommentsHere; thread: Thread }) {
  const { t } = useTranslation('comments');
  const spots = useDeskPart(here.desk, (state) => state.spots);
  const others = rivals(thread, here.store.getState().threads.values(), spots);
  if (others.length === 0 || thread.suggestion?.state !== 'open') return null;
  return (
    <section className="rivals" aria-label={t('suggestion.others', { count: others.length })}>
      <h3>{t('suggestion.others', { count: others.length })}</h3>
      <ul className="rivals__list">
        {others.map((other) => {
          const author = other.comments[0]?.author;
          return (
            <li key={other.id}>
              <button
                type="button"
                className="rivals__one"
                onClick={() => here.desk.activate(other.id)}
              >
                <strong>{author?.organisation.shortName ?? t('someone')}</strong>
              </button>
              <Diff
                before={other.suggestion?.base ?? ''}
                after={other.suggestion?.replacement ?? ''}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
