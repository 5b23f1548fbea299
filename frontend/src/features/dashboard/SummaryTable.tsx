import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { Share } from './Share';
import type { DashboardSearch } from './search';

interface SummaryRow {
  key: string | number;
  name: string;
  /** What the name narrows the page down to. */
  search: DashboardSearch;
  current: boolean;
  goals: number;
  progress: number | null;
  measured: number;
  /** One for each of the figures' headers. */
  figures: readonly { count: number; bad?: boolean }[];
}

interface SummaryTableProps {
  /** Of the heading. */
  id: string;
  title: string;
  /** What the rows are. */
  of: string;
  /** Headers of what follows how many goals there are and how far they have come. */
  figures: readonly string[];
  rows: readonly SummaryRow[];
  groupId: string;
}

/**
 * Goals in a line for each of something; on a phone each line is a small list of its
 * own. Scrolls by itself where it is too wide nevertheless.
 */
export function SummaryTable({ id, title, of, figures, rows, groupId }: SummaryTableProps) {
  const { t } = useTranslation('goalwork');
  if (rows.length === 0) return null;
  const columns = [of, t('dashboard.columns.goals'), t('dashboard.columns.progress'), ...figures];
  return (
    <div className="section">
      <h2 id={id}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <section className="dashboard__scroll" aria-labelledby={id} tabIndex={0}>
        <table className="dashboard__table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} aria-current={row.current || undefined}>
                <th scope="row">
                  <Link to="/groups/$groupId/goals" params={{ groupId }} search={row.search}>
                    {row.name}
                  </Link>
                </th>
                <td data-label={columns[1]}>{row.goals}</td>
                <td data-label={columns[2]}>
                  <Share progress={row.progress} measured={row.measured} of={row.goals} />
                </td>
                {row.figures.map(({ count, bad }, i) => (
                  <td key={figures[i]} data-label={figures[i]} data-bad={bad && count > 0}>
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
