import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { placeMenu } from '@/design';
import './tools.css';

/**
 * Tools that stand in the toolbar where it is wide, and behind one button where it
 * is narrow: the same elements, so that neither is forgotten. The words of signs
 * (`visually-hidden`) can be read there. Dialogs of what is inside belong outside it.
 */
export function MoreTools({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const close = () => {
      if (list.current?.matches(':popover-open')) list.current.hidePopover();
    };
    window.addEventListener('resize', close);
    return () => window.removeEventListener('resize', close);
  }, []);
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const chosen = (event.target as Element).closest('button, a');
    // A menu inside opens in its place; whatever else was chosen is done.
    if (!chosen || chosen.getAttribute('aria-haspopup') === 'menu') return;
    if (list.current?.matches(':popover-open')) list.current.hidePopover();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="tool more-tools__button"
        title={label}
        aria-label={label}
        popoverTarget={id}
      >
        <MenuElipsisHorizontalIcon aria-hidden />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: closes after what the buttons inside do */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons' own keys make clicks */}
      <div
        ref={list}
        id={id}
        popover="auto"
        className="menu more-tools"
        onToggle={(event) => {
          if (event.newState !== 'open' || !list.current) return;
          placeMenu(list.current, button.current);
          list.current.querySelector<HTMLElement>('button, a')?.focus();
        }}
        onClick={onClick}
      >
        {children}
      </div>
    </>
  );
}
