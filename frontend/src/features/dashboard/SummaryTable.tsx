import type { ReactNode } from 'react';

interface SummaryTableProps {
  /** Of the heading. */
  id: string;
  title: string;
  columns: readonly string[];
  /** The rows. */
  children: ReactNode;
}

/** A heading and a table of figures that scrolls by itself where it is too wide. */
export function SummaryTable({ id, title, columns, children }: SummaryTableProps) {
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
          <tbody>{children}</tbody>
        </table>
      </section>
    </div>
  );
}
