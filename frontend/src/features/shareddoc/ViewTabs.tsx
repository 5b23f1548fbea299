import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import './viewtabs.css';

interface ViewTabsProps<View extends string> {
  label: string;
  views: readonly View[];
  view: View;
  onView: (view: View) => void;
  nameOf: (view: View) => string;
  /** The element that shows the view. */
  panelId: string;
  tabId: (view: View) => string;
}

/** The views of one document, as a segmented control. Arrow keys go from one to the next. */
export function ViewTabs<View extends string>(props: ViewTabsProps<View>) {
  const { label, views, view, onView, nameOf, panelId, tabId } = props;
  const list = useRef<HTMLDivElement>(null);
  // On a narrow screen the row scrolls: the chosen one stands where it is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another is chosen
  useLayoutEffect(() => {
    const row = list.current;
    const tab = row?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!row || !tab) return;
    const before = tab.offsetLeft - row.offsetLeft;
    const after = before + tab.offsetWidth - row.clientWidth;
    row.scrollLeft = Math.min(Math.max(row.scrollLeft, after + 3), Math.max(0, before - 3));
  }, [view]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = views.indexOf(view);
    const to: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + views.length,
      Home: 0,
      End: views.length - 1,
    };
    const index = to[event.key];
    const next = index === undefined ? undefined : views[index % views.length];
    if (!next) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
    onView(next);
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className="segments" onKeyDown={onKeyDown}>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={tabId(one)}
          className="segments__one"
          aria-selected={one === view}
          aria-controls={one === view ? panelId : undefined}
          tabIndex={one === view ? 0 : -1}
          onClick={() => onView(one)}
        >
          {nameOf(one)}
        </button>
      ))}
    </div>
  );
}
