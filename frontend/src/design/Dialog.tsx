import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from '@/i18n';

interface DialogProps {
  /** The id of the heading inside, or a name. */
  labelledBy?: string;
  label?: string;
  onClose: () => void;
  /** A press outside closes: only where nothing typed can be lost. */
  light?: boolean;
  closeButton?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * A modal dialog, open as long as it is rendered. The browser's own: it keeps
 * the focus inside, closes on Escape, and gives the focus back. (The one of
 * Designsystemet closes by invoker commands, which browsers of last year lack
 * without its 28 KB polyfill.)
 */
export function Dialog(props: DialogProps) {
  const { labelledBy, label, onClose, light, closeButton = true, className, children } = props;
  const { t } = useTranslation('common');
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      // The element is taken away before the browser can look back.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={className ? `ds-dialog ${className}` : 'ds-dialog'}
      aria-labelledby={labelledBy}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // Escape closes this dialog, and not also the panel it was opened from.
        if (event.key === 'Escape') event.stopPropagation();
      }}
      onClick={(event) => {
        // The backdrop belongs to the dialog element itself.
        if (light && event.target === event.currentTarget) onClose();
      }}
    >
      {children}
      {/* Last, so that the focus starts in the first field. */}
      {closeButton && (
        <button
          type="button"
          className="ds-button"
          data-variant="tertiary"
          data-icon="true"
          data-command="close"
          aria-label={t('close')}
          onClick={onClose}
        />
      )}
    </dialog>
  );
}
