import { useTranslation } from '@/i18n';
import { columnsInUse, matrixOf } from '../coverage/matrix';
import { useGoals, useTree } from '../model';
import type { InsideProps } from './OneGoal';
import { branchOf } from './rows';

/** Which departments which goals concern. */
export function DepartmentMatrix({ store, goalId, writing }: InsideProps) {
  const { t, i18n } = useTranslation('goalwork');
  const tree = useTree(store);
  const goals = useGoals(store);
  const { rows, left } = branchOf(tree, goalId);
  const covers = rows.map(({ id, depth }) => ({
    id,
    depth,
    parent: tree.parent(id),
    own: goals.get(id)?.departments ?? [],
  }));
  const columns = columnsInUse(
    covers.map((row) => row.own),
    i18n.language,
  );
  if (columns.length === 0) return <p className="goal-live__why">{t('block.noDepartments')}</p>;
  const matrix = matrixOf(covers, columns);
  const title = (id: string) => goals.get(id)?.title || t('block.untitled');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <section className="goal-live__scroll" tabIndex={0} aria-label={t('block.modes.matrix')}>
        <table className="goal-live__matrix">
          <thead>
            <tr>
              <th scope="col">{t('block.goal')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {covers.map(({ id, depth }) => (
              <tr key={id}>
                <th scope="row" data-depth={Math.min(depth, 5)}>
                  {title(id)}
                </th>
                {columns.map((column) => {
                  const cover = matrix.cover(id, column);
                  return (
                    <td key={column}>
                      {writing ? (
                        <input
                          type="checkbox"
                          aria-label={t('block.concerns', { goal: title(id), department: column })}
                          checked={cover === 'own'}
                          onChange={({ target }) =>
                            target.checked
                              ? store.addTo([id], 'departments', column)
                              : store.removeFrom([id], 'departments', column)
                          }
                        />
                      ) : (
                        <span data-cover={cover ?? 'none'}>
                          {cover ? t(`block.cover.${cover}`) : ''}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 && <p className="goal-live__why">{t('block.more', { count: left })}</p>}
    </>
  );
}
