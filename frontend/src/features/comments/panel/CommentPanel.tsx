import { Button } from '@digdir/designsystemet-react';
import { ChevronDownIcon, ChevronUpIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { readAllThreads, useErrorWords } from '@/api';
import { announce, Menu, type MenuItem, Notice, SelectField, SkeletonLines } from '@/design';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import { type CommentsHere, useCommentsHere, useDeskPart, useThreadsPart } from '../model';
import { isCalm, setCalm } from '../model/arrivals';
import { belongs, type Filter, filters, inOrder } from './filters';
import { MoveThread, NewThread } from './NewThread';
import { ThreadList } from './ThreadList';
import { useWayBack } from './useWayBack';
import './comments.css';

interface CommentPanelProps {
  room: Room;
  onClose: () => void;
}

/** All threads of the open document, in the order of its text. */
export function CommentPanel({ room, onClose }: CommentPanelProps) {
  const here = useCommentsHere();
  if (!here) return null;
  return <Panel here={here} room={room} onClose={onClose} />;
}

function Panel({ here, room, onClose }: CommentPanelProps & { here: CommentsHere }) {
  const { t } = useTranslation('comments');
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const wayBack = useWayBack();
  const [filter, setFilter] = useState<Filter>('open');
  const shown = useShown(here, filter);
  const { loaded, error } = useThreadsPart(here.store, (state) => state);
  const moving = useDeskPart(here.desk, (state) => state.moving);
  useEffect(() => {
    const { active, draft } = here.desk.getState();
    if (!active && !draft) heading.current?.focus();
  }, [here.desk]);
  return (
    <section className="comments" aria-labelledby={title}>
      <header className="comments__head">
        <h2 id={title} ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        <button
          type="button"
          className="plain-button"
          onClick={onClose}
          aria-label={t('close')}
          title={t('close')}
        >
          <XMarkIcon aria-hidden />
        </button>
      </header>
      <Tools here={here} filter={filter} onFilter={setFilter} ids={shown.map(({ id }) => id)} />
      <div className="comments__scroll">
        {!loaded && error === null && <SkeletonLines count={3} shape="card" />}
        {error !== null && <Failed here={here} error={error} />}
        {loaded && shown.length === 0 && <Empty here={here} filter={filter} />}
        <ThreadList here={here} room={room} threads={shown} />
      </div>
      <footer className="comments__foot">
        {moving && <MoveThread here={here} id={moving} />}
        {!moving && here.mayComment && <NewThread here={here} room={room} wayBack={wayBack} />}
        {!here.mayComment && <p className="comments__note">{t('readOnly')}</p>}
      </footer>
    </section>
  );
}

/** The threads of a filter in order; the one that is open stays, whatever becomes of it. */
function useShown(here: CommentsHere, filter: Filter) {
  const threads = useThreadsPart(here.store, (state) => state.threads);
  const spots = useDeskPart(here.desk, (state) => state.spots);
  const active = useDeskPart(here.desk, (state) => state.active);
  return useMemo(() => {
    const chosen = [...threads.values()].filter(
      (thread) => thread.id === active || belongs(thread, filter, here.me),
    );
    return inOrder(chosen, spots);
  }, [threads, spots, active, filter, here.me]);
}

interface ToolsProps {
  here: CommentsHere;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  ids: readonly string[];
}

function Tools({ here, filter, onFilter, ids }: ToolsProps) {
  const { t } = useTranslation('comments');
  const threads = useThreadsPart(here.store, (state) => state.threads);
  const counts = useMemo(() => {
    const all = [...threads.values()];
    return new Map(
      filters.map((one) => [one, all.filter((thread) => belongs(thread, one, here.me)).length]),
    );
  }, [threads, here.me]);
  useStepKeys(here, ids);
  const readAll = () => {
    const last = Math.max(0, ...[...threads.values()].map(({ seq }) => seq));
    const read = [...threads.values()].filter(({ unread }) => unread > 0);
    here.store.adjustAll(read.map(({ id }) => [id, { unread: 0, readUpTo: last }]));
    readAllThreads(here.documentId, last).catch(() => here.store.read());
  };
  return (
    <div className="comments__tools">
      <SelectField
        label={t('filter.label')}
        value={filter}
        onChange={(event) => onFilter(event.target.value as Filter)}
      >
        {filters.map((one) => (
          <option key={one} value={one}>
            {t(`filter.${one}`)} ({counts.get(one) ?? 0})
          </option>
        ))}
      </SelectField>
      <div className="comments__steps">
        {(['previous', 'next'] as const).map((way) => (
          <button
            key={way}
            type="button"
            className="plain-button"
            aria-label={t(way)}
            title={`${t(way)} (${way === 'next' ? 'F8' : 'Shift F8'})`}
            aria-keyshortcuts={way === 'next' ? 'F8' : 'Shift+F8'}
            onClick={() => step(here, ids, way === 'next' ? 1 : -1)}
          >
            {way === 'next' ? <ChevronDownIcon aria-hidden /> : <ChevronUpIcon aria-hidden />}
          </button>
        ))}
      </div>
      <Options here={here} unread={counts.get('unread') ?? 0} onReadAll={readAll} />
    </div>
  );
}

interface OptionsProps {
  here: CommentsHere;
  unread: number;
  onReadAll: () => void;
}

function Options({ here, unread, onReadAll }: OptionsProps) {
  const { t } = useTranslation('comments');
  const [calm, setCalmHere] = useState(isCalm);
  const suggesting = useDeskPart(here.desk, (state) => state.suggesting);
  const items: MenuItem[] = [
    {
      id: 'calm',
      label: t('calm'),
      checked: calm,
      choose: () => {
        setCalm(!calm);
        setCalmHere(!calm);
        announce(t(calm ? 'calmOff' : 'calmOn'));
      },
    },
  ];
  if (here.mayEdit && here.desk.text)
    items.push({
      id: 'suggesting',
      label: t('suggestInstead'),
      checked: suggesting,
      choose: () => here.desk.set({ suggesting: !suggesting }),
    });
  if (unread > 0) items.push({ id: 'read', label: t('readAll'), choose: onReadAll });
  return <Menu label={t('options')} items={items} className="comments__options" />;
}

function step(here: CommentsHere, ids: readonly string[], by: 1 | -1) {
  if (ids.length === 0) return;
  const at = ids.indexOf(here.desk.getState().active ?? '');
  const next = at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length;
  const id = ids[next] as string;
  here.desk.activate(id, { land: true });
  const thread = here.store.getState().threads.get(id);
  if (thread) here.desk.entities?.show(thread.anchor);
}

function useStepKeys(here: CommentsHere, ids: readonly string[]) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      step(here, ids, event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [here, ids]);
}

function Empty({ here, filter }: { here: CommentsHere; filter: Filter }) {
  const { t } = useTranslation('comments');
  const words = filter === 'open' ? (here.mayComment ? 'empty' : 'emptyReading') : 'emptyFilter';
  return <p className="comments__empty">{t(words)}</p>;
}

function Failed({ here, error }: { here: CommentsHere; error: unknown }) {
  const { t } = useTranslation('comments');
  const words = useErrorWords();
  return (
    <Notice
      kind="warning"
      title={t('loadFailed')}
      action={
        <Button variant="secondary" onClick={() => void here.store.read()}>
          {t('tryAgain')}
        </Button>
      }
    >
      <p>{words(error)}</p>
    </Notice>
  );
}
