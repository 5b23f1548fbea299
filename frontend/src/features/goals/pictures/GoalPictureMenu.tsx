import { useReferenceGoals } from '@/api';
import { PictureMenu } from '@/features/pictures';
import { useTranslation } from '@/i18n';
import { useOrganisationName, usePersonName } from '../inputs';
import type { GoalViewProps, View } from '../view';

interface GoalPictureMenuProps
  extends Pick<GoalViewProps, 'store' | 'title' | 'members' | 'organisations' | 'documentId'> {
  view: View;
  groupId: string;
}

/** Downloads the view that is open as a picture. What draws it is loaded when it is asked for. */
export function GoalPictureMenu(props: GoalPictureMenuProps) {
  const { store, view, title, members, organisations, documentId, groupId } = props;
  const { t, i18n } = useTranslation(['goalviews', 'goals', 'connect']);
  const personName = usePersonName(members);
  const organisationName = useOrganisationName();
  const references = useReferenceGoals(view === 'coverage' ? groupId : undefined).data ?? [];
  const draw = async (now: Date) => {
    const { drawView, pictureWords } = await import('./draw');
    const words = pictureWords({
      t,
      language: i18n.language,
      title,
      view,
      now,
      personName,
      organisationName,
    });
    return drawView({ store, view, documentId, members, organisations, references, now }, words);
  };
  return <PictureMenu {...{ title, draw }} view={t(`goals:views.${view}`)} />;
}
