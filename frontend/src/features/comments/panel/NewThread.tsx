import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { beginThread, moveThread, type Thread, useErrorWords } from '@/api';
import { announce, Notice, TextArea } from '@/design';
import { useMedia } from '@/design/useMedia';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import { type CommentsHere, useDeskPart, useThread, useThreadsPart } from '../model';
import type { Draft } from '../model/desk';
import { Composer } from './Composer';
import { useDraft } from './draft';
import { Diff } from './SuggestionBox';
import { useAbout } from './useAbout';
import { useTyping } from './useTyping';

interface NewThreadProps {
  here: CommentsHere;
  room: Room;
  /** Takes the focus to where the draft was begun. */
  wayBack: () => void;
}

/** The field for a new thread: about what was chosen, or about the document. */
export function NewThread({ here, room, wayBack }: NewThreadProps) {
  const { t } = useTranslation('comments');
  const draft = useDeskPart(here.desk, (state) => state.draft);
  const active = useDeskPart(here.desk, (state) => state.active);
  const sheet = useMedia('(width < 75rem)');
  const some = useThreadsPart(here.store, ({ threads }) => threads.size > 0);
  // While one answers somewhere, and where it would stand over half of what is there to
  // read, the field for the document steps back.
  if (!draft && (active || (sheet && some)))
    return (
      <div className="new-thread">
        <button
          type="button"
          className="comment__act"
          onClick={() => here.desk.begin({ kind: 'document' })}
        >
          {t('aboutDocument')}
        </button>
        <ChooseByKeys here={here} />
        <AboutSelected here={here} />
      </div>
    );
  const about = draft?.anchor;
  const key = about ? `${about.kind} ${about.id ?? about.start}` : 'document';
  const giveUp = () => {
    here.desk.set({ draft: null });
    wayBack();
  };
  if (draft?.kind === 'suggestion')
    return <NewSuggestion key={key} here={here} draft={draft} giveUp={giveUp} />;
  return <NewComment key={key} here={here} room={room} draft={draft} giveUp={giveUp} />;
}

function begun(here: CommentsHere, thread: Thread, said: string) {
  here.store.put(thread);
  announce(said);
  here.desk.activate(thread.id, { land: true });
}

interface NewCommentProps {
  here: CommentsHere;
  room: Room;
  draft: Draft | null;
  giveUp: () => void;
}

function NewComment({ here, room, draft, giveUp }: NewCommentProps) {
  const { t } = useTranslation('comments');
  const about = useAbout(here.desk);
  const tell = useTyping(room, 'new');
  const words = draft && draft.anchor.kind !== 'document' ? about(draft.anchor) : null;
  return (
    <div className="new-thread">
      {words && (
        <p className="new-thread__about" data-quoted={words.quoted}>
          {words.words}
        </p>
      )}
      <Composer
        place={here.documentId}
        groupId={here.groupId}
        me={here.me.id}
        label={t(words ? 'labelHere' : 'label')}
        button={t('add')}
        autoFocus={draft !== null}
        onTyping={tell}
        onCancel={draft ? giveUp : undefined}
        onSend={(body, key) => {
          const anchor = draft?.anchor ?? { kind: 'document' as const };
          return beginThread(here.documentId, { body, anchor, kind: 'comment' }, key);
        }}
        onSent={(thread) => begun(here, thread, t('added'))}
      />
      {!draft && <ChooseByKeys here={here} />}
      {!draft && <AboutSelected here={here} />}
    </div>
  );
}

function AboutSelected({ here }: { here: CommentsHere }) {
  const { t } = useTranslation('comments');
  const selected = useDeskPart(here.desk, (state) => state.selected);
  if (!selected || !here.desk.text) return null;
  return (
    <button type="button" className="comment__act" onClick={() => here.desk.beginHere()}>
      {t('aboutSelected')}
    </button>
  );
}

/** For readers of a text, who have no caret in it. */
function ChooseByKeys({ here }: { here: CommentsHere }) {
  const { t } = useTranslation('comments');
  if (!here.desk.text || here.mayEdit) return null;
  return (
    <button
      type="button"
      className="comment__act"
      onClick={() => here.desk.set({ choosing: true })}
    >
      {t('chooseByKeys')}
    </button>
  );
}

/** As long as the words of an anchor are kept whole. */
const longestQuote = 500;

interface NewSuggestionProps {
  here: CommentsHere;
  draft: Draft;
  giveUp: () => void;
}

function NewSuggestion({ here, draft, giveUp }: NewSuggestionProps) {
  const { t } = useTranslation('comments');
  const base = draft.anchor.quote ?? '';
  const place = `${here.documentId}.instead.${draft.anchor.start ?? base}`;
  const [replacement, setReplacement] = useDraft(place, here.me.id, base);
  const same = replacement === base;
  // Of long passages an anchor holds the ends only: their middle would be lost.
  if (base.length > longestQuote)
    return (
      <Notice
        kind="info"
        title={t('suggestion.tooLong')}
        action={
          <Button variant="secondary" onClick={giveUp}>
            {t('cancel')}
          </Button>
        }
      />
    );
  return (
    <div className="new-thread">
      <TextArea
        label={t('suggestion.label')}
        hint={t('suggestion.hint')}
        value={replacement}
        rows={4}
        maxLength={10_000}
        onChange={(event) => setReplacement(event.target.value)}
      />
      {!same && <Diff before={base} after={replacement} />}
      <Composer
        place={`${here.documentId}.suggestion`}
        groupId={here.groupId}
        me={here.me.id}
        label={t('suggestion.why')}
        button={t('suggestion.send')}
        rows={1}
        mayBeEmpty
        onCancel={giveUp}
        blocked={same ? t('suggestion.same') : ''}
        onSend={(body, key) => {
          const { anchor } = draft;
          return beginThread(
            here.documentId,
            { body, anchor, kind: 'suggestion', replacement },
            key,
          );
        }}
        onSent={(thread) => {
          setReplacement(base);
          begun(here, thread, t('suggestion.sent'));
        }}
      />
    </div>
  );
}

/** An orphan, or a thread at the wrong words, gets those that are selected next. */
export function MoveThread({ here, id }: { here: CommentsHere; id: string }) {
  const { t } = useTranslation('comments');
  const words = useErrorWords();
  const thread = useThread(here.store, id);
  const selected = useDeskPart(here.desk, (state) => state.selected);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  if (!thread) return null;
  const move = async () => {
    const anchor = here.desk.text?.capture();
    if (!anchor) return;
    setBusy(true);
    try {
      here.store.put(await moveThread(id, anchor, thread.anchorSeq));
      here.desk.activate(id, { land: true });
      announce(t('move.done'));
    } catch (fault) {
      setError(fault);
      setBusy(false);
    }
  };
  return (
    <div className="new-thread">
      <Notice kind="info" title={t('move.title')}>
        <p>{t('move.detail', { quote: thread.quote.slice(0, 120) })}</p>
        {error !== null && <p role="alert">{words(error)}</p>}
      </Notice>
      <div className="composer__buttons">
        <Button
          data-size="sm"
          aria-disabled={!selected}
          loading={busy}
          onClick={() => selected && void move()}
        >
          {t('move.here')}
        </Button>
        <Button data-size="sm" variant="tertiary" onClick={() => here.desk.set({ moving: null })}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
