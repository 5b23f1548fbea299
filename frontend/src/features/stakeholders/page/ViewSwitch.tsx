import { ViewTabs } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { type View, views } from '../view';

export const panelId = 'map-view';
export const tabId = (view: View) => `map-tab-${view}`;

/** Grid · Network · Table · Engagement. */
export function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation('stakeholders');
  return (
    <ViewTabs
      label={t('views.label')}
      nameOf={(one) => t(`views.${one}`)}
      {...{ views, view, onView, panelId, tabId }}
    />
  );
}
