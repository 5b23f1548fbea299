import type { KeyboardEvent } from 'react';
import { LiveText } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { type GoalStore, limits, useGoal } from '../model';

interface GoalTitleProps {
  store: GoalStore;
  id: string;
  writing: boolean;
  strong?: boolean;
}

/** A goal's title, shared letter by letter for whoever may write. */
export function GoalTitle({ store, id, writing, strong }: GoalTitleProps) {
  const { t } = useTranslation('goalwork');
  const goal = useGoal(store, id);
  if (!goal) return null;
  if (!writing) {
    const Name = strong ? 'strong' : 'span';
    return <Name className="goal-live__title">{goal.title || t('block.untitled')}</Name>;
  }
  return (
    <LiveText
      store={store}
      of={id}
      field="title"
      rows={1}
      maxLength={limits.title}
      aria-label={t('block.title')}
      placeholder={t('block.untitled')}
      data-strong={strong}
      onKeyDown={keepOneLine}
    />
  );
}

// A title has one line; the one in Enter's place is the text's next.
function keepOneLine(event: KeyboardEvent) {
  if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
}
