import { ChevronDownIcon } from '@navikt/aksel-icons';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface MenuItem {
  id: string;
  label: string;
  icon?: ReactNode;
  hint?: string;
  checked?: boolean;
  /** A link instead of an action: the browser follows it. */
  href?: string;
  choose?: () => void;
}

interface MenuProps {
  label: string;
  /** What the button shows after the label, which is then for screen readers only. */
  children?: ReactNode;
  items: MenuItem[];
  className?: string;
  /** Set by a toolbar that moves the focus itself. */
  tabIndex?: number;
}

/**
 * A button with a menu, by keyboard as ARIA describes it. The list is in the
 * top layer, so that a scrolling toolbar does not clip it.
 */
export function Menu({ label, children, items, className = '', tabIndex }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const element = list.current;
    if (!element || !open) return;
    element.showPopover?.();
    // Once it is there: how high it is decides where it fits.
    placeMenu(element, button.current);
    focusItem(element, items.findIndex((item) => item.checked) || 0);
    const close = () => setOpen(false);
    const closeOutside = (event: PointerEvent) => {
      const inside = event.composedPath();
      if (!inside.includes(element) && !inside.includes(button.current as EventTarget)) close();
    };
    window.addEventListener('resize', close);
    document.addEventListener('pointerdown', closeOutside, true);
    return () => {
      window.removeEventListener('resize', close);
      document.removeEventListener('pointerdown', closeOutside, true);
    };
  }, [open, items]);

  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const element = list.current;
    if (!element) return;
    const at = itemsOf(element).indexOf(document.activeElement as HTMLElement);
    const last = items.length - 1;
    const to: Record<string, number> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const target = to[event.key];
    if (target !== undefined) focusItem(element, target);
    else if (event.key === 'Escape') leave();
    else if (event.key === 'Tab') return setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={`menu-button ${className}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={children ? label : undefined}
        tabIndex={tabIndex}
        data-tool
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <span className={children ? 'visually-hidden' : undefined}>{label}</span>
        {children}
        <ChevronDownIcon aria-hidden className="menu-button__arrow" />
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          className="menu"
          popover="manual"
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <Item key={item.id} item={item} leave={leave} />
          ))}
        </div>
      )}
    </>
  );
}

function Item({ item, leave }: { item: MenuItem; leave: () => void }) {
  const words = (
    <>
      {item.icon && <span className="menu__icon">{item.icon}</span>}
      <span className="menu__label">{item.label}</span>
      {item.hint && (
        <span className="menu__hint" aria-hidden="true">
          {item.hint}
        </span>
      )}
    </>
  );
  if (item.href) {
    return (
      <a
        role="menuitem"
        className="menu__item"
        href={item.href}
        download
        onClick={leave}
        tabIndex={-1}
      >
        {words}
      </a>
    );
  }
  const role =
    item.checked === undefined
      ? ({ role: 'menuitem' } as const)
      : ({ role: 'menuitemradio', 'aria-checked': item.checked } as const);
  return (
    <button
      type="button"
      {...role}
      className="menu__item"
      tabIndex={-1}
      onClick={() => {
        leave();
        item.choose?.();
      }}
    >
      {words}
    </button>
  );
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('.menu__item')];
}

function focusItem(list: HTMLElement, index: number) {
  itemsOf(list)[Math.max(0, index)]?.focus();
}

/** Below a button, or where there is room for it. */
export function placeMenu(list: HTMLElement, button: HTMLElement | null) {
  if (!button) return;
  const { left, top, bottom } = button.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  list.style.left = `${Math.round(Math.max(8, Math.min(left, width - 272)))}px`;
  // Above the button where there is no room below it; over it where there is none at all.
  const high = list.offsetHeight;
  const below = bottom + 4;
  const above = top - 4 - high;
  const at = below + high + 8 <= height ? below : above >= 8 ? above : height - 8 - high;
  list.style.top = `${Math.round(Math.max(8, at))}px`;
}
