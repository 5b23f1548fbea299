import { useMemo, useState } from 'react';
import { useDocument, useReferenceGoals } from '@/api';
import { SelectField } from '@/design';
import { useRemembered } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { useGoalName } from '../inputs';
import { LevelChoice } from '../LevelChoice';
import { type GoalSet, useGoals, useTree } from '../model';
import { useViewPresence } from '../presence';
import type { GoalViewProps } from '../view';
import { CoverageGrid } from './CoverageGrid';
import { type CoverKind, coverColumns, coverKinds, ownColumns, type Reference } from './columns';
import { Gaps } from './Gaps';
import { matrixOf } from './matrix';
import { NewColumn } from './NewColumn';
import { useReferences } from './useReferences';
import '../checkins/stale.css';
import '../inputs/inputs.css';
import '../viewbar.css';
import './coverage.css';

const noReferences: readonly Reference[] = [];

/** Which goals cover what, and what nobody covers. */
export default function CoverageView(props: GoalViewProps) {
  const { store, writing, selected, onSelect } = props;
  const { t, i18n } = useTranslation(['goalviews', 'goals', 'connect']);
  useViewPresence(props.room, 'coverage', selected);
  const goals = useGoals(store);
  const tree = useTree(store);
  const nameOf = useGoalName(store);
  const [kind, setKind] = useRemembered('coverage', props.documentId, coverKinds);
  const [level, setLevel] = useState('');
  const [added, setAdded] = useState<readonly string[]>([]);
  const groupId = useDocument(props.documentId).data?.groupId;
  const national = useReferenceGoals(groupId).data ?? noReferences;
  const { of: referencesOf, toggle: toggleReference } = useReferences(store, national);
  const shown = kind === 'references' && national.length === 0 ? 'departments' : kind;

  const all = useMemo(() => tree.order.flatMap((id) => goals.get(id) ?? []), [goals, tree]);
  const columns = useMemo(
    () =>
      coverColumns(shown, {
        goals: all,
        references: national,
        language: i18n.language,
        stepName: (step) => t(`connect:steps.${step}.title`),
        added,
      }),
    [shown, all, added, national, t, i18n.language],
  );
  const matrix = useMemo(
    () =>
      matrixOf(
        all.map((goal) => ({
          id: goal.id,
          depth: tree.depth(goal.id),
          parent: tree.parent(goal.id),
          own: ownColumns(shown, goal, referencesOf),
        })),
        columns.map(({ key }) => key),
      ),
    [all, tree, columns, shown, referencesOf],
  );
  const rows = useMemo(
    () => matrix.rows.filter(({ id }) => level === '' || store.levelOf(id) === level),
    [matrix, level, store],
  );
  const toggle = (id: string, key: string) => {
    if (shown === 'references') toggleReference(id, key);
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
            setKind(event.target.value as CoverKind);
            setAdded([]);
          }}
        >
          {coverKinds
            .filter((one) => one !== 'references' || national.length > 0)
            .map((one) => (
              <option key={one} value={one}>
                {t(`coverage.kinds.${one}`)}
              </option>
            ))}
        </SelectField>
        <LevelChoice level={level} onLevel={setLevel} />
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
