import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from '@/i18n';
import { type View, views } from '../view';

export const panelId = 'map-view';
export const tabId = (view: View) => `map-tab-${view}`;

/** Grid · Network · Table · Engagement. Arrow keys go from one to the next. */
export function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation('stakeholders');
  const list = useRef<HTMLDivElement>(null);
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
    <div
      ref={list}
      role="tablist"
      aria-label={t('views.label')}
      className="segments"
      onKeyDown={onKeyDown}
    >
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
          {t(`views.${one}`)}
        </button>
      ))}
    </div>
  );
}
