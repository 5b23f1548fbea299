import { PictureMenu as Menu } from '@/features/pictures';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import type { View } from '../view';
import { usePictureWords } from './usePictureWords';

interface PictureMenuProps {
  store: MapStore;
  view: View;
  title: string;
  members: readonly { id: string; name: string }[];
}

/** Downloads the view that is open as a picture. What draws it is loaded when it is asked for. */
export function PictureMenu({ store, view, title, members }: PictureMenuProps) {
  const { t } = useTranslation('stakeholders');
  const wordsOf = usePictureWords(store, title, members);
  const draw = async (now: Date) => {
    const { drawView } = await import('./draw');
    return drawView(store, view, wordsOf(view, now));
  };
  return <Menu {...{ title, draw }} view={t(`views.${view}`)} />;
}
