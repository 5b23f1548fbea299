import type { ReactNode } from 'react';
import { Dialog } from '@/design';
import { useMedia } from '@/design/useMedia';
import { useTranslation } from '@/i18n';
import './sidepanel.css';

interface SidePanelProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the view where there is room, over all of it on a phone. */
export function SidePanel({ label, onClose, children }: SidePanelProps) {
  const { t } = useTranslation('common');
  const wide = useMedia(besideFrom);
  if (!wide) {
    return (
      <Dialog label={label} onClose={onClose} className="side-sheet">
        <div className="side__inside" data-map>
          {children}
        </div>
      </Dialog>
    );
  }
  return (
    <aside
      className="side"
      aria-label={label}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <button
        type="button"
        className="plain-button side__close"
        aria-label={t('close')}
        onClick={onClose}
      >
        <span aria-hidden="true">×</span>
      </button>
      <div className="side__inside">{children}</div>
    </aside>
  );
}

const besideFrom = '(width >= 64rem)';

/** Whether a panel lies over the view instead of beside it. */
export const sideCovers = () => !window.matchMedia(besideFrom).matches;
