import { useCallback } from 'react';
import { useTranslation } from '@/i18n';
import type { MapStore, Relation } from '../model';

/** How relations are said: on a line, and as a whole sentence. */
export function useRelationWords(store: MapStore) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const type = useCallback(
    (relation: Relation) =>
      relation.type ? t(`stakeholders:values.relationType.${relation.type}`) : t('network.untyped'),
    [t],
  );
  const short = useCallback(
    (relation: Relation) => {
      const parts = [type(relation)];
      if (relation.quality === 'strained') parts.push(t('stakeholders:values.quality.strained'));
      if (relation.state === 'desired') parts.push(t('stakeholders:values.relationState.desired'));
      return parts.join(' · ');
    },
    [t, type],
  );
  const whole = useCallback(
    (relation: Relation) => {
      const name = (id: string) => store.stakeholder(id)?.name || t('stakeholders:nameless');
      return `${name(relation.fromId)} ${type(relation)} ${name(relation.toId)}`;
    },
    [store, t, type],
  );
  return { type, short, whole };
}
