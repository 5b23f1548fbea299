import { useMemo, useState } from 'react';
import { useDocument, useReferenceGoals } from '@/api';
import { SelectField } from '@/design';
import { useTranslation } from '@/i18n';
import { useGoalName } from '../inputs';
import { type Goal, type GoalSet, levels, steps, useGoals, useTree } from '../model';
import { useViewPresence } from '../presence';
import type { GoalViewProps } from '../view';
import { CoverageGrid, type CoverColumn } from './CoverageGrid';
import { Gaps } from './Gaps';
import { columnsInUse, matrixOf } from './matrix';
import { NewColumn } from './NewColumn';
import { type Reference, useReferences } from './useReferences';
import '../checkins/stale.css';
import '../inputs/inputs.css';
import '../viewbar.css';
import './coverage.css';

const kinds = ['departments', 'targetGroups', 'steps', 'references'] as const;
type Kind = (typeof kinds)[number];

const noReferences: readonly Reference[] = [];

/** Which goals cover what, and what nobody covers. */
export default function CoverageView(props: GoalViewProps) {
  const { store, writing, selected, onSelect } = props;
  const { t, i18n } = useTranslation(['goalviews', 'goals', 'connect']);
  useViewPresence(props.room, 'coverage', selected);
  const goals = useGoals(store);
  const tree = useTree(store);
  const nameOf = useGoalName(store);
  const [kind, setKind] = useState<Kind>('departments');
  const [level, setLevel] = useState('');
  const [added, setAdded] = useState<readonly string[]>([]);
  const groupId = useDocument(props.documentId).data?.groupId;
  const references = useReferences(store, useReferenceGoals(groupId).data ?? noReferences);
  const shown = kind === 'references' && !references.known ? 'departments' : kind;

  const all = useMemo(() => tree.order.flatMap((id) => goals.get(id) ?? []), [goals, tree]);
  const ownOf = useMemo(
    () => (goal: Goal) =>
      shown === 'references' ? references.of(goal.id) : goal[shown].map((one) => String(one)),
    [shown, references],
  );
  const columns = useMemo<readonly CoverColumn[]>(() => {
    if (shown === 'references') return references.columns;
    if (shown === 'steps')
      return steps.map((step) => ({
        key: `${step}`,
        name: `${step} ${t(`connect:steps.${step}.title`)}`,
      }));
    const inUse = columnsInUse([...all.map((goal) => goal[shown]), added], i18n.language);
    return inUse.map((key) => ({ key, name: key }));
  }, [shown, all, added, references, t, i18n.language]);
  const matrix = useMemo(
    () =>
      matrixOf(
        all.map((goal) => ({
          id: goal.id,
          depth: tree.depth(goal.id),
          parent: tree.parent(goal.id),
          own: ownOf(goal),
        })),
        columns.map(({ key }) => key),
      ),
    [all, tree, columns, ownOf],
  );
  const rows = useMemo(
    () => matrix.rows.filter(({ id }) => level === '' || store.levelOf(id) === level),
    [matrix, level, store],
  );
  const toggle = (id: string, key: string) => {
    if (shown === 'references') references.toggle(id, key);
    else {
      const set: GoalSet = shown;
      const on = matrix.cover(id, key) === 'own';
      store[on ? 'removeFrom' : 'addTo']([id], set, set === 'steps' ? Number(key) : key);
    }
  };

  return (
    <section className="coverage" aria-label={t('coverage.title')}>
      <div className="goal-view__bar">
        <SelectField
          label={t('coverage.of')}
          value={shown}
          onChange={(event) => {
            setKind(event.target.value as Kind);
            setAdded([]);
          }}
        >
          {kinds
            .filter((one) => one !== 'references' || references.known)
            .map((one) => (
              <option key={one} value={one}>
                {t(`coverage.kinds.${one}`)}
              </option>
            ))}
        </SelectField>
        <SelectField
          label={t('board.level')}
          value={level}
          onChange={(event) => setLevel(event.target.value)}
        >
          <option value="">{t('board.allLevels')}</option>
          {levels.map((one) => (
            <option key={one} value={one}>
              {t(`goals:values.level.${one}`)}
            </option>
          ))}
        </SelectField>
        {writing && (shown === 'departments' || shown === 'targetGroups') && (
          <NewColumn
            label={t(`coverage.add.${shown}`)}
            onAdd={(name) => setAdded((before) => [...before, name])}
          />
        )}
        {writing && columns.length > 0 && <p className="goal-view__keys">{t('coverage.keys')}</p>}
      </div>
      {all.length > 0 && (
        <Gaps matrix={matrix} columns={columns} kind={shown} nameOf={nameOf} onSelect={onSelect} />
      )}
      {all.length === 0 ? (
        <p className="goal-view__empty">{t('board.empty')}</p>
      ) : columns.length === 0 ? (
        <p className="goal-view__empty">{t(`coverage.empty.${shown}`)}</p>
      ) : (
        <CoverageGrid
          key={shown}
          label={t(`coverage.kinds.${shown}`)}
          {...{ matrix, rows, columns, writing, nameOf, onSelect }}
          codeOf={tree.code}
          openId={selected[0] ?? null}
          onToggle={toggle}
        />
      )}
    </section>
  );
}
