import { formatDate, useTranslation } from '@/i18n';
import { decimal } from '../marks/useLevels';
import type { MapStore } from '../model';
import type { View } from '../view';
import type { PictureWords } from './words';

/** The words of a picture in the person's language, as of now. */
export function usePictureWords(
  store: MapStore,
  title: string,
  members: readonly { id: string; name: string }[],
) {
  const { t, i18n } = useTranslation(['stakeholderviews', 'stakeholders']);
  return (view: View, day: Date): PictureWords => {
    const value = (group: string) => (key: string | number) =>
      t(`stakeholders:values.${group}.${key}`);
    const renamed = store.gridWords();
    const type = value('relationType');
    const quality = value('quality');
    return {
      title,
      subtitle: `${t(`stakeholders:views.${view}`)} · ${formatDate(day.toISOString(), i18n.language)}`,
      category: (key) => (key === 'not_set' ? t('legend.notSet') : value('mainCategory')(key)),
      grid: (key) =>
        renamed[key] ??
        (key === 'x_axis'
          ? t('stakeholders:fields.interest')
          : key === 'y_axis'
            ? t('stakeholders:fields.influence')
            : value('quadrant')(key)),
      level: value('level'),
      engagement: value('engagement'),
      now: t('engagement.now'),
      wanted: t('engagement.wanted'),
      notPlaced: t('tray.title'),
      notAssessed: t('engagement.rest'),
      nameless: t('stakeholders:nameless'),
      relation: (relation) => {
        const parts = [relation.type ? type(relation.type) : t('network.untyped')];
        if (relation.quality === 'strained') parts.push(quality('strained'));
        if (relation.state === 'desired') parts.push(value('relationState')('desired'));
        return parts.join(' · ');
      },
      quality,
      desired: value('relationState')('desired'),
      columns: {
        name: t('stakeholders:fields.name'),
        category: t('stakeholders:fields.mainCategory'),
        role: t('stakeholders:fields.domainRole'),
        interest: t('stakeholders:fields.interest'),
        influence: t('stakeholders:fields.influence'),
        engagementNow: t('stakeholders:fields.engagementNow'),
        engagementWanted: t('stakeholders:fields.engagementWanted'),
        owner: t('stakeholders:fields.ownerId'),
      },
      role: value('domainRole'),
      person: (id) => members.find((one) => one.id === id)?.name ?? '',
      number: (one) => decimal(one, i18n.language),
    };
  };
}
