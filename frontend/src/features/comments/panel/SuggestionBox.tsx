import { Button } from '@digdir/designsystemet-react';
import type { Suggestion, Thread } from '@/api';
import { Notice, TextField } from '@/design';
import { useTranslation } from '@/i18n';
import { type CommentsHere, useDeskPart } from '../model';
import { wordDiff } from '../text/diff';
import { useDraft } from './draft';
import { rivals } from './filters';
import { useDeciding } from './useDeciding';

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
export function SuggestionBox({ thread, suggestion }: { thread: Thread; suggestion: Suggestion }) {
  const { t } = useTranslation('comments');
  const author = thread.comments[0]?.author?.name ?? t('someone');
  const { state, word, decidedBy } = suggestion;
  return (
    <div className="suggestion" data-state={state}>
      <Diff before={suggestion.base} after={suggestion.replacement} />
      {state !== 'open' && (
        <p className="suggestion__state">
          {state === 'accepted' && `${t('suggestion.by', { name: author })} `}
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
  const [word, setWord] = useDraft(`${thread.id}.word`, here.me.id);
  const { busy, fault, sure, decide } = useDeciding(here, thread, suggestion, word.trim());
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
