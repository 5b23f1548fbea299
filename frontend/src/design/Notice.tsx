import type { ReactNode } from 'react';

interface NoticeProps {
  kind: 'info' | 'warning' | 'danger';
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says what happened, what is safe, and what to do. Read out when it appears. */
export function Notice({ kind, title, children, action }: NoticeProps) {
  return (
    <div className={`notice notice--${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      <div className="notice__words">
        <strong>{title}</strong>
        {children}
      </div>
      {action}
    </div>
  );
}
