import { useCallback } from 'react';
import { useTranslation } from '@/i18n';
import type { GoalStore } from '../model';

/** What a goal is called: its title, or words for one without. */
export function useGoalName(store: GoalStore): (id: string) => string {
  const { t } = useTranslation('goals');
  return useCallback((id) => store.goal(id)?.title.trim() || t('untitled'), [store, t]);
}
