import { type ReactNode, useEffect } from 'react';
import { announce } from './announce';

interface PageProps {
  title: string;
  /** What stands above the heading's line, at its right: the page's main action. */
  action?: ReactNode;
  lead?: ReactNode;
  width?: 'text' | 'wide';
  children: ReactNode;
}

/** A page: one heading, one main action, quiet rest. Sets the tab's title. */
export function Page({ title, action, lead, width = 'wide', children }: PageProps) {
  useTitle(title);
  return (
    <div className={`page page--${width}`}>
      <header className="page__head">
        <div className="page__title">
          <h1>{title}</h1>
          {lead}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

let shown = '';

/** Sets the tab's title, and says it aloud when it is another page's. */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = title ? `${title} · Samråd` : 'Samråd';
    // The first one a screen reader reads by itself.
    if (shown && shown !== title) announce(title);
    shown = title;
  }, [title]);
}
