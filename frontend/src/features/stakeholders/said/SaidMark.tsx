import type { Said } from './said';
import './said.css';

/**
 * Somebody says something about this: a bubble with the number of threads. For
 * pointers only; what it stands on says it in its own name, and opens it with C.
 * The number is drawn by CSS: it is no part of that name.
 */
export function SaidMark({ said }: { said: Said }) {
  const count = said.count > 99 ? '99+' : said.count;
  return (
    <span className="said-mark" data-unread={said.unread} data-count={count} aria-hidden="true">
      <svg viewBox="0 0 24 20" aria-hidden="true">
        <path d="M4 1H20A3 3 0 0 1 23 4V13A3 3 0 0 1 20 16H11L6 19.5V16H4A3 3 0 0 1 1 13V4A3 3 0 0 1 4 1Z" />
      </svg>
    </span>
  );
}

/** Whether a press was on such a mark. */
export const onSaidMark = (target: EventTarget): boolean =>
  (target as Element).closest('.said-mark') !== null;
