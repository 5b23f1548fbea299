import {
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { announce, later, Part } from '@/design';
import { useRowWindow } from '@/design/useRowWindow';
import { useTopic } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useGoalWords } from '../fields/useGoalWords';
import { type Goal, goalSpecs, useTree } from '../model';
import { presenceOf, useViewPresence } from '../presence';
import type { GoalViewProps } from '../view';
import { useColumns } from './columns';
import { EmptyTree } from './EmptyTree';
import { linesIn } from './lines';
import { type Row, rowsOf } from './rows';
import { type Doing, TreeRow } from './TreeRow';
import { TreeTools } from './TreeTools';
import { useActive } from './useActive';
import { useDrag } from './useDrag';
import { useFolded } from './useFolded';
import { indentOf, roomFor, useHeights } from './useHeights';
import { useOutline } from './useOutline';
import { usePaste } from './usePaste';
import { useWidth } from './useWidth';
import './tree.css';

const BulkBar = later(() => import('./BulkBar'));
const MoveDialog = later(() => import('./MoveDialog'));

const narrowBelow = 520;
const headHeight = 36;

/** The goals as an outline that is typed like text, with a few columns beside it. */
export default function TreeView(props: GoalViewProps) {
  const { store, room, documentId, title, writing, selected, onSelect, onRemove } = props;
  const { t } = useTranslation('goals');
  const tree = useTree(store);
  const words = useGoalWords(props.members, props.organisations);
  const { folded, fold, foldAll } = useFolded(documentId);
  const [query, setQuery] = useState('');
  const found = useFound(store, useDeferredValue(query));

  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  // Nothing is drawn, and no title measured, for a width that is not true.
  const measured = width > 0;
  const drawn = useRef<readonly Row[]>([]);
  const rows = useMemo(() => {
    drawn.current = measured ? rowsOf(tree, folded, found, drawn.current) : [];
    return drawn.current;
  }, [measured, tree, folded, found]);
  const narrow = measured && width < narrowBelow;
  const { columns: fitting, all, wanted, toggle } = useColumns(width);
  const columns = useMemo(() => (narrow ? [] : fitting), [narrow, fitting]);
  const titleWidth = width - columns.reduce((sum, column) => sum + column.width * 16, 0);
  // Municipalities' own goals out of a joint one are called the same: whose each is stands
  // behind its title unless a column says it.
  const placed = columns.some(({ key }) => key === 'municipalityId');
  const placeOf = useCallback(
    (goal: Goal) => (placed ? '' : words.say(goalSpecs.municipalityId, goal.municipalityId)),
    [placed, words],
  );
  const { heightOf } = useHeights(store, rows, titleWidth, narrow, placeOf);
  const at = useActive(rows, columns.length, body);
  const { active, written } = at;
  const window = useRowWindow({ scroller, count: rows.length, heightOf, keep: at.index });

  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set());
  const there = useMemo(() => new Set([...chosen].filter(tree.has)), [chosen, tree]);
  const choose = useCallback((ids: readonly string[]) => setChosen(new Set(ids)), []);
  const [moving, setMoving] = useState<readonly string[] | null>(null);
  const onDetails = useCallback((id: string) => onSelect([id]), [onSelect]);

  const tops = useRef<(index: number) => number>(() => 0);
  tops.current = (index) => window.topOf(index);
  const { onKeyDown, act, addBelow, withChosen } = useOutline({
    store,
    rows,
    columns: columns.length,
    writing,
    active,
    chosen: there,
    linesOf: (id, text) => {
      const row = rows.find((one) => one.id === id);
      return row ? linesIn(text, roomFor(row, titleWidth, narrow)) : 1;
    },
    pageOf: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 44) - 1),
    focus: at.focus,
    write: at.write,
    stopWriting: (id) => at.focus(id, 0),
    edit: at.edit,
    fold,
    choose,
    onRemove,
    onDetails,
    onMoveTo: setMoving,
    scroller,
  });
  const presence = presenceOf(room);
  const drag = useDrag({
    store,
    rows,
    scroller,
    body,
    topOf: (index) => tops.current(index),
    carriedWith: withChosen,
    onDrag: (id) => presence.tell({ drag: id === null ? null : { id } }),
    onDrop: (ids, { parent, after }) => {
      store.move(ids, { parent, after });
      if (parent) fold(parent, false);
      announce(t('movedSome', { count: ids.length }));
      if (ids[0]) at.focus(ids[0], 0);
    },
  });
  const paste = usePaste({
    store,
    writing,
    active: active?.id ?? null,
    chosen: there,
    write: at.write,
    focus: at.focus,
  });

  const steps = useRef({ rows, columns: columns.length });
  steps.current = { rows, columns: columns.length };
  const chosenNow = useRef(there);
  chosenNow.current = there;
  const { focus, noteFocus, write, edit, stop, stopEditing } = at;
  const doing = useMemo(
    (): Doing => ({
      focus: noteFocus,
      write,
      edit,
      // Lines that change places lose the focus for a moment; this is not leaving.
      leave: (id) =>
        setTimeout(() => {
          const here = document.activeElement?.closest(`[data-id="${id}"] textarea`);
          if (!here && document.hasFocus()) stop(id);
        }, 0),
      done: (id, column, value, leave) => {
        if (value) {
          const patch = { [column.key]: value.value };
          store.set(id, column.key === 'progress' ? { ...patch, progressMode: 'manual' } : patch);
        }
        stopEditing();
        if (leave === 'away') return;
        const { rows: now, columns: last } = steps.current;
        const col = Number(colOf(body.current, id));
        const index = now.findIndex((row) => row.id === id);
        if (leave === 'down') focus(now[index + 1]?.id ?? id, col);
        else
          focus(
            id,
            leave === 'next' ? Math.min(last, col + 1) : leave === 'before' ? col - 1 : col,
          );
      },
      fold,
      choose: (id, range) => {
        const before = chosenNow.current;
        if (!range) {
          choose(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]);
          return;
        }
        const { rows: now } = steps.current;
        const from = now.findIndex((row) => before.has(row.id));
        const to = now.findIndex((row) => row.id === id);
        const [low, high] = [Math.min(from < 0 ? to : from, to), Math.max(from, to)];
        choose(now.slice(low, high + 1).map((row) => row.id));
      },
      take: drag.onHandleDown,
      act,
    }),
    [store, act, choose, drag.onHandleDown, edit, focus, fold, noteFocus, stop, stopEditing, write],
  );

  // A goal just added in the toolbar.
  const { arrived } = props;
  useEffect(() => {
    if (arrived) write(arrived, 'start');
  }, [arrived, write]);

  const activeId = active?.id;
  const writtenId = written?.id;
  const here = useMemo(() => (activeId ? [activeId] : selected), [activeId, selected]);
  useViewPresence(room, 'tree', here);
  useEffect(() => {
    presence.tell({ editing: writtenId ? { id: writtenId, field: 'title' } : null });
  }, [presence, writtenId]);

  // The line of the focus comes into sight when the focus moves, not when lines do.
  const scroll = useRef({ to: window.scrollTo, index: at.index });
  scroll.current = { to: window.scrollTo, index: at.index };
  const turn = written?.turn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    const { to, index } = scroll.current;
    if (scroller.current?.contains(document.activeElement)) to(index, headHeight);
  }, [activeId, turn]);
  const opened = selected[0];
  useEffect(() => {
    if (!measured) return;
    const index = steps.current.rows.findIndex((row) => row.id === opened);
    if (index >= 0) scroll.current.to(index, headHeight);
  }, [measured, opened]);

  const template = `minmax(0, 1fr) ${columns.map((one) => `${one.width}rem`).join(' ')}`;
  useLayoutEffect(() => {
    scroller.current?.style.setProperty('--columns', template);
  }, [template]);

  return (
    <div className="tree" data-narrow={narrow || undefined}>
      <TreeTools
        {...{ query, all, wanted, narrow }}
        onQuery={setQuery}
        found={found?.size ?? null}
        onColumn={toggle}
        onFoldAll={(fold) =>
          foldAll(fold ? tree.order.filter((id) => tree.children(id).length > 0) : [])
        }
      />
      <Part>
        {there.size > 0 && writing && (
          <BulkBar
            store={store}
            ids={[...there]}
            words={words}
            onMoveTo={() => setMoving(withChosen([...there][0] ?? ''))}
            onRemove={() => {
              onRemove([...there]);
              choose([]);
            }}
            onClear={() => choose([])}
          />
        )}
      </Part>
      <div ref={scroller} className="tree__scroller">
        {tree.roots.length === 0 ? (
          <EmptyTree
            writing={writing}
            onText={paste.take}
            onPaste={paste.onPaste}
            onStart={() => write(store.add({ parent: null }), 'start')}
          />
        ) : (
          <div
            role="treegrid"
            aria-label={title}
            aria-rowcount={rows.length + 1}
            aria-colcount={columns.length + 1}
            aria-multiselectable={writing || undefined}
            aria-readonly={!writing}
            className="tree__grid"
            tabIndex={-1}
            onKeyDown={onKeyDown}
            onPaste={paste.onPaste}
            onCopy={paste.onCopy}
          >
            <div role="rowgroup" className="tree__head" hidden={narrow}>
              <div role="row" className="tree__heads" aria-rowindex={1} tabIndex={-1}>
                <div role="columnheader" className="tree__header">
                  {t('fields.title')}
                </div>
                {columns.map(({ key, label }) => (
                  <div key={key} role="columnheader" className="tree__header">
                    {label}
                  </div>
                ))}
              </div>
            </div>
            <div role="rowgroup" ref={body} className="tree__body" style={{ height: window.total }}>
              {window.items.map(({ index, start, size }) => {
                const row = rows[index];
                if (!row) return null;
                const { id } = row;
                const isActive = active?.id === id;
                return (
                  <TreeRow
                    key={id}
                    {...{ store, room, id, words, columns, doing, writing, narrow, index, placeOf }}
                    depth={row.depth}
                    expanded={row.expanded}
                    code={tree.code(id)}
                    orphan={tree.orphan(id)}
                    position={tree.index(id) + 1}
                    siblings={tree.children(tree.parent(id)).length}
                    top={start}
                    height={size}
                    chosen={there.has(id)}
                    open={opened === id}
                    carried={drag.carried.has(id)}
                    active={isActive ? active.col : -1}
                    editing={isActive && at.editing}
                    caret={written?.id === id ? written : null}
                  />
                );
              })}
              {drag.drop && (
                <div
                  className="tree__drop"
                  aria-hidden="true"
                  data-allowed={drag.drop.allowed}
                  style={{
                    transform: `translateY(${drag.drop.top - 1}px)`,
                    insetInlineStart: indentOf(drag.drop.depth, narrow) + 40,
                  }}
                />
              )}
            </div>
          </div>
        )}
        {writing && tree.roots.length > 0 && !query && (
          <button
            type="button"
            className="plain-button tree__more"
            onClick={() => {
              const last = tree.roots.at(-1);
              if (last && store.spaceLeft() > 0) write(store.add({ parent: null }), 'start');
              else if (last) addBelow(last);
            }}
          >
            {t('addLast')}
          </button>
        )}
      </div>
      {paste.dialog}
      <Part>
        {moving && (
          <MoveDialog
            store={store}
            ids={moving}
            onDone={(id) => {
              setMoving(null);
              if (id) focus(id, 0);
            }}
          />
        )}
      </Part>
    </div>
  );
}

/** The column of the control that was just left. */
function colOf(body: HTMLElement | null, id: string): string {
  const cell = body?.querySelector<HTMLElement>(`[data-id="${id}"] [data-editing]`);
  return cell?.dataset.col ?? '0';
}

function useFound(store: GoalViewProps['store'], query: string): ReadonlySet<string> | null {
  const wanted = query.trim().toLocaleLowerCase();
  // Goals are only followed while something is looked for.
  const looking = wanted !== '';
  const goals = useTopic(store, looking ? 'goals' : 'nothing', () =>
    looking ? store.goals() : null,
  );
  return useMemo(() => {
    if (goals === null) return null;
    const found = new Set<string>();
    for (const { id, title, tags } of goals.values())
      if (
        title.toLocaleLowerCase().includes(wanted) ||
        tags.some((tag) => tag.toLocaleLowerCase().includes(wanted))
      )
        found.add(id);
    return found;
  }, [goals, wanted]);
}
