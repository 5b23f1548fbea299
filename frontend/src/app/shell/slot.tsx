import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

const slotId = 'top-bar-slot';

/** Where a page may put its own status, people and actions into the top bar. */
export function TopBarSlot() {
  return <div id={slotId} className="top-bar__slot" />;
}

/** Renders its children in the top bar, as long as the page is open. */
export function TopBarActions({ children }: { children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => setSlot(document.getElementById(slotId)), []);
  return slot && createPortal(children, slot);
}
