import { useEffect, useState } from 'react';
import { useTranslation } from '@/i18n';

/** Long enough to read and reach it by keyboard. */
const shownFor = 15_000;

interface ToastProps {
  words: string;
  /** What one can do about it, as the button says it. */
  action: string;
  onAct: () => void;
  onGone: () => void;
}

/** What was just done, and a way back. Stays while somebody is at it. */
export function Toast({ words, action, onAct, onGone }: ToastProps) {
  const { t } = useTranslation('common');
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onGone, shownFor);
    return () => clearTimeout(timer);
  }, [held, onGone]);
  return (
    <section
      className="toast"
      aria-label={words}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span>{words}</span>
      <button
        type="button"
        className="toast__act"
        onClick={() => {
          onAct();
          onGone();
        }}
      >
        {action}
      </button>
      <button type="button" className="toast__close" aria-label={t('close')} onClick={onGone}>
        <span aria-hidden="true">×</span>
      </button>
    </section>
  );
}
